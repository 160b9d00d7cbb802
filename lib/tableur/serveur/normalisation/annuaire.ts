import 'server-only';
import { plier } from '@/lib/comptes/regles-noms';

/** Un apprenant, du fichier ou de l'établissement : ce par quoi un tableur peut le désigner. */
export interface ApprenantConnu {
  clef: string;
  ine: string | null;
  nom: string;
  prenom: string;
  naissance: string | null;
}

/** Ce qu'une ligne dit de l'apprenant dont elle parle. */
export interface Designation {
  clef: string | null;
  ine: string | null;
  nom: string;
  prenom: string;
  naissance: string | null;
}

const cleNom = (nom: string, prenom: string): string => `${plier(nom)}/${plier(prenom)}`;

/** Des apprenants, retrouvés par clé, par INE ou par nom. */
export class Annuaire {
  readonly #parClef = new Map<string, ApprenantConnu[]>();
  readonly #parIne = new Map<string, ApprenantConnu[]>();
  readonly #parNom = new Map<string, ApprenantConnu[]>();

  constructor(apprenants: Iterable<ApprenantConnu>) {
    for (const a of apprenants) {
      ranger(this.#parClef, a.clef, a);
      if (a.ine !== null) ranger(this.#parIne, a.ine, a);
      ranger(this.#parNom, cleNom(a.nom, a.prenom), a);
    }
  }

  /** Ceux que désigne le plus sûr des critères qui en désigne : la clé, l'INE, le nom (et la naissance, si elle est dite). */
  chercher(d: Designation): readonly ApprenantConnu[] {
    const homonymes = d.nom === '' ? [] : (this.#parNom.get(cleNom(d.nom, d.prenom)) ?? []);
    const listes = [
      this.#parClef.get(d.clef ?? '') ?? [],
      this.#parIne.get(d.ine ?? '') ?? [],
      homonymes.filter((a) => d.naissance === null || a.naissance === null || a.naissance === d.naissance),
    ];
    return listes.find((l) => l.length > 0) ?? [];
  }
}

function ranger(table: Map<string, ApprenantConnu[]>, cle: string, a: ApprenantConnu): void {
  const liste = table.get(cle);
  if (liste) liste.push(a);
  else table.set(cle, [a]);
}
