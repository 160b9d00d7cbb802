import { IconeAlerte } from '@/components/ui/icones';
import type { ApercuScenario } from '@/lib/scpro/types-apercu';

/** Ce qui demande attention : un doublon, une version inconnue, ce qui ne sera pas repris. */
export function Notes({ scenario: s, perdus }: { scenario: ApercuScenario; perdus: readonly string[] }) {
  const alertes = [...doublons(s), ...s.alertes];
  const inconnus = perdus.map((nom) => `Item inconnu de ce diplôme\u00a0: ${nom}`);
  const laisses = [...new Set([...s.ecartes, ...inconnus])];
  return (
    <>
      {alertes.map((alerte) => (
        <p key={alerte} className="flex gap-2 text-sm font-medium text-attention">
          <IconeAlerte taille={16} className="mt-0.5" />
          <span>{alerte}</span>
        </p>
      ))}
      {laisses.length > 0 && (
        <div className="text-sm">
          <p className="flex gap-2 font-medium text-attention">
            <IconeAlerte taille={16} className="mt-0.5" />
            Ne sera pas repris
          </p>
          <ul className="mt-1 list-disc pl-11">
            {laisses.map((nom) => (
              <li key={nom} className="wrap-anywhere">
                {nom}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function doublons({ dejaMien, identique }: ApercuScenario): string[] {
  if (identique !== undefined) return [`C’est la copie exacte de ${identique}.`];
  return dejaMien ? ['Vous avez déjà un scénario de ce titre\u00a0: ne cochez celui-ci que pour garder les deux.'] : [];
}
