'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireDepot = dynamic(() =>
  insister(() => import('./formulaire-depot')).then((m) => m.FormulaireDepot),
);

export const FormulaireTableur = dynamic(() =>
  insister(() => import('./formulaire-tableur')).then((m) => m.FormulaireTableur),
);
