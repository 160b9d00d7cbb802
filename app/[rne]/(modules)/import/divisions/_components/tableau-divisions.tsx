import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { EtatVide } from '@/components/ui/etat-vide';
import type { DivisionListee, Situation } from '@/lib/siecle/serveur/queries-divisions';
import { FormulaireDivision } from './formulaire-division';

const SITUATIONS: Record<Situation, { libelle: string; ton: TonBadge }> = {
  manuel: { libelle: 'Corrigé à la main', ton: 'info' },
  mef: { libelle: 'D’après le MEF', ton: 'succes' },
  mixte: { libelle: 'D’après le MEF de chacun', ton: 'succes' },
  'a-choisir': { libelle: 'À choisir', ton: 'attention' },
  'hors-griotte': { libelle: 'Aucun diplôme de Griotte', ton: 'neutre' },
};

type Diplomes = { valeur: string; libelle: string }[];

const colonnes = (diplomes: Diplomes): Colonne<DivisionListee>[] => [
  {
    cle: 'division',
    titre: 'Division',
    nomme: true,
    className: 'colle',
    cellule: (d) => (
      <>
        {d.code}
        {d.libelle !== d.code && <span className="block font-normal text-texte-doux">{d.libelle}</span>}
      </>
    ),
  },
  {
    cle: 'rattachement',
    titre: 'Diplôme et niveau',
    cellule: (d) => (
      <FormulaireDivision
        division={{ id: d.id, code: d.code, manuel: d.manuel }}
        referentiel={d.referentiel ?? ''}
        niveau={String(d.niveau ?? '')}
        diplomes={diplomes}
      >
        <Badge ton={SITUATIONS[d.situation].ton}>{SITUATIONS[d.situation].libelle}</Badge>
      </FormulaireDivision>
    ),
  },
  {
    cle: 'mef',
    titre: 'MEF',
    className: 'min-w-56',
    cellule: (d) =>
      d.mefs.map((m) => (
        <span key={m.code} className="block">
          {m.libelle ?? 'MEF inconnu de Griotte'} <span className="text-texte-doux">({m.code})</span>
        </span>
      )),
  },
  { cle: 'apprenants', titre: 'Apprenants', libelle: 'Apprenants', className: 'nombre', cellule: (d) => d.apprenants },
];

/** Une division par ligne : son MEF, son effectif, son rattachement à corriger sur place. */
export const TableauDivisions = (props: { divisions: readonly DivisionListee[]; diplomes: Diplomes }) => (
  <Tableau
    legende="Divisions de l’année"
    legendeCachee
    dense
    cartes
    colonnes={colonnes(props.diplomes)}
    lignes={props.divisions}
    cle={(d) => d.id}
    vide={<EtatVide titre="Aucune division ici">Les autres onglets montrent le reste de l’établissement.</EtatVide>}
  />
);
