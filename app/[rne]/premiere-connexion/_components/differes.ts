'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulairePersonnaliser = dynamic(() =>
  insister(() => import('./formulaire-personnaliser')).then((m) => m.FormulairePersonnaliser),
);
