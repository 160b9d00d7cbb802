'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const CreationEvaluation = dynamic(() =>
  insister(() => import('./creation-evaluation')).then((m) => m.CreationEvaluation),
);
