import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { OngletsLiens } from '@/components/ui/onglets-liens';

/** Ce que dit chaque volet une fois validé. */
export const ENREGISTRE = 'Vos modifications sont enregistrées.';

/** Les quatre volets du module, dans l'ordre du guide (3.6.2) ; `chemin` sous `/[rne]/parametres`. */
const VOLETS = [
  { chemin: '', libelle: 'Établissement' },
  { chemin: '/transfert', libelle: 'Transfert' },
  { chemin: '/masques', libelle: 'Masques' },
  { chemin: '/resultats', libelle: 'Résultats' },
] as const;

type Props = { rne: string; volet: (typeof VOLETS)[number]['chemin']; titre: string; children: ReactNode };

/** L'en-tête de tout volet des Paramètres : chemin, titre, onglets. */
export function CadreParametres({ rne, volet, titre, children }: Props) {
  const adresse = `/${rne}/parametres`;
  const accueil = { libelle: 'Accueil', href: `/${rne}` };
  return (
    <>
      <EnTetePage
        titre={titre}
        etapes={
          volet === ''
            ? [accueil, { libelle: 'Paramètres' }]
            : [accueil, { libelle: 'Paramètres', href: adresse }, { libelle: titre }]
        }
      />
      <OngletsLiens
        libelle="Volets des paramètres"
        onglets={VOLETS.map((v) => ({ libelle: v.libelle, href: `${adresse}${v.chemin}`, actif: v.chemin === volet }))}
      />
      <div className="mt-6 flex flex-col gap-4 sm:gap-6">{children}</div>
    </>
  );
}
