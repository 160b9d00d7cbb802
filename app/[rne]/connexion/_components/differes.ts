'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireConnexion = dynamic(() =>
  insister(() => import('./formulaire-connexion')).then((m) => m.FormulaireConnexion),
);
