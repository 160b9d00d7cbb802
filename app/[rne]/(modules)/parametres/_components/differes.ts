'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireDegres = dynamic(() =>
  insister(() => import('./formulaire-degres')).then((m) => m.FormulaireDegres),
);

export const FormulaireMasques = dynamic(() =>
  insister(() => import('./formulaire-masques')).then((m) => m.FormulaireMasques),
);

export const FormulaireRenseignements = dynamic(() =>
  insister(() => import('./formulaire-renseignements')).then((m) => m.FormulaireRenseignements),
);

export const ImageEtablissement = dynamic(() =>
  insister(() => import('./image-etablissement')).then((m) => m.ImageEtablissement),
);
