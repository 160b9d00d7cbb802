'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireResume = dynamic(() =>
  insister(() => import('./formulaire-resume')).then((m) => m.FormulaireResume),
);

export const FormulaireMotDePasse = dynamic(() =>
  insister(() => import('./formulaire-mot-de-passe')).then((m) => m.FormulaireMotDePasse),
);

export const FormulaireCourriel = dynamic(() =>
  insister(() => import('./formulaire-courriel')).then((m) => m.FormulaireCourriel),
);
