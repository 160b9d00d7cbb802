import type { ReactNode } from 'react';
import { Carte } from '@/components/ui/carte';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterJour } from '@/lib/dates';

interface Props {
  compte: {
    rne: string;
    nom: string;
    courriel: string | null;
    adresse: string | null;
    codePostal: string | null;
    commune: string | null;
    telephone: string | null;
    creeLe: Date;
  };
  /** Où ses utilisateurs se connectent. */
  adresse: string;
}

/** Le compte de l'établissement et son contact (ABO-1), tels que Paramètres les tient. */
export function Compte({ compte: c, adresse }: Props) {
  const postale = [c.adresse, [c.codePostal, c.commune].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-2">
      <Carte titre="Compte">
        <Liste>
          <Element terme="Établissement">{c.nom}</Element>
          <Element terme="Code UAI (RNE)">{c.rne}</Element>
          <Element terme="Adresse de connexion">{adresse}</Element>
          <Element terme="Ouvert le">{formaterJour(c.creeLe)}</Element>
        </Liste>
      </Carte>
      <Carte
        titre="Contact"
        actions={
          <LienBouton href={adresseDe(c.rne, 'parametres')} taille="petit">
            Modifier dans Paramètres
          </LienBouton>
        }
      >
        <Liste>
          <Element terme="Adresse électronique">{c.courriel}</Element>
          <Element terme="Téléphone">{c.telephone}</Element>
          <Element terme="Adresse postale">{postale}</Element>
        </Liste>
      </Carte>
    </div>
  );
}

const Liste = ({ children }: { children: ReactNode }) => (
  <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)]">{children}</dl>
);

const Element = ({ terme, children }: { terme: string; children: ReactNode }) => (
  <div className="contents">
    <dt className="text-texte-doux max-sm:-mb-2.5 max-sm:text-sm">{terme}</dt>
    <dd className="wrap-anywhere">{children || <span className="text-texte-doux">Non renseigné</span>}</dd>
  </div>
);
