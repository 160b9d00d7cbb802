'use client';

import { useEffect } from 'react';
import { annoncerSession } from '@/components/envoi/reprise';

/** Dit aux autres onglets qu'une session vient de s'ouvrir. */
export function DireSessionOuverte() {
  useEffect(annoncerSession, []);
  return null;
}
