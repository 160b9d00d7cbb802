'use client';

import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { type Degre, PRESENTATION } from '@/lib/maitrise/degres';
import { CasesLigne } from './case-saisie';
import { BoutonCommentaire, Commentaire } from './commentaire';
import { apresCommentaire, gesteDe } from './gestes-grille';
import { type Cible, MenuDegres } from './menu-degres';
import { cleCroisee, type Rangee, type Sens } from './rangees';
import type { Cle, SaisieGrille } from './saisie-grille';
import { TitreColonne, TitreLigne } from './titres-rangees';

export type Apres = 'rester' | 'ArrowRight' | 'ArrowDown';

type Props = {
  saisie: SaisieGrille;
  sens: Sens;
  legende: string;
  lignes: readonly Rangee[];
  colonnes: readonly Rangee[];
  /** Où aller après un degré tapé au clavier. */
  apres: Apres;
  /** Échap : là où le focus sort de la grille. */
  idSortie: string;
};

/** La grille de saisie : une touche écrit, les flèches mènent partout, un clic ouvre les degrés. */
export function TableauSaisie({ saisie, sens, legende, lignes, colonnes, apres, idSortie }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [cible, setCible] = useState<(Cible & { cles: Cle[] }) | null>(null);
  const [annonce, setAnnonce] = useState('');
  const commentaires = sens === 'apprenants';
  const taille = { lignes: lignes.length, colonnes: colonnes.length, commentaires };

  const elementA = (ligne: number, colonne: number) =>
    table.current?.querySelector<HTMLElement>(`[data-case="${ligne}:${colonne}"]`);

  // Une seule case est dans l'ordre de tabulation : posé ici à la main, pour ne rien redessiner à chaque pas.
  useEffect(() => {
    if (!table.current?.querySelector('[data-case][tabindex="0"]')) elementA(0, 0)?.setAttribute('tabindex', '0');
  });

  function recevoirFocus(element: HTMLElement) {
    if (element.dataset.case === undefined) return;
    table.current?.querySelector('[data-case][tabindex="0"]')?.setAttribute('tabindex', '-1');
    element.tabIndex = 0;
  }

  /** Les cases que couvre un élément : la sienne, ou toute sa ligne ou sa colonne pour un titre. */
  function clesDe({ ligne, colonne }: { ligne: number; colonne: number }): Cle[] {
    const ls = ligne < 0 ? lignes : lignes.slice(ligne, ligne + 1);
    const cs = colonne < 0 ? colonnes : colonnes.slice(colonne, colonne + 1);
    return ls.flatMap((l) => cs.map((c) => cleCroisee(sens, l.id, c.id)));
  }

  function ouvrir(ancre: HTMLElement, auClavier: boolean) {
    const ou = positionDe(ancre);
    const cles = clesDe(ou);
    const vides = cles.filter((cle) => !saisie.valeur(cle)).length;
    const rangee = ou.ligne < 0 ? colonnes[ou.colonne] : ou.colonne < 0 ? lignes[ou.ligne] : undefined;
    setCible({ ancre, cles, vides, remplies: cles.length - vides, auClavier, ...(rangee && { rangee }) });
  }

  function choisir(degre: Degre | null, toutes: boolean) {
    if (!cible) return;
    const visees = cible.rangee && !toutes ? cible.cles.filter((cle) => !saisie.valeur(cle)) : cible.cles;
    poser(visees, degre);
    fermer();
  }

  function fermer() {
    const { ancre } = cible ?? {};
    setCible(null);
    ancre?.focus();
  }

  function poser(cles: readonly Cle[], degre: Degre | null) {
    saisie.poser(cles.map((cle) => [cle, degre ?? '']));
    const quoi = degre ? PRESENTATION[degre].libelle : 'Vide';
    setAnnonce(cles.length > 1 ? `${quoi}, ${cles.length} cases.` : `${quoi}.`);
  }

  function auClavier(evenement: KeyboardEvent<HTMLElement>) {
    const element = evenement.target instanceof HTMLElement ? evenement.target : null;
    if (element?.dataset.case === undefined) return;
    const ou = positionDe(element);
    const geste = gesteDe(evenement.nativeEvent, ou, taille);
    if (!geste) return;
    evenement.preventDefault();
    setCible(null);
    if (geste.genre === 'ecrire') {
      poser(clesDe(ou), geste.degre);
      const suite = apres === 'rester' || !geste.degre ? null : gesteDe({ ...SANS_TOUCHE, key: apres }, ou, taille);
      if (suite?.genre === 'aller') aller(suite.vers);
    } else if (geste.genre === 'aller') aller(geste.vers);
    else if (geste.genre === 'commenter') commenter(geste.ligne);
    else if (geste.genre === 'menu') ouvrir(element, true);
    else if (geste.genre === 'sortir') document.getElementById(idSortie)?.focus();
    else setAnnonce(saisie.annuler().length > 0 ? 'Dernière saisie annulée.' : 'Rien à annuler.');
  }

  const aller = ({ ligne, colonne }: { ligne: number; colonne: number }) => elementA(ligne, colonne)?.focus();
  const commenter = (ligne: number) =>
    table.current?.querySelector<HTMLElement>(`[data-commentaire="${ligne}"]`)?.focus();

  const { lignes: hauteur, colonnes: largeur } = taille;
  const quitterCommentaire = useCallback(
    (evenement: KeyboardEvent, rang: number) => {
      if (evenement.key !== 'Tab') return;
      const vers = apresCommentaire(rang, evenement.shiftKey, {
        lignes: hauteur,
        colonnes: largeur,
        commentaires: true,
      });
      if (!vers) return;
      evenement.preventDefault();
      table.current?.querySelector<HTMLElement>(`[data-case="${vers.ligne}:${vers.colonne}"]`)?.focus();
    },
    [hauteur, largeur],
  );

  function auClic(evenement: MouseEvent) {
    const element = evenement.target instanceof Element && evenement.target.closest<HTMLElement>('[data-case]');
    // Sans souris ni doigt (detail nul), c'est le clavier qui presse un titre : le menu prend le focus.
    if (element) ouvrir(element, evenement.detail === 0);
  }

  const serree = sens === 'competences' || colonnes.length > 8;
  return (
    <div className="tableau-cadre relative max-h-[calc(100dvh-11rem)] scroll-pt-32 scroll-pl-56">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: un tableau où l'on saisit est une grille ARIA.
        role="grid"
        className="tableau w-auto"
        data-dense
        onKeyDown={auClavier}
        onClick={auClic}
        onFocus={(evenement) => recevoirFocus(evenement.target)}
      >
        <caption className="sr-only">{legende}</caption>
        <thead>
          <tr>
            <th scope="col" className="colle">
              {sens === 'apprenants' ? 'Apprenant' : 'Compétence'}
            </th>
            {colonnes.map((colonne, n) => (
              <TitreColonne
                key={colonne.id}
                {...{ colonne, serree }}
                vertical={sens === 'competences'}
                ou={`-1:${n}`}
              />
            ))}
            {commentaires && <th scope="col">Commentaire</th>}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne, rang) => (
            <tr key={ligne.id}>
              <TitreLigne ligne={ligne} ou={`${rang}:-1`} />
              <CasesLigne {...{ saisie, sens, ligne, rang, colonnes }} />
              {commentaires && <Commentaire saisie={saisie} apprenant={ligne} rang={rang} onTab={quitterCommentaire} />}
            </tr>
          ))}
          {!commentaires && (
            <tr>
              <th scope="row" className="colle">
                Commentaire
              </th>
              {colonnes.map((colonne) => (
                <BoutonCommentaire key={colonne.id} saisie={saisie} apprenant={colonne} />
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <MenuDegres cible={cible} onChoisir={choisir} onFermer={() => setCible(null)} />
      <p role="status" className="sr-only">
        {annonce}
      </p>
    </div>
  );
}

const SANS_TOUCHE = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

/** `data-case="ligne:colonne"` ; -1 pour un titre. */
function positionDe(element: HTMLElement): { ligne: number; colonne: number } {
  const [ligne = -1, colonne = -1] = (element.dataset.case ?? '').split(':').map(Number);
  return { ligne, colonne };
}
