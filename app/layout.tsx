import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { NavigationDouce } from '@/components/navigation/navigation-douce';
import { SurvolInfobulles } from '@/components/ui/survol-infobulles';
import './globals.css';

export const metadata: Metadata = {
  description: 'Le suivi des compétences en lycée professionnel.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Aucune page n'est faite d'avance, pas même celle d'une adresse inconnue : chacune porte le nonce de sa réponse. */
export default async function Gabarit({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="fr">
      <body>
        {children}
        <NavigationDouce />
        <SurvolInfobulles />
      </body>
    </html>
  );
}
