import 'server-only';
import { mefStat4De } from '../regles-correspondances';
import type { ItemLu } from '../regles-items';
import type { NotrePart } from '../regles-notre-part';
import { encoder, VERSION } from './regles-format';
import { type LienScpro, liensEnHtml } from './regles-liens';
import { CONNAISSANCES, PROBLEMATIQUE, separer } from './regles-textes';

/** Ce qu'un `.scpro` dit d'un scénario. */
export interface ScenarioAEcrire {
  id: string;
  titre: string;
  referentiel: string;
  /** Nul : le diplôme n'a pas de code à 8 chiffres (le BEP de la GA). */
  codeDiplome: string | null;
  niveau: number;
  contexte: string;
  materiels: string;
  ressources: string;
  liens: readonly LienScpro[];
  items: readonly ItemLu[];
}

/**
 * Un scénario → le texte d'un `.scpro`, que CERISE Pro et nous relisons. La problématique et les connaissances associées,
 * si elles y sont, reprennent leur rubrique. Les listes de compétences et de fichiers restent vides, comme dans tous les
 * fichiers publics : leur forme n'est pas connue. Nos items vont sous la clé `griotte`. Les fichiers joints n'y sont pas.
 */
export function ecrireScpro(rne: string, s: ScenarioAEcrire): string {
  const contexte = separer(s.contexte, PROBLEMATIQUE);
  const ressources = separer(s.ressources, CONNAISSANCES);
  return encoder({
    titre: s.titre,
    description: contexte.texte,
    competences: { taches: [], competences: { liste: [] } },
    fichiers: [],
    materielsinuse: s.materiels,
    liensassocies: liensEnHtml(s.liens),
    ressources: ressources.texte,
    problematique: contexte.ajout,
    connaissancesassociees: ressources.ajout,
    typescenario: 'ep',
    niveau: mefStat4De(s.niveau),
    diplome: s.codeDiplome ?? '',
    uaisource: rne,
    version: VERSION,
    ...identifiants(s.id),
    griotte: notrePart(s),
  });
}

const notrePart = (s: ScenarioAEcrire): NotrePart => ({
  referentiel: s.referentiel,
  items: s.items.map(({ code, libelle }) => ({ code, libelle })),
  liens: s.liens.map(({ url, libelle }) => ({ url, libelle })),
});

/** `u` et `s`, dont CERISE Pro garde le sens pour lui : de la même forme, et toujours les mêmes pour un scénario. */
function identifiants(id: string): { u: string; s: string } {
  const chiffres = id.replaceAll('-', '');
  const fraction = String(Number.parseInt(chiffres.slice(24), 16) % 1e8).padStart(8, '0');
  return { u: `${chiffres.slice(0, 23)}.${fraction}`, s: chiffres.slice(0, 16) };
}
