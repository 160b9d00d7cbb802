'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireOubli = dynamic(() =>
  insister(() => import('./formulaire-oubli')).then((m) => m.FormulaireOubli),
);
