'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireUtilisateur = dynamic(() =>
  insister(() => import('./formulaire-utilisateur')).then((m) => m.FormulaireUtilisateur),
);
