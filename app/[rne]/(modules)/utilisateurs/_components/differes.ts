'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireCreation = dynamic(() =>
  insister(() => import('./formulaire-creation')).then((m) => m.FormulaireCreation),
);
