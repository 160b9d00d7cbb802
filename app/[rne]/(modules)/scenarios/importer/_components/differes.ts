'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const ImportScpro = dynamic(() => insister(() => import('./import-scpro')).then((m) => m.ImportScpro));
