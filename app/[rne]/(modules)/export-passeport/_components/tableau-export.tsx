import { Degre } from '@/components/maitrise/degre';
import type { Colonne } from '@/components/tableau/colonne';
import { CaseLigne } from '@/components/tableau/selection';
import { Tableau } from '@/components/tableau/tableau';
import { MentionOrigine } from '@/components/transferee';
import { IconeOeil, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import type { LigneExport } from '@/lib/export-passeport/serveur/regles-vue';
import { ChampNom } from './champ-nom';

const colonnes = (rne: string): Colonne<LigneExport>[] => [
  {
    cle: 'fiche',
    titre: 'Nom de la fiche',
    nomme: true,
    className: 'min-w-48',
    cellule: (l) => (
      <>
        {l.titre}
        <span className="block text-sm font-normal text-texte-doux">{l.item}</span>
        <MentionOrigine origine={l.origine} />
        {l.refus && <span className="block text-sm text-attention">{l.refus}</span>}
      </>
    ),
  },
  {
    cle: 'fichier',
    titre: 'Nom du fichier',
    className: 'lg:min-w-72',
    cellule: (l) => !l.refus && <ChampNom cle={l.cle} titre={l.titre} />,
  },
  { cle: 'creation', titre: 'Créée le', libelle: 'Créée le', cellule: (l) => l.creeLe },
  {
    cle: 'pieces',
    titre: <abbr title="Pièces jointes">PJ</abbr>,
    libelle: 'Pièces jointes',
    cellule: (l) => l.jointe && <Trombone />,
  },
  {
    cle: 'evaluation',
    titre: 'Évaluation',
    libelle: 'Évaluation',
    cellule: (l) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <Degre degre={l.degre} />
        {l.evalueeLe && <span className="text-sm whitespace-nowrap text-texte-doux">{l.evalueeLe}</span>}
      </span>
    ),
  },
  {
    cle: 'action',
    titre: 'Action',
    className: 'etroit',
    cellule: (l) => (
      <Lien
        href={adresseDe(rne, 'export-passeport/[id]', { id: l.id })}
        className="lien inline-flex items-center gap-1.5 whitespace-nowrap pointer-coarse:min-h-11"
      >
        <IconeOeil taille={16} />
        Voir<span className="sr-only"> la fiche «&nbsp;{l.titre}&nbsp;»</span>
      </Lien>
    ),
  },
];

const Trombone = () => (
  <span role="img" aria-label="Pièces jointes" title="Pièces jointes" className="inline-block align-middle">
    <IconeTrombone taille={16} />
  </span>
);

type Props = { rne: string; legende: string; lignes: readonly LigneExport[] };

/** Les fiches d'un onglet, chacune avec sa case et le nom de son fichier. */
export const TableauExport = ({ rne, legende, lignes }: Props) => (
  <Tableau
    legende={legende}
    legendeCachee
    dense
    cartes
    colonnes={colonnes(rne)}
    lignes={lignes}
    cle={(l) => l.cle}
    classeLigne={(l) => (l.refus ? 'bg-creux' : undefined)}
    cases={{
      Case: CaseLigne,
      titre: 'Exporter',
      nom: 'fiche',
      libelle: (l) => `Exporter la fiche «\u00a0${l.titre}\u00a0»`,
      empeche: (l) => l.refus !== null,
    }}
  />
);
