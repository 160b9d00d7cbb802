import type { Cle } from '@/lib/evaluations/grille/format';
import type { Gardee } from '@/lib/evaluations/grille/valeurs';

/** Ce qui attend, gardé hors de la page : une panne de réseau ou un onglet fermé n'en perdent rien. */
export interface Reserve {
  lire: () => ReadonlyMap<Cle, Gardee>;
  /** Garde `attente` ; oublie le reste de `touchees`. Faux si l'appareil ne garde rien. */
  ecrire: (attente: ReadonlyMap<Cle, Gardee>, touchees: Iterable<Cle>) => boolean;
}

/** Début du nom des réserves d'un compte dans un établissement : un autre du même navigateur n'en voit rien. */
export const debutReserves = (rne: string, compte: string): string => `griotte:saisie:${rne}:${compte}:`;

/** Une réserve par évaluation. */
export const cleReserve = (rne: string, compte: string, evaluation: string): string =>
  debutReserves(rne, compte) + evaluation;

const estGardee = (v: unknown): v is Gardee =>
  Array.isArray(v) && v.length > 0 && v.every((texte) => typeof texte === 'string');

/** Ce que porte un texte de la réserve ; rien s'il est abîmé ou d'une autre forme. */
function decoder(texte: string | null): Map<Cle, Gardee> {
  try {
    const lu: unknown = JSON.parse(texte ?? '{}');
    if (typeof lu !== 'object' || lu === null) return new Map();
    return new Map(Object.entries(lu).flatMap(([cle, v]): [Cle, Gardee][] => (estGardee(v) ? [[cle, v]] : [])));
  } catch {
    return new Map(); // texte abîmé : il n'y a rien à en sauver
  }
}

/** La réserve du navigateur. Deux onglets de la même grille y tiennent : chacun n'y touche que ses cases. */
export function reserveLocale(nom: string): Reserve {
  const lire = () => {
    try {
      return decoder(localStorage.getItem(nom));
    } catch {
      return new Map<Cle, Gardee>(); // stockage refusé par le navigateur
    }
  };
  return {
    lire,
    ecrire(attente, touchees) {
      const reste = lire();
      for (const cle of touchees) reste.delete(cle);
      for (const [cle, gardee] of attente) reste.set(cle, gardee);
      try {
        if (reste.size > 0) localStorage.setItem(nom, JSON.stringify(Object.fromEntries(reste)));
        else localStorage.removeItem(nom);
        return true;
      } catch {
        return false; // stockage plein ou refusé : la grille prévient de ne pas fermer la page
      }
    },
  };
}

/** Les réserves d'un compte qui gardent encore quelque chose, et combien. */
export function listerReserves(debut: string): { nom: string; evaluation: string; nombre: number }[] {
  return nomsGardes()
    .filter((nom) => nom.startsWith(debut))
    .map((nom) => ({ nom, evaluation: nom.slice(debut.length), nombre: reserveLocale(nom).lire().size }))
    .filter(({ nombre }) => nombre > 0);
}

export function effacerReserve(nom: string): void {
  const reserve = reserveLocale(nom);
  reserve.ecrire(new Map(), reserve.lire().keys());
}

function nomsGardes(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return []; // stockage refusé par le navigateur : rien n'y a été gardé
  }
}
