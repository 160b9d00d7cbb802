'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Apprenants = dynamic(() => insister(() => import('./apprenants')).then((m) => m.Apprenants));
