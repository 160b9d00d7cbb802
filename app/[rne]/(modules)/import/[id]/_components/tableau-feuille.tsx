import { Badge, type TonBadge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { Feuille } from '@/lib/siecle/serveur/export-feuilles';
import { compter, nombre } from '../../_components/compter';
import { Copier } from './copier';

const MAX = 200;

const TONS: Record<string, TonBadge> = { créé: 'succes', sorti: 'attention', disparu: 'attention' };

/** « Créée » et « Créé » ont le même ton. */
const Mouvement = ({ texte }: { texte: string }) => (
  <Badge ton={TONS[texte.toLowerCase().replace(/e?s?$/, '')] ?? 'info'}>{texte}</Badge>
);

/** Les colonnes longues gardent de la place quand le tableau défile. */
const LONGUES = new Set(['Libellé', 'Discipline', 'Classes', 'Groupes', 'Apprenant', 'Changement']);
const classeDe = (colonne: string) => (LONGUES.has(colonne) ? { className: 'min-w-44' } : {});

/** Un mouvement commun à toutes les lignes se dit une fois, dans le titre. */
function commun(f: Feuille): { mouvement: number; seul: string | undefined } {
  const mouvement = f.colonnes.indexOf('Mouvement');
  const distincts = new Set(f.lignes.map((l) => l[mouvement]));
  return { mouvement, seul: distincts.size === 1 ? f.lignes[0]?.[mouvement] : undefined };
}

/** Un tableau du résultat : ses 200 premières lignes, ou toutes si on le demande. */
export function TableauFeuille({ feuille: f, adresse, tout }: { feuille: Feuille; adresse: string; tout: boolean }) {
  const lignes = tout ? f.lignes : f.lignes.slice(0, MAX);
  const restent = f.lignes.length - lignes.length;
  const { mouvement, seul } = commun(f);
  const rangs = f.colonnes.map((_, rang) => rang).filter((rang) => rang > 0 && !(seul && rang === mouvement));
  return (
    <Carte
      titre={
        <span className="flex flex-wrap items-center gap-2">
          {`${f.nom} (${nombre(f.lignes.length)})`}
          {seul && <Mouvement texte={seul + (f.lignes.length > 1 ? 's' : '')} />}
        </span>
      }
      actions={<Copier href={`${adresse}/export?format=texte&tableau=${f.cle}`} nom={f.nom} petit />}
    >
      <Tableau legende={f.nom} legendeCachee dense>
        <thead>
          <tr>
            <Colonne className="colle">{f.colonnes[0]}</Colonne>
            {rangs.map((rang) => (
              <Colonne key={rang}>{f.colonnes[rang]}</Colonne>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne) => (
            <tr key={ligne.join('\t')}>
              <th scope="row" className="colle">
                {ligne[0]}
              </th>
              {rangs.map((rang) => (
                <td key={rang} {...classeDe(f.colonnes[rang] ?? '')}>
                  {rang === mouvement ? <Mouvement texte={ligne[rang] ?? ''} /> : ligne[rang]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Tableau>
      {restent > 0 && (
        <p className="mt-2 text-texte-doux">
          Et {compter(restent, 'autre')} : le tableur contient tout.{' '}
          <Lien href={`${adresse}?tout=${f.cle}`} surPlace className="lien sans-impression">
            Tout afficher ici
          </Lien>
        </p>
      )}
    </Carte>
  );
}
