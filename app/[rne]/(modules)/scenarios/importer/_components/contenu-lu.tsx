import { libelleOrigine } from '@/lib/champs/regles-scenario';
import type { ApercuScenario } from '@/lib/scpro/types-apercu';

const TEXTES = ['contexte', 'materiels', 'ressources'] as const;

/** Ce qui a été compris du fichier, replié. La mise en forme sera gardée, elle n'est pas montrée ici. */
export function ContenuLu({ scenario: s, perdus }: { scenario: ApercuScenario; perdus: readonly string[] }) {
  const textes = TEXTES.filter((cle) => s.textes[cle] !== '');
  const items = s.items.filter((nom) => !perdus.includes(nom));
  if (textes.length + s.liens.length + items.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="lien cursor-pointer">
        Voir ce qui est compris<span className="sr-only"> de «&nbsp;{s.titre}&nbsp;»</span>
      </summary>
      <div className="mt-2 flex max-w-prose flex-col gap-3 border-l-2 border-filet pl-4">
        {s.remarques.length > 0 && <p className="text-texte-doux">{s.remarques.join(' ')}</p>}
        {textes.map((cle) => (
          <div key={cle}>
            <p className="font-semibold">{libelleOrigine(cle)}</p>
            <p className="wrap-anywhere whitespace-pre-line">{s.textes[cle]}</p>
          </div>
        ))}
        <Liste titre="Liens" lignes={s.liens.map((l) => (l.libelle ? `${l.libelle}\u00a0: ${l.url}` : l.url))} />
        <Liste titre="Items" lignes={items} />
      </div>
    </details>
  );
}

function Liste({ titre, lignes }: { titre: string; lignes: readonly string[] }) {
  if (lignes.length === 0) return null;
  return (
    <div>
      <p className="font-semibold">{titre}</p>
      <ul className="wrap-anywhere">
        {[...new Set(lignes)].map((ligne) => (
          <li key={ligne}>{ligne}</li>
        ))}
      </ul>
    </div>
  );
}
