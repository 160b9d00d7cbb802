'use client';

import './grille.css';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { Dialogue } from '@/components/ui/dialogue';
import { IconeCommentaire } from '@/components/ui/icones';
import { ZoneTexte } from '@/components/ui/zone-texte';
import type { Degre } from '@/lib/degres/regles';
import type { Apres, Curseur, Position } from '@/lib/evaluations/grille/deplacement';
import { type Cle, cleCommentaire, direAuteur } from '@/lib/evaluations/grille/format';
import { cleEn, type Plan, type Rangee } from '@/lib/evaluations/grille/plan';
import { LONGUEUR_COMMENTAIRE } from '@/lib/evaluations/regles';
import { EnteteGrille, TitreLigne } from './entete';
import { Actions, brancherClavier, brancherPressePapiers, brancherSouris } from './gestes';
import { type Cible, MenuDegres } from './menu-degres';
import { apparence, Peinture } from './peinture';
import type { SaisieGrille } from './saisie';
import { useEcart, useValeur } from './suivi';

/** La grille de saisie : une touche écrit et passe à la suite, les flèches mènent partout, un clic ouvre les degrés. */
export function TableauSaisie({ legende, ...grillage }: Grillage & { legende: string }) {
  const { saisie, plan } = grillage;
  const { table, annonces, cible, choisir, fermer } = useTableau(grillage);
  const parApprenants = plan.sens === 'apprenants';
  return (
    <div className="tableau-cadre grille-cadre">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: un tableau où l'on saisit est une grille ARIA.
        role="grid"
        aria-multiselectable="true"
        className="tableau grille"
      >
        <caption className="sr-only">{legende}</caption>
        <colgroup>
          <col />
          {plan.colonnes.map((c) => (
            <col key={c.id} />
          ))}
        </colgroup>
        <EnteteGrille plan={plan} />
        <tbody>
          {plan.lignes.map((ligne, rang) => (
            <LigneGrille key={ligne.id} {...{ saisie, plan, rang }} />
          ))}
        </tbody>
        {!parApprenants && (
          <tfoot>
            <tr>
              <th scope="row" className="colle">
                Commentaire
              </th>
              {plan.colonnes.map((colonne, rang) => (
                <BoutonCommentaire key={colonne.id} saisie={saisie} apprenant={colonne} rang={rang} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      <MenuDegres cible={cible} onChoisir={choisir} onFermer={fermer} />
      <p role="status" className="sr-only" ref={annonces} />
    </div>
  );
}

type PropsLigne = { saisie: SaisieGrille; plan: Plan; rang: number };

/**
 * Une ligne de cases, avec le moins à envoyer : `Peinture` les rend atteignables et lisibles à l'ouverture, puis les
 * redessine une à une.
 */
const LigneGrille = memo(function LigneGrille({ saisie, plan, rang }: PropsLigne) {
  const presentation = usePresentation();
  const ligne = plan.lignes[rang];
  if (!ligne) return null;
  return (
    <tr>
      <TitreLigne ligne={ligne} rang={rang} />
      {plan.colonnes.map((colonne, n) => {
        const { degre, code } = apparence(saisie.valeur(cleEn(plan, { ligne: rang, colonne: n })), presentation);
        return (
          <td key={colonne.id} data-degre={degre ?? undefined}>
            {code}
          </td>
        );
      })}
      {plan.sens === 'apprenants' && <Commentaire saisie={saisie} apprenant={ligne} rang={rang} />}
    </tr>
  );
});

type PropsCommentaire = { saisie: SaisieGrille; apprenant: Rangee; rang: number };

/** Le commentaire d'un apprenant, au bout de sa ligne. */
const Commentaire = memo(function Commentaire({ saisie, apprenant, rang }: PropsCommentaire) {
  const cle = cleCommentaire(apprenant.id);
  return (
    <td className="grille-note">
      <textarea
        data-commentaire={rang}
        aria-label={`Commentaire pour ${apprenant.titre}`}
        rows={1}
        maxLength={LONGUEUR_COMMENTAIRE}
        value={useValeur(saisie, cle)}
        onChange={(evenement) => saisie.commenter(cle, evenement.target.value)}
        data-ecart={useEcart(saisie, cle) ? 'oui' : undefined}
        className="saisie"
      />
    </td>
  );
});

/** Le commentaire d'un apprenant, au bas de sa colonne : un bouton qui ouvre le texte. */
function BoutonCommentaire({ saisie, apprenant, rang }: PropsCommentaire) {
  const cle = cleCommentaire(apprenant.id);
  const texte = useValeur(saisie, cle);
  const [ouvert, setOuvert] = useState(false);
  return (
    <td className="p-0.5">
      <button
        type="button"
        data-note={rang}
        onClick={() => setOuvert(true)}
        aria-haspopup="dialog"
        aria-label={`Commentaire pour ${apprenant.titre}${texte ? '' : ', vide'}`}
        title={texte || 'Commenter'}
        className={cx(
          'inline-grid h-8 w-full min-w-10 place-items-center rounded-sm hover:bg-creux',
          texte ? 'text-accent-texte' : 'text-texte-doux',
        )}
      >
        <span className="relative">
          <IconeCommentaire />
          {texte && <span className="absolute -top-0.5 -right-1 size-2 rounded-full bg-accent" />}
        </span>
      </button>
      <Dialogue
        ouvert={ouvert}
        onFermer={() => setOuvert(false)}
        titre={`Commentaire pour ${apprenant.titre}`}
        sansCroix
        pied={
          <Bouton variante="principal" onClick={() => setOuvert(false)}>
            Fermer
          </Bouton>
        }
      >
        <ZoneTexte
          libelle="Commentaire"
          aide="Il s’enregistre à mesure que vous écrivez&nbsp;; l’apprenant le lit avec ses résultats."
          maxLength={LONGUEUR_COMMENTAIRE}
          value={texte}
          onChange={(evenement) => saisie.commenter(cle, evenement.target.value)}
        />
      </Dialogue>
    </td>
  );
}

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
function useTableau({ saisie, plan, curseur, apres, idAuteur, idSortie, signaler }: Grillage) {
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
