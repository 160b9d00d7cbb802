import type { ReactNode } from 'react';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { IconeCrayon } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant } from '@/lib/dates';
import { LIBELLES_ETAT } from '@/lib/utilisateurs/regles';
import { trie } from '@/lib/utilisateurs/regles-liste';
import type { FiltreListe } from '@/lib/utilisateurs/schema';
import type { LigneUtilisateur } from '@/lib/utilisateurs/serveur/queries-liste';
import { Masquer, Ramener, Reinitialiser } from './actes';
import { ProfilOrigine } from './profil-origine';

/** Une personne par ligne (G 3.3.2) : identifiant, profil, discipline, classes, et ce qu'on peut y faire. */
const colonnes = (rne: string): Colonne<LigneUtilisateur, FiltreListe['tri']>[] => [
  {
    cle: 'nom',
    titre: 'Nom et identifiant',
    tri: 'croissant',
    nomme: true,
    className: 'colle min-w-32',
    cellule: (l) => (
      <>
        <Lien href={adresseDe(rne, 'utilisateurs/[id]', { id: l.id })} className="lien">
          {l.nom} {l.prenom}
        </Lien>
        {l.soi && <span className="font-normal text-texte-doux"> (vous)</span>}
        <span className="block font-normal break-words text-texte-doux">{l.login}</span>
      </>
    ),
  },
  {
    cle: 'profil',
    titre: 'Profil',
    tri: 'croissant',
    className: 'min-w-28',
    cellule: (l) => <ProfilOrigine profil={l.profil} origine={l.origine} />,
  },
  { cle: 'discipline', titre: 'Discipline', tri: 'croissant', libelle: 'Discipline', cellule: (l) => l.discipline },
  { cle: 'classes', titre: 'Classes', className: 'min-w-28', libelle: 'Classes', cellule: (l) => l.classes },
  {
    cle: 'courriel',
    titre: 'Adresse électronique',
    className: 'min-w-36 break-words',
    libelle: 'Adresse',
    cellule: (l) =>
      l.courriel ?? (
        <span className="text-texte-doux">
          Aucune<span className="block text-xs">réinitialisation impossible</span>
        </span>
      ),
  },
  {
    cle: 'connexion',
    titre: 'Dernière connexion',
    tri: 'decroissant',
    className: 'min-w-28',
    libelle: 'Connexion',
    cellule: (l) => (
      <>
        {formaterInstant(l.connecteLe)}
        {l.etat !== 'ouvert' && <span className="block text-info">{LIBELLES_ETAT[l.etat]}</span>}
      </>
    ),
  },
  { cle: 'actions', titre: 'Actions', className: 'etroit', cellule: (l) => <Actions rne={rne} ligne={l} /> },
];

type Props = { rne: string; filtre: FiltreListe; lignes: LigneUtilisateur[]; vide: ReactNode };

export const TableauUtilisateurs = ({ rne, filtre, lignes, vide }: Props) => (
  <Tableau
    legende="Utilisateurs de l’établissement"
    legendeCachee
    dense
    cartes
    colonnes={colonnes(rne)}
    lignes={lignes}
    cle={(l) => l.id}
    tri={trie(adresseDe(rne, 'utilisateurs'), filtre)}
    vide={vide}
  />
);

function Actions({ rne, ligne }: { rne: string; ligne: LigneUtilisateur }) {
  const cible = { id: ligne.id, qui: `${ligne.prenom} ${ligne.nom}`.trim(), iconeSeule: true };
  const importe = ligne.origine === 'siecle';
  if (ligne.etat === 'masque' || ligne.etat === 'suspendu') return <Ramener {...cible} importe={importe} />;
  return (
    <span className="flex gap-1">
      <LienBouton
        href={adresseDe(rne, 'utilisateurs/[id]', { id: ligne.id })}
        libelle={`Modifier\u00a0: ${cible.qui}`}
        icone={<IconeCrayon />}
        variante="discret"
        taille="petit"
      />
      {ligne.courriel && !ligne.soi && <Reinitialiser {...cible} courriel={ligne.courriel} />}
      {!importe && !ligne.soi && <Masquer {...cible} />}
    </span>
  );
}
