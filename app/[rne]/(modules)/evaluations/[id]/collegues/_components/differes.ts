'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Collegues = dynamic(() => insister(() => import('./collegues')).then((m) => m.Collegues));
