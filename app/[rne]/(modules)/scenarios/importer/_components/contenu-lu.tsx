import type { ApercuScenario } from '@/lib/scpro/apercu';

const TEXTES = [
  ['contexte', 'Contexte'],
  ['materiels', 'Matériels et logiciels'],
  ['ressources', 'Ressources'],
] as const;

/** Ce qui a été compris du fichier, replié. La mise en forme sera gardée, elle n'est pas montrée ici. */
export function ContenuLu({ scenario: s }: { scenario: ApercuScenario }) {
  const textes = TEXTES.filter(([cle]) => s.textes[cle] !== '');
  if (textes.length === 0 && s.liens.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="lien cursor-pointer">
        Voir ce qui est compris<span className="sr-only"> de «&nbsp;{s.titre}&nbsp;»</span>
      </summary>
      <div className="mt-2 flex max-w-prose flex-col gap-3 border-l-2 border-filet pl-4">
        {s.remarques.length > 0 && <p className="text-texte-doux">{s.remarques.join(' ')}</p>}
        {textes.map(([cle, libelle]) => (
          <div key={cle}>
            <p className="font-semibold">{libelle}</p>
            <p className="wrap-anywhere whitespace-pre-line">{s.textes[cle]}</p>
          </div>
        ))}
        {s.liens.length > 0 && (
          <div>
            <p className="font-semibold">Liens</p>
            <ul className="wrap-anywhere">
              {s.liens.map(({ url, libelle }) => (
                <li key={`${url} ${libelle}`}>{libelle ? `${libelle}\u00a0: ${url}` : url}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
}
