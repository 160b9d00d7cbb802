import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { Lien } from '@/components/ui/lien';
import { accorder, nombre } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import type { Feuille } from '@/lib/siecle/serveur/export-feuilles';
import { Copier } from './copier';

/** Lignes d'un tableau montrées d'abord. */
export const LIGNES_MAX = 200;

const TONS: Record<string, TonBadge> = { créé: 'succes', sorti: 'attention', disparu: 'attention' };

/** « Créée » et « Créé » ont le même ton. */
const Mouvement = ({ texte }: { texte: string }) => (
  <Badge ton={TONS[texte.toLowerCase().replace(/e?s?$/, '')] ?? 'info'}>{texte}</Badge>
);

/** Les colonnes longues gardent de la place quand le tableau défile. */
const LONGUES = new Set(['Libellé', 'Discipline', 'Classes', 'Groupes', 'Apprenant', 'Changement']);

/** Celles de la feuille, la première nommant sa ligne ; sans celle du mouvement si toutes ont le même. */
const colonnes = (f: Feuille, mouvement: number, seul: boolean): Colonne<string[]>[] =>
  f.colonnes.flatMap((titre, rang) =>
    seul && rang === mouvement
      ? []
      : [
          {
            cle: titre,
            titre,
            ...(rang === 0 && { nomme: true, className: 'colle' }),
            ...(LONGUES.has(titre) && { className: 'min-w-44' }),
            cellule: (l) => (rang === mouvement ? <Mouvement texte={l[rang] ?? ''} /> : l[rang]),
          },
        ],
  );

/** Un mouvement commun à toutes les lignes se dit une fois, dans le titre. */
function commun(f: Feuille): { mouvement: number; seul: string | undefined } {
  const mouvement = f.colonnes.indexOf('Mouvement');
  const distincts = new Set(f.lignes.map((l) => l[mouvement]));
  return { mouvement, seul: distincts.size === 1 ? f.lignes[0]?.[mouvement] : undefined };
}

type Props = { rne: string; id: string; feuille: Feuille; tout: boolean };

/** Un tableau du résultat : ses 200 premières lignes, ou toutes si on le demande. */
export function TableauFeuille({ rne, id, feuille: f, tout }: Props) {
  const lignes = tout ? f.lignes : f.lignes.slice(0, LIGNES_MAX);
  const restent = f.lignes.length - lignes.length;
  const { mouvement, seul } = commun(f);
  return (
    <Carte
      titre={
        <span className="flex flex-wrap items-center gap-2">
          {`${f.nom} (${nombre(f.lignes.length)})`}
          {seul && <Mouvement texte={seul + (f.lignes.length > 1 ? 's' : '')} />}
        </span>
      }
      actions={
        <Copier
          href={adresseDe(rne, 'import/[id]/export', { id, format: 'texte', tableau: f.cle })}
          nom={f.nom}
          petit
        />
      }
    >
      <Tableau
        legende={f.nom}
        legendeCachee
        dense
        colonnes={colonnes(f, mouvement, seul !== undefined)}
        lignes={lignes}
        cle={(l) => l.join('\t')}
      />
      {restent > 0 && (
        <p className="mt-2 text-texte-doux">
          Et {accorder(restent, 'autre')} : le tableur contient tout.{' '}
          <Lien href={adresseDe(rne, 'import/[id]', { id, tout: f.cle })} surPlace className="lien sans-impression">
            Tout afficher ici
          </Lien>
        </p>
      )}
    </Carte>
  );
}
