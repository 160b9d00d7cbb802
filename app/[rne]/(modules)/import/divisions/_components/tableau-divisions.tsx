import { Badge, type TonBadge } from '@/components/ui/badge';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { DivisionListee, Situation } from '@/lib/siecle/serveur/queries-divisions';
import { FormulaireDivision } from './formulaire-division';

const SITUATIONS: Record<Situation, { libelle: string; ton: TonBadge }> = {
  manuel: { libelle: 'Corrigé à la main', ton: 'info' },
  mef: { libelle: 'D’après le MEF', ton: 'succes' },
  mixte: { libelle: 'D’après le MEF de chacun', ton: 'succes' },
  'a-choisir': { libelle: 'À choisir', ton: 'attention' },
  'hors-griotte': { libelle: 'Aucun diplôme de Griotte', ton: 'neutre' },
};

/** Une division par ligne : son MEF, son effectif, son rattachement à corriger sur place. */
export function TableauDivisions(props: {
  divisions: readonly DivisionListee[];
  diplomes: { valeur: string; libelle: string }[];
}) {
  return (
    // `relative` : les libellés cachés des listes restent dans la zone qui défile.
    <Tableau legende="Divisions de l’année" legendeCachee dense className="relative">
      <thead>
        <tr>
          <Colonne className="colle">Division</Colonne>
          <Colonne>Diplôme et niveau</Colonne>
          <Colonne>MEF</Colonne>
          <Colonne className="nombre">Apprenants</Colonne>
        </tr>
      </thead>
      <tbody>
        {props.divisions.map((d) => (
          <tr key={d.id}>
            <th scope="row" className="colle">
              {d.code}
              {d.libelle !== d.code && <span className="block font-normal text-texte-doux">{d.libelle}</span>}
            </th>
            <td>
              <FormulaireDivision
                division={{ id: d.id, code: d.code, manuel: d.manuel }}
                referentiel={d.referentiel ?? ''}
                niveau={String(d.niveau ?? '')}
                diplomes={props.diplomes}
              >
                <Badge ton={SITUATIONS[d.situation].ton}>{SITUATIONS[d.situation].libelle}</Badge>
              </FormulaireDivision>
            </td>
            <td className="min-w-56">
              {d.mefs.map((m) => (
                <span key={m.code} className="block">
                  {m.libelle ?? 'MEF inconnu de Griotte'} <span className="text-texte-doux">({m.code})</span>
                </span>
              ))}
            </td>
            <td className="nombre">{d.apprenants}</td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}
