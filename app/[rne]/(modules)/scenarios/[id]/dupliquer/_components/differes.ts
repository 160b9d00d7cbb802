'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Duplication = dynamic(() => insister(() => import('./duplication')).then((m) => m.Duplication));
