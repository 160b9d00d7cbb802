import { useCallback, useEffect, useRef, useState } from 'react';
import { usePresentation } from '@/components/presentation';
import type { Degre } from '@/lib/degres/regles';
import type { Curseur } from '@/lib/evaluations/grille/curseur';
import type { Apres, Position } from '@/lib/evaluations/grille/deplacement';
import type { Cle } from '@/lib/evaluations/grille/format';
import type { Plan } from '@/lib/evaluations/grille/plan';
import { direAuteur } from './detail-case';
import type { Cible } from './menu-degres';
import { Peinture } from './peinture';
import type { SaisieGrille } from './saisie-grille';
import { Actions } from './tableau-actions';
import { brancherClavier } from './tableau-clavier';
import { brancherPressePapiers } from './tableau-presse-papiers';
import { brancherSouris } from './tableau-souris';

export interface Grillage {
  saisie: SaisieGrille;
  plan: Plan;
  curseur: Curseur;
  /** Où aller après un degré tapé au clavier. */
  apres: Apres;
  /** Ce qui dit l'auteur de la case où l'on est, s'il faut le lire : on est plusieurs à saisir. */
  idAuteur: string | undefined;
  /** Échap : là où le focus sort de la grille. */
  idSortie: string;
  /** Ce qu'un collage a fait et laissé, à montrer. */
  signaler: (texte: string) => void;
}

type CibleOuverte = Cible & { cles: readonly Cle[] };

/** Branche clavier, souris et presse-papiers sur le tableau ; React n'y redessine plus que le menu. */
export function useTableau({ saisie, plan, curseur, apres, idAuteur, idSortie, signaler }: Grillage) {
  const table = useRef<HTMLTableElement>(null);
  const annonces = useRef<HTMLParagraphElement>(null);
  const actions = useRef<Actions | null>(null);
  const [cible, setCible] = useState<CibleOuverte | null>(null);
  const presentation = usePresentation();
  const vif = useRef({ apres, idSortie, ouvert: false });
  useEffect(() => {
    vif.current = { apres, idSortie, ouvert: cible !== null };
  });

  useEffect(() => {
    if (!table.current) return;
    const peinture = new Peinture(table.current, plan, presentation, idAuteur);
    const dire = (texte: string) => {
      if (annonces.current) annonces.current.textContent = texte;
    };
    const scene = { saisie, plan, curseur, peinture, presentation, dire, signaler, apres: () => vif.current.apres };
    const agir = new Actions(scene);
    actions.current = agir;
    const fermerMenu = () => vif.current.ouvert && setCible(null);
    const ouvrirMenu = (ou: Position, auClavier: boolean) => {
      const ancre = peinture.element(ou);
      agir.conclure();
      if (ancre) setCible({ ancre, auClavier, ...decrireCible({ saisie, plan, curseur }, agir, ou) });
    };
    const sortir = () => {
      if (vif.current.ouvert) setCible(null);
      else document.getElementById(vif.current.idSortie)?.focus();
    };
    const clavier = { ...scene, table: table.current, actions: agir, ouvrirMenu, fermerMenu, sortir };
    const suivre = () => {
      peinture.selectionner(curseur.selection());
      peinture.croiser(curseur.ou());
    };
    const repeindre = (cles: readonly Cle[]) => {
      peinture.peindre(cles, saisie.valeur);
      peinture.marquer(saisie.etat().ecarts, saisie.valeur);
    };
    peinture.preparer(saisie.valeur);
    repeindre([]);
    suivre();
    const debrancher = [
      curseur.abonner(suivre),
      saisie.abonnerCases(repeindre),
      brancherClavier(clavier),
      brancherSouris(clavier),
      brancherPressePapiers(clavier),
    ];
    return () => {
      for (const defaire of debrancher) defaire();
    };
  }, [saisie, plan, curseur, presentation, signaler, idAuteur]);

  const choisir = useCallback(
    (degre: Degre | null, toutes: boolean) => {
      if (!cible) return;
      const vides = cible.rangee && !toutes;
      actions.current?.poser(vides ? cible.cles.filter((cle) => !saisie.valeur(cle)) : cible.cles, degre);
      setCible(null);
      cible.ancre.focus();
    },
    [cible, saisie],
  );
  const fermer = useCallback(() => setCible(null), []);
  return { table, annonces, cible, choisir, fermer };
}

/** Ce que le menu va remplir : la sélection, une case, ou toute la ligne ou la colonne d'un titre. */
function decrireCible(
  { saisie, plan, curseur }: Pick<Grillage, 'saisie' | 'plan' | 'curseur'>,
  agir: Actions,
  ou: Position,
) {
  const rangee = ou.ligne < 0 ? plan.colonnes[ou.colonne] : ou.colonne < 0 ? plan.lignes[ou.ligne] : undefined;
  const cles = agir.cles(rangee ? agir.blocDe(ou) : curseur.zone());
  const vides = cles.filter((cle) => !saisie.valeur(cle)).length;
  const auteur = cles.length === 1 && cles[0] ? saisie.auteurDe(cles[0]) : null;
  const signature = auteur ? direAuteur(auteur, saisie.moi) : '';
  return { cles, vides, remplies: cles.length - vides, signature, ...(rangee && { rangee }) };
}
