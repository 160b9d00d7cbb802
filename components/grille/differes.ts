'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const GrilleSaisie = dynamic(() => insister(() => import('./grille-saisie')).then((m) => m.GrilleSaisie));

export const GrilleLecture = dynamic(() => insister(() => import('./lecture')).then((m) => m.GrilleLecture));
