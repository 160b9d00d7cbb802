'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Correspondance = dynamic(() => insister(() => import('./correspondance')).then((m) => m.Correspondance));
