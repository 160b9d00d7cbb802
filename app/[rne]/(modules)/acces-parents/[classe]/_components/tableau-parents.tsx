import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { type EleveLu, enEchec, type ParentLu, reinitialisable } from '@/lib/acces-parents/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant } from '@/lib/dates';
import { EtatMessage } from './etat-message';
import { ReinitialiserParent } from './reinitialiser-parent';

/** Un représentant légal d'un élève ; nul si SIECLE n'en donne aucun. */
interface Ligne {
  eleve: EleveLu;
  parent: ParentLu | null;
}

const enLignes = (eleve: EleveLu): Ligne[] =>
  eleve.parents.length === 0 ? [{ eleve, parent: null }] : eleve.parents.map((parent) => ({ eleve, parent }));

const colonnes = (ouvert: boolean): Colonne<Ligne>[] => [
  {
    cle: 'eleve',
    titre: 'Élève',
    nomme: true,
    className: 'colle',
    classe: () => 'align-top',
    fusion: ({ eleve }) => eleve.id,
    cellule: ({ eleve }) => (
      <>
        {nomComplet(eleve)}
        {eleve.majeur && <Badge className="ml-2">majeur</Badge>}
      </>
    ),
  },
  {
    cle: 'parent',
    titre: 'Responsable légal',
    etendue: ({ parent }) => (parent ? 1 : Number.POSITIVE_INFINITY),
    cellule: ({ parent: p }) =>
      p ? (
        <>
          {[p.civilite, nomComplet(p)].filter(Boolean).join(' ')}
          <span className="block font-mono text-texte-doux">{p.login}</span>
        </>
      ) : (
        <span className="text-texte-doux">Aucun représentant légal dans SIECLE</span>
      ),
  },
  {
    cle: 'courriel',
    titre: 'Adresse électronique',
    cellule: ({ parent: p }) => p?.courriel ?? <span className="text-texte-doux">Aucune</span>,
  },
  {
    cle: 'acces',
    titre: 'Accès',
    cellule: ({ parent, eleve }) => parent && <EtatMessage {...{ parent, eleve, ouvert }} />,
  },
  {
    cle: 'connexion',
    titre: 'Dernière connexion',
    cellule: ({ parent: p }) => p && (formaterInstant(p.connecteLe) || <span className="text-texte-doux">Jamais</span>),
  },
  {
    cle: 'mot-de-passe',
    titre: 'Mot de passe',
    cellule: ({ parent: p, eleve }) =>
      p && reinitialisable(p, eleve, ouvert) && <ReinitialiserParent parent={enBref(p)} />,
  },
];

type Props = { legende: string; eleves: readonly EleveLu[]; ouvert: boolean };

/** Une ligne par représentant légal, sous le nom de son élève (ACP-2). `ouvert` : l'accès leur est donné. */
export const TableauParents = ({ legende, eleves, ouvert }: Props) => (
  <Tableau
    legende={legende}
    legendeCachee
    dense
    colonnes={colonnes(ouvert)}
    lignes={eleves.flatMap(enLignes)}
    cle={({ eleve, parent }) => `${eleve.id} ${parent?.id}`}
  />
);

/** Ce que le bouton a besoin de savoir : le reste ne part pas au navigateur. */
const enBref = (p: ParentLu) => ({
  id: p.id,
  nom: nomComplet(p),
  courriel: p.courriel ?? '',
  echec: enEchec(p),
});
