'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireActivation = dynamic(() =>
  insister(() => import('./formulaire-activation')).then((m) => m.FormulaireActivation),
);
