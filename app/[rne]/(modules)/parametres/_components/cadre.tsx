import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';

/** Ce que dit chaque volet une fois validé. */
export const ENREGISTRE = 'Vos modifications sont enregistrées.';

/** Les quatre volets du guide, dans son ordre (3.6.2), puis les nôtres. */
const VOLETS = [
  { chemin: 'parametres', libelle: 'Établissement' },
  { chemin: 'parametres/transfert', libelle: 'Transfert' },
  { chemin: 'parametres/masques', libelle: 'Masques' },
  { chemin: 'parametres/resultats', libelle: 'Résultats' },
  { chemin: 'parametres/securite', libelle: 'Sécurité' },
  { chemin: 'parametres/connexions', libelle: 'Connexions' },
] as const;

type Props = { rne: string; volet: (typeof VOLETS)[number]['chemin']; titre: string; children: ReactNode };

/** L'en-tête de tout volet des Paramètres : chemin, titre, onglets. */
export function CadreParametres({ rne, volet, titre, children }: Props) {
  return (
    <>
      <EnTetePage titre={titre} etapes={filAriane(rne, 'parametres', volet === 'parametres' ? [] : [titre])} />
      <OngletsLiens
        libelle="Volets des paramètres"
        onglets={VOLETS.map((v) => ({ libelle: v.libelle, href: adresseDe(rne, v.chemin), actif: v.chemin === volet }))}
      />
      <div className="mt-6 flex flex-col gap-4 sm:gap-6">{children}</div>
    </>
  );
}
