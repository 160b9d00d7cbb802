import type { ReactNode } from 'react';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { IconeCrayon, IconeDupliquer, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterJour } from '@/lib/dates';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { trie } from '@/lib/scenarios/regles-liste';
import type { FiltreListe } from '@/lib/scenarios/schema';
import type { LigneScenario } from '@/lib/scenarios/serveur/queries-listes';
import { Supprimer } from './supprimer';
import { Visibilite } from './visibilite';

const colonnes = (rne: string): Colonne<LigneScenario, FiltreListe['tri']>[] => [
  {
    cle: 'titre',
    titre: 'Titre',
    tri: 'croissant',
    nomme: true,
    className: 'colle min-w-40',
    cellule: (l) => (
      <>
        <Lien href={adresseDe(rne, 'scenarios/[id]', { id: l.id })} className="lien">
          {l.titre}
        </Lien>
        <span className="mt-1 block">
          <Visibilite prive={l.prive} />
        </span>
      </>
    ),
  },
  { cle: 'niveau', titre: 'Niveau', tri: 'croissant', className: 'suite', cellule: (l) => libelleNiveau(l.niveau) },
  { cle: 'diplome', titre: 'Diplôme', className: 'suite', cellule: (l) => l.sigle },
  {
    cle: 'auteur',
    titre: 'Auteur',
    tri: 'croissant',
    className: 'suite',
    cellule: (l) => (l.estAuteur ? 'Vous' : l.auteur),
  },
  { cle: 'items', titre: 'Items', libelle: 'Items', className: 'nombre', cellule: (l) => l.items },
  {
    cle: 'fichiers',
    titre: 'Fichiers',
    libelle: 'Fichiers',
    className: 'centre',
    cellule: (l) => l.fichiers > 0 && <Joints nombre={l.fichiers} />,
  },
  {
    cle: 'date',
    titre: 'Modifié le',
    tri: 'decroissant',
    libelle: 'Modifié le',
    className: 'whitespace-nowrap',
    cellule: (l) => formaterJour(l.modifieLe),
  },
  {
    cle: 'actions',
    titre: 'Actions',
    className: 'whitespace-nowrap',
    cellule: (l) => <Actions rne={rne} ligne={l} />,
  },
];

type Props = { rne: string; filtre: FiltreListe; lignes: readonly LigneScenario[]; vide: ReactNode };

export const Liste = ({ rne, filtre, lignes, vide }: Props) => (
  <Tableau
    legende="Scénarios pédagogiques"
    legendeCachee
    cartes
    colonnes={colonnes(rne)}
    lignes={lignes}
    cle={(l) => l.id}
    tri={trie(adresseDe(rne, 'scenarios'), filtre)}
    vide={vide}
  />
);

function Actions({ rne, ligne: { id, titre, estAuteur, fichiers } }: { rne: string; ligne: LigneScenario }) {
  const nom = `«\u00a0${titre}\u00a0»`;
  return (
    <span className="flex gap-1">
      <Geste
        href={adresseDe(rne, 'scenarios/[id]/dupliquer', { id })}
        libelle={`Dupliquer ${nom}`}
        icone={<IconeDupliquer />}
      />
      {estAuteur && (
        <>
          <Geste
            href={adresseDe(rne, 'scenarios/[id]/modifier', { id })}
            libelle={`Modifier ${nom}`}
            icone={<IconeCrayon />}
          />
          <Supprimer id={id} titre={titre} fichiers={fichiers} iconeSeule />
        </>
      )}
    </span>
  );
}

const Geste = (props: { href: string; libelle: string; icone: ReactNode }) => (
  <LienBouton {...props} variante="discret" taille="petit" />
);

const Joints = ({ nombre }: { nombre: number }) => (
  <span className="inline-flex items-center gap-1 tabular-nums">
    <IconeTrombone taille={16} />
    {nombre}
    <span className="sr-only"> fichier{nombre > 1 ? 's joints' : ' joint'}</span>
  </span>
);
