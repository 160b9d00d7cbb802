import type { Issue } from '@/components/gardien/envois';
import type { Cle, Lot, ResultatSaisie } from '@/lib/evaluations/grille/format';
import { MOI, type OptionsGrille, uneGrille } from '@/lib/evaluations/grille/outils-de-test';
import type { Gardee } from '@/lib/evaluations/grille/valeurs';
import type { Reserve } from './reserve';
import { SaisieGrille } from './saisie';

export const ok = (resultat: Partial<ResultatSaisie> = {}): Issue<ResultatSaisie> => ({
  genre: 'ok',
  resultat: { ecrites: 1, ecarts: [], absentes: [], avant: '1', version: '1', ...resultat },
});

/** Une réserve qu'on peut regarder, et tendre à la page suivante. */
export function uneReserve(): Reserve & { contenu: Map<Cle, Gardee> } {
  const contenu = new Map<Cle, Gardee>();
  return {
    contenu,
    lire: () => new Map(contenu),
    ecrire(attente, touchees) {
      for (const cle of touchees) contenu.delete(cle);
      for (const [cle, gardee] of attente) contenu.set(cle, gardee);
      return true;
    },
  };
}

/** Une saisie devant un serveur qui retient ses lots et rend ces réponses dans l'ordre, puis « enregistré ». */
export function uneSaisie(
  options: OptionsGrille & { reserve?: Reserve; reponses?: Issue<ResultatSaisie>[]; enLigne?: () => boolean } = {},
) {
  const { reserve = uneReserve(), reponses = [], enLigne = () => true, ...grille } = options;
  const lots: Lot[] = [];
  const envoyer = async (lot: Lot) => {
    lots.push(lot);
    return reponses.shift() ?? ok();
  };
  const saisie = new SaisieGrille(uneGrille(grille), {
    envoyer,
    reserve,
    moi: MOI,
    empechement: () => (enLigne() ? null : 'reseau'),
  });
  return { saisie, lots, reponses, reserve };
}
