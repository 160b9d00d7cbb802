'use client';

import { Degre } from '@/components/degre';
import { MentionOrigine } from '@/components/transferee';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { cx } from '@/components/ui/cx';
import { IconeOeil, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { fauteDeNom } from '@/lib/export-passeport/noms';
import type { LigneExport } from '@/lib/export-passeport/vue';
import { ChampNom } from './champ-nom';

interface Props {
  adresse: string;
  legende: string;
  lignes: readonly LigneExport[];
  estCochee: (ligne: LigneExport) => boolean;
  /** Le nom rendu unique, pour une ligne cochée. */
  nomFinal: (ligne: LigneExport) => string | undefined;
  onCocher: (ligne: LigneExport, oui: boolean) => void;
  onRenommer: (ligne: LigneExport, nom: string) => void;
}

/** Sur un téléphone, chaque ligne devient une carte : la case à gauche, le reste l'un sous l'autre. */
const CELLULE = 'max-md:col-start-2 max-md:block max-md:border-0 max-md:p-0';

export function TableauExport({ legende, lignes, ...suite }: Props) {
  return (
    <Tableau legende={legende} legendeCachee dense>
      <thead className="max-md:sr-only">
        <tr>
          <Colonne className="etroit">Exporter</Colonne>
          <Colonne>Nom de la fiche</Colonne>
          <Colonne>Nom du fichier</Colonne>
          <Colonne>Créée le</Colonne>
          <Colonne>
            <abbr title="Pièces jointes">PJ</abbr>
          </Colonne>
          <Colonne>Évaluation</Colonne>
          <Colonne className="etroit">Action</Colonne>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {lignes.map((ligne) => (
          <Ligne key={ligne.cle} ligne={ligne} {...suite} />
        ))}
      </tbody>
    </Tableau>
  );
}

function Ligne({
  ligne: l,
  adresse,
  estCochee,
  nomFinal,
  onCocher,
  onRenommer,
}: Omit<Props, 'legende' | 'lignes'> & { ligne: LigneExport }) {
  const faute = l.refus ? null : fauteDeNom(l.nom);
  const unique = nomFinal(l);
  return (
    <tr
      className={cx(
        'max-md:grid max-md:grid-cols-[auto_minmax(0,1fr)] max-md:gap-x-2 max-md:gap-y-1.5 max-md:border-b max-md:border-filet max-md:p-3',
        l.refus && 'bg-creux',
      )}
    >
      <td className="md:w-px max-md:row-span-6 max-md:block max-md:border-0 max-md:p-0">
        <CaseACocher
          libelle={`Exporter la fiche «\u00a0${l.titre}\u00a0»`}
          libelleCache
          name="fiche"
          value={l.cle}
          disabled={l.refus !== null}
          checked={estCochee(l)}
          onChange={(e) => onCocher(l, e.target.checked)}
        />
      </td>
      <th scope="row" className={cx(CELLULE, 'min-w-48 text-left font-normal')}>
        <span className="font-medium">{l.titre}</span>
        <span className="block text-sm text-texte-doux">{l.item}</span>
        <MentionOrigine origine={l.origine} />
        {l.refus && <span className="block text-sm font-medium text-attention">{l.refus}</span>}
      </th>
      <td className={cx(CELLULE, 'md:min-w-56 lg:min-w-72')}>
        {!l.refus && (
          <ChampNom
            ligne={l}
            faute={faute}
            autre={!faute && unique !== undefined && unique !== l.nom ? unique : ''}
            onChange={(nom) => onRenommer(l, nom)}
          />
        )}
      </td>
      <td className={CELLULE}>
        <span className="text-sm text-texte-doux md:hidden">Créée le </span>
        {l.creeLe}
      </td>
      <td className={cx(CELLULE, !l.jointe && 'max-md:hidden')}>
        {l.jointe && <Trombone />}
        <span aria-hidden="true" className="ml-1 text-sm text-texte-doux md:hidden">
          Pièces jointes
        </span>
      </td>
      <td className={CELLULE}>
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <span className="text-sm text-texte-doux md:hidden">Évaluation</span>
          <Degre degre={l.degre} />
          {l.evalueeLe && <span className="text-sm whitespace-nowrap text-texte-doux">{l.evalueeLe}</span>}
        </span>
      </td>
      <td className={cx(CELLULE, 'md:w-px md:whitespace-nowrap')}>
        <Lien
          href={`${adresse}/${l.id}`}
          className="lien inline-flex items-center gap-1.5 whitespace-nowrap pointer-coarse:min-h-11"
        >
          <IconeOeil taille={16} />
          Voir<span className="sr-only"> la fiche «&nbsp;{l.titre}&nbsp;»</span>
        </Lien>
      </td>
    </tr>
  );
}

const Trombone = () => (
  <span role="img" aria-label="Pièces jointes" title="Pièces jointes" className="inline-block align-middle">
    <IconeTrombone taille={16} />
  </span>
);
