import Link from 'next/link';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { Feuille } from '@/lib/siecle/feuilles';
import { compter, nombre } from '../../_components/compter';
import { Copier } from './copier';

const MAX = 200;

const TONS: Record<string, TonBadge> = {
  Créé: 'succes',
  Revenu: 'info',
  Modifié: 'info',
  Sorti: 'attention',
  Disparu: 'attention',
};
const tonDe = (mouvement: string): TonBadge => TONS[mouvement.replace(/ée$/, 'é').replace(/ue$/, 'u')] ?? 'neutre';

/** Un tableau du résultat : ses 200 premières lignes, ou toutes si on le demande. */
export function TableauFeuille({ feuille: f, adresse, tout }: { feuille: Feuille; adresse: string; tout: boolean }) {
  const lignes = tout ? f.lignes : f.lignes.slice(0, MAX);
  const restent = f.lignes.length - lignes.length;
  const mouvement = f.colonnes.indexOf('Mouvement');
  return (
    <Carte
      titre={`${f.nom} (${nombre(f.lignes.length)})`}
      actions={<Copier href={`${adresse}/export?format=texte&tableau=${f.cle}`} nom={f.nom} petit />}
    >
      <Tableau legende={f.nom} legendeCachee dense>
        <thead>
          <tr>
            {f.colonnes.map((c, rang) => (
              <Colonne key={c} {...(rang === 0 && { className: 'colle' })}>
                {c}
              </Colonne>
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne) => (
            <tr key={ligne.join('\t')}>
              {ligne.map((texte, rang) => {
                const colonne = f.colonnes[rang] ?? '';
                if (rang === 0)
                  return (
                    <th key={colonne} scope="row" className="colle">
                      {texte}
                    </th>
                  );
                return <td key={colonne}>{rang === mouvement ? <Badge ton={tonDe(texte)}>{texte}</Badge> : texte}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </Tableau>
      {restent > 0 && (
        <p className="mt-2 text-texte-doux">
          Et {compter(restent, 'autre')} : le tableur contient tout.{' '}
          <Link href={`${adresse}?tout=${f.cle}`} prefetch={false} scroll={false} className="lien sans-impression">
            Tout afficher ici
          </Link>
        </p>
      )}
    </Carte>
  );
}
