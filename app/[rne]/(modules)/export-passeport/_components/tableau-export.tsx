'use client';

import { useId } from 'react';
import { Degre } from '@/components/degre';
import { MentionOrigine } from '@/components/transferee';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { cx } from '@/components/ui/cx';
import { IconeAlerte, IconeOeil, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { fauteDeNom, LONGUEUR_NOM } from '@/lib/export-passeport/regles-noms';
import type { LigneExport } from '@/lib/export-passeport/serveur/regles-vue';

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

interface PropsNom {
  ligne: LigneExport;
  faute: string | null;
  /** Le nom que le fichier prendra, quand celui-ci est déjà pris ; vide sinon. */
  autre: string;
  onChange: (nom: string) => void;
}

/** Le nom du fichier d'une fiche, proposé sans accent ni caractère spécial, à changer sur place (G 3.15.2). */
function ChampNom({ ligne, faute, autre, onChange }: PropsNom) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-1">
        <input
          aria-label={`Nom du fichier de la fiche «\u00a0${ligne.titre}\u00a0»`}
          aria-invalid={faute !== null || undefined}
          aria-describedby={faute || autre ? id : undefined}
          name={`nom:${ligne.cle}`}
          value={ligne.nom}
          maxLength={LONGUEUR_NOM}
          spellCheck={false}
          autoComplete="off"
          onChange={(e) => onChange(e.target.value)}
          className="saisie min-w-0"
        />
        <span className="text-sm text-texte-doux">.pdf</span>
      </span>
      {faute ? (
        <span id={id} className="flex gap-1.5 text-sm font-medium text-erreur">
          <IconeAlerte taille={16} className="mt-0.5 shrink-0" />
          {faute}
        </span>
      ) : (
        autre && (
          <span id={id} role="status" className="text-sm text-texte-doux">
            Nom déjà pris&nbsp;: ce fichier s’appellera {autre}.pdf.
          </span>
        )
      )}
    </div>
  );
}
