'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const FormulaireFiche = dynamic(() =>
  insister(() => import('./formulaire-fiche')).then((m) => m.FormulaireFiche),
);
