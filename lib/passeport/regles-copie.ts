import { type FicheSaisie, saisieDe, saisieVierge } from './regles';
import { type Catalogue, trouverItem } from './regles-catalogue';
import type { SaisieFiche } from './schema';

/**
 * Le formulaire qui duplique une fiche (PAS-4, G 3.10.2) : tout ce qui y est mentionné, sauf ce que le diplôme de
 * l'apprenant ne propose pas, ou plus. L'évaluation, elle, reste à l'original.
 */
export function copierSaisie(fiche: FicheSaisie & { referentiel: string }, catalogue: Catalogue): SaisieFiche {
  const copie = saisieDe(fiche);
  const meme = fiche.referentiel === catalogue.referentiel;
  const item = meme ? trouverItem(catalogue.groupes, copie.item) : undefined;
  const precisions = [...(item?.complexites ?? []), ...(item?.aleas ?? [])].map((p) => p.code);
  const bepItem = catalogue.bep && trouverItem(catalogue.bep.groupes, copie.bepItem)?.code;
  return {
    ...copie,
    item: item?.code ?? '',
    choix: copie.choix.filter((c) => precisions.includes(c)),
    textes: { ...saisieVierge(catalogue.famille).textes, ...copie.textes },
    bepItem: bepItem ?? '',
  };
}
