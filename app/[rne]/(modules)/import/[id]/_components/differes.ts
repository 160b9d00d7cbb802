'use client';

import dynamic from 'next/dynamic';
import { insister } from '@/components/envoi/plus-tard';

export const Annuler = dynamic(() => insister(() => import('./annuler')).then((m) => m.Annuler));

export const Importer = dynamic(() => insister(() => import('./importer')).then((m) => m.Importer));

export const Questions = dynamic(() => insister(() => import('./questions')).then((m) => m.Questions));
