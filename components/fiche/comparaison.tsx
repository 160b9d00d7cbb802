import type { Morceau } from '@/lib/passeport/regles-changements';
import type { Difference } from '@/lib/passeport/regles-differences';

/** Ce qu'un lecteur d'écran entend avant ce qui est ajouté, et avant ce qui est retiré. */
interface Mots {
  ajoute?: string;
  retire?: string;
}

/** Ce qui diffère, champ par champ, mot à mot : ajouté souligné en vert, retiré barré en rouge. */
export function Comparaison({ differences, ...mots }: { differences: readonly Difference[] } & Mots) {
  if (differences.length === 0) return null;
  return (
    <dl className="flex flex-col gap-3">
      {differences.map(({ libelle, morceaux }) => (
        <div key={libelle}>
          <dt className="font-semibold">{libelle}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">
            {morceaux.map((morceau, rang) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: des bouts de texte, sans état, dans l'ordre de lecture
              <Bout key={rang} morceau={morceau} {...mots} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const MARQUES = {
  ajoute: { Marque: 'ins', classes: 'bg-succes-doux text-succes underline decoration-1 underline-offset-2' },
  retire: { Marque: 'del', classes: 'bg-erreur-doux text-erreur line-through' },
} as const;

function Bout({ morceau: { genre, texte }, ...mots }: { morceau: Morceau } & Mots) {
  if (genre === 'passe') return <span className="text-texte-doux">{' […] '}</span>;
  if (genre === 'meme') return /\s$/.test(texte) ? texte : `${texte} `;
  const { Marque, classes } = MARQUES[genre];
  const dit = mots[genre] ?? { ajoute: 'ajouté', retire: 'retiré' }[genre];
  const nu = texte.trimEnd();
  return (
    <>
      <Marque className={`rounded-sm px-0.5 ${classes}`}>
        <span className="sr-only">{` [${dit}\u00a0: `}</span>
        {nu}
        <span className="sr-only">] </span>
      </Marque>
      {texte.slice(nu.length) || ' '}
    </>
  );
}
