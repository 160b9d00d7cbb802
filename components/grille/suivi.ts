import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { PATIENCE } from '@/components/gardien/envois';
import { veiller } from '@/components/gardien/veille';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { ENTETE_FOND } from '@/lib/acces/regles-session';
import type { Cle, GrilleCompacte } from '@/lib/evaluations/grille/format';
import type { Etat, SaisieGrille } from './saisie';

/** Entre deux lectures des saisies des collègues, en millisecondes. */
const RYTHME = 15_000;
/** Au retour sur la page, pas de lecture si la dernière est plus récente. */
const REPOS = 3000;

/** Dernière version connue de chaque grille : une page que le navigateur ressort de son cache se sait vieille. */
const connues = new Map<string, string>();

/** La grille si elle a changé depuis `version` ; nul si rien n'a bougé ou si le serveur ne répond pas. */
export async function lireSuite(adresse: string, version: string): Promise<GrilleCompacte | null> {
  try {
    const r = await fetch(`${adresse}&version=${encodeURIComponent(version)}`, {
      redirect: 'manual',
      cache: 'no-store',
      headers: { [ENTETE_FOND]: 'oui' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    return r.status === 200 ? ((await r.json()) as GrilleCompacte) : null;
  } catch {
    return null; // hors ligne : la prochaine lecture rattrapera
  }
}

const memeStructure = (a: GrilleCompacte, b: GrilleCompacte) =>
  a.items.map((i) => i.code).join() === b.items.map((i) => i.code).join() &&
  a.apprenants.map((x) => x.id).join() === b.apprenants.map((x) => x.id).join() &&
  a.evaluation.saisissable === b.evaluation.saisissable;

/**
 * Tient la grille à jour des autres écrans : au retour sur la page, après un enregistrement qui en a révélé un, et toutes
 * les quinze secondes à plusieurs. Des lignes ou des colonnes changées relisent la page.
 */
export function useSuivi(saisie: SaisieGrille, grille: GrilleCompacte, adresse: string): void {
  const rafraichir = useRafraichir();
  const derniere = useRef(0);
  const perimee = useSyncExternalStore(
    saisie.abonnerEtat,
    () => saisie.etat().perimee,
    () => false,
  );
  const affichee = useRef(grille);

  useEffect(() => {
    if (affichee.current === grille) return;
    affichee.current = grille;
    saisie.recevoir(grille);
  }, [saisie, grille]);

  useEffect(() => {
    let fini = false;
    async function lire(): Promise<void> {
      if (document.visibilityState === 'hidden' || Date.now() - derniere.current < REPOS) return;
      derniere.current = Date.now();
      const jeton = saisie.jeton();
      const suite = await lireSuite(adresse, saisie.version());
      if (fini || !suite) return;
      if (!memeStructure(affichee.current, suite)) rafraichir();
      else if (!saisie.recevoir(suite, jeton)) derniere.current = 0;
    }
    const id = grille.evaluation.id;
    if (perimee || (connues.get(id) ?? grille.version) !== grille.version) {
      derniere.current = 0;
      void lire();
    }
    const retenir = saisie.abonnerEtat(() => connues.set(id, saisie.version()));
    const surRetour = () => void lire();
    const rythme = grille.evaluation.partagee ? setInterval(surRetour, RYTHME) : undefined;
    document.addEventListener('visibilitychange', surRetour);
    window.addEventListener('focus', surRetour);
    return () => {
      fini = true;
      retenir();
      clearInterval(rythme);
      document.removeEventListener('visibilitychange', surRetour);
      window.removeEventListener('focus', surRetour);
    };
  }, [saisie, grille, adresse, perimee, rafraichir]);
}

/** La valeur d'un commentaire ; seul ce qui l'appelle se redessine quand elle change. */
export function useValeur(saisie: SaisieGrille, cle: Cle): string {
  const lire = () => saisie.valeur(cle);
  return useSyncExternalStore(
    useCallback((prevenir) => saisie.abonnerCases((cles) => cles.includes(cle) && prevenir()), [saisie, cle]),
    lire,
    lire,
  );
}

export const useEtat = (saisie: SaisieGrille): Etat =>
  useSyncExternalStore(saisie.abonnerEtat, saisie.etat, saisie.etat);

/** Vrai si ce commentaire est à départager. */
export function useEcart(saisie: SaisieGrille, cle: Cle): boolean {
  const lire = () => saisie.etat().ecarts.has(cle);
  return useSyncExternalStore(saisie.abonnerEtat, lire, lire);
}

/** Donne la saisie au gardien, et reprend ce qu'une page fermée de cette grille avait laissé. */
export function useGarde(saisie: SaisieGrille): void {
  useEffect(() => {
    saisie.reprendre();
    const cesser = veiller({
      garder: () => saisie.garder(),
      relancer: () => saisie.enregistrer(),
      // Ce que l'appareil garde ne retient pas la page : il repartira.
      retient() {
        const { attente, ecarts, gardee } = saisie.etat();
        return attente + ecarts.size > 0 && !gardee;
      },
    });
    return () => {
      cesser();
      void saisie.enregistrer().finally(() => saisie.arreter());
    };
  }, [saisie]);
}
