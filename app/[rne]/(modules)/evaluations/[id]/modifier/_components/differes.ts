'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Modification = dynamic(() => insister(() => import('./modification')).then((m) => m.Modification));
