import { EtatVide } from '@/components/ui/etat-vide';
import type { pasCouvert } from '@/lib/maitrise/regles-progression';
import { codeAffiche } from './synthese';

type Props = { parties: ReturnType<typeof pasCouvert>; nomPartie: string };

/** Ce que ni une fiche ni un résultat n’a encore touché, partie par partie. */
export function PasCouvert({ parties, nomPartie }: Props) {
  const total = parties.reduce((n, p) => n + p.lignes.length, 0);
  if (total === 0) return <EtatVide titre="Tout est couvert">Chaque compétence a une fiche ou un résultat.</EtatVide>;
  return (
    <>
      <p>
        <strong>{total === 1 ? 'Une compétence n’a' : `${total} compétences n’ont`}</strong> encore ni fiche ni
        résultat.
      </p>
      {parties.map(({ section, lignes }) => (
        <section key={section.code} aria-labelledby={`manque-${section.code}`}>
          <h3 id={`manque-${section.code}`} className="mb-2 font-semibold">
            {codeAffiche(nomPartie, section.code)} {section.libelle}{' '}
            <span className="font-normal text-texte-doux tabular-nums">({lignes.length})</span>
          </h3>
          <ul className="divide-y divide-filet rounded-lg border border-filet bg-surface">
            {lignes.map((l) => (
              <li key={l.code} className="px-4 py-2">
                <span className="tabular-nums">{l.code}</span> {l.libelle}
                {l.competence && <span className="block text-sm text-texte-doux">{l.competence}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
