'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireScenario = dynamic(() =>
  insister(() => import('./formulaire-scenario')).then((m) => m.FormulaireScenario),
);
