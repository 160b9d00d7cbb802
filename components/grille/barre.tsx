'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useState, useSyncExternalStore } from 'react';
import { derniereListe } from '@/components/derniere-liste';
import { useCompte } from '@/components/gardien/compte';
import { AvisPanne, direEnvois } from '@/components/gardien/situation';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { Confirmation } from '@/components/ui/confirmation';
import { IconeAlerte, IconeCoche, IconeCroix, IconeHorloge } from '@/components/ui/icones';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { type Curseur, tailleDe } from '@/lib/evaluations/grille/deplacement';
import { direAuteur } from '@/lib/evaluations/grille/format';
import { cleEn, type Plan } from '@/lib/evaluations/grille/plan';
import { allerAuxEcarts } from './ecarts';
import type { Etat, SaisieGrille } from './saisie';
import { useEtat } from './suivi';

type Props = {
  saisie: SaisieGrille;
  idEnregistrer: string;
  /** Ce qui vient d'arriver. */
  avis: ReactNode;
  /** Où l'on est dans la grille. */
  detail: ReactNode;
};

/** En bas de l'écran : où l'on est, où en est l'enregistrement, et de quoi le demander. */
export function BarreEnregistrement({ saisie, idEnregistrer, avis, detail }: Props) {
  const router = useRouter();
  const { rne } = useCompte();
  const etat = useEtat(saisie);
  const [retour, setRetour] = useState(false);

  async function revenir() {
    setRetour(true);
    const enregistree = await saisie.enregistrer();
    if (enregistree && saisie.etat().ecarts.size === 0)
      return router.push(derniereListe(adresseDe(rne, 'evaluations')));
    setRetour(false);
    // Une case changée des deux côtés se choisit avant de partir.
    allerAuxEcarts();
  }

  return (
    <div className="grille-barre">
      {etat.attente > 0 && (
        <AvisPanne
          etat={etat}
          onReessayer={() => void saisie.enregistrer()}
          renoncer={<Abandonner saisie={saisie} />}
        />
      )}
      {avis}
      {detail}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Situation etat={etat} />
        <div className="flex flex-wrap gap-2">
          <Bouton
            variante="discret"
            disabled={!etat.annulable}
            onClick={() => void saisie.annuler()}
            className="max-sm:hidden"
          >
            Annuler la saisie
          </Bouton>
          <Bouton id={idEnregistrer} onClick={() => void saisie.enregistrer()}>
            Enregistrer
          </Bouton>
          <Bouton variante="principal" enCours={retour} onClick={() => void revenir()}>
            Enregistrer et revenir
          </Bouton>
        </div>
      </div>
    </div>
  );
}

/** Renoncer à ce que le serveur refuse : la grille revient à ce qu'il a. */
const Abandonner = ({ saisie }: { saisie: SaisieGrille }) => (
  <Confirmation
    libelle="Abandonner ces modifications"
    variante="discret"
    taille="petit"
    titre="Abandonner ces modifications&nbsp;?"
    confirmer="Abandonner"
    danger
    onConfirmer={() => saisie.abandonner()}
  >
    La grille reviendra à ce qui est enregistré. Cet abandon ne s’annule pas.
  </Confirmation>
);

/** Où en est l'enregistrement, en quelques mots. */
const direSituation = (etat: Etat): string =>
  direEnvois(
    etat,
    etat.attente > 0 ? accorder(etat.attente, 'modification') : '',
    etat.attente > 1 ? 'gardées' : 'gardée',
  );

/**
 * L'état de l'enregistrement, toujours visible. Le compte en attente change à chaque touche : un lecteur d'écran n'entend
 * que ce qui dure.
 */
function Situation({ etat }: { etat: Etat }) {
  const { attente, phase, enCours, ecarts } = etat;
  const panne = attente > 0 && phase !== 'calme';
  const alerte = panne || ecarts.size > 0;
  const Icone = alerte ? IconeAlerte : attente > 0 ? IconeHorloge : IconeCoche;
  return (
    <p className="flex min-w-0 flex-1 basis-56 items-center gap-2 text-sm">
      <Icone className={alerte ? 'text-attention' : attente > 0 ? 'text-texte-doux' : 'text-succes'} />
      <span role="status" aria-live={attente > 0 && !panne && !enCours ? 'off' : 'polite'} className="tabular-nums">
        {direSituation(etat)}
        {ecarts.size > 0 && ` · ${accorder(ecarts.size, 'case')} à départager`}
      </span>
      {ecarts.size > 0 && (
        <button type="button" className="lien pointer-coarse:py-2.5" onClick={allerAuxEcarts}>
          Choisir
        </button>
      )}
    </p>
  );
}

type PropsAvis = { saisie: SaisieGrille; compteRendu: string; onLu: () => void };

/** Ce qui vient d'arriver et mérite d'être lu : un collage, une saisie reprise, une saisie sans case. */
export function AvisSaisie({ saisie, compteRendu, onLu }: PropsAvis) {
  const { reprises, perdues, ecarts } = useEtat(saisie);
  const textes = [
    ...(reprises > 0 ? [direReprises(reprises, ecarts.size > 0)] : []),
    ...(perdues > 0 ? [direPerdues(perdues)] : []),
    ...(compteRendu ? [compteRendu] : []),
  ];
  return (
    <div role="status">
      {textes.length > 0 && (
        <div className="mb-2 flex items-start gap-3 rounded-lg border border-info/40 bg-info-doux px-4 py-2 text-sm">
          <div className="min-w-0 flex-1">
            {textes.map((texte) => (
              <p key={texte}>{texte}</p>
            ))}
          </div>
          <BoutonIcone
            libelle="Masquer ce message"
            icone={<IconeCroix taille={16} />}
            taille="petit"
            onClick={() => {
              saisie.lu();
              onLu();
            }}
          />
        </div>
      )}
    </div>
  );
}

function direReprises(n: number, aDepartager: boolean): string {
  const suite = aDepartager
    ? 'Ce qui a changé des deux côtés attend votre choix.'
    : n > 1
      ? 'Elles s’enregistrent d’elles-mêmes.'
      : 'Elle s’enregistre d’elle-même.';
  return n > 1
    ? `${n} modifications gardées sur cet appareil ont été reprises. ${suite}`
    : `Une modification gardée sur cet appareil a été reprise. ${suite}`;
}

const direPerdues = (n: number) =>
  n > 1
    ? `${n} saisies n’ont plus de case\u00a0: leur apprenant ou leur compétence a été retiré de cette évaluation.`
    : 'Une saisie n’a plus de case\u00a0: son apprenant ou sa compétence a été retiré de cette évaluation.';

type PropsDetail = { saisie: SaisieGrille; plan: Plan; curseur: Curseur; id: string };

/** Où l'on est, en toutes lettres : l'apprenant, l'item entier, qui a saisi et quand. */
export function DetailCase({ saisie, plan, curseur, id }: PropsDetail) {
  const abonner = useCallback(
    (prevenir: () => void) => {
      const defaire = [curseur.abonner(prevenir), saisie.abonnerCases(prevenir)];
      return () => {
        for (const d of defaire) d();
      };
    },
    [curseur, saisie],
  );
  const situation = useSyncExternalStore(
    abonner,
    () => situer(plan, curseur),
    () => '',
  );
  const auteur = useSyncExternalStore(
    abonner,
    () => signature(saisie, plan, curseur),
    () => '',
  );
  return (
    <p className="flex min-h-5 flex-wrap gap-x-3 text-sm max-sm:hidden">
      <span className="min-w-0 truncate">{situation}</span>
      <span id={id} className="text-texte-doux">
        {auteur}
      </span>
    </p>
  );
}

function situer({ sens, lignes, colonnes }: Plan, curseur: Curseur): string {
  const bloc = curseur.selection();
  if (bloc) {
    const { lignes: l, colonnes: c } = tailleDe(bloc);
    return `${l * c} cases sélectionnées`;
  }
  const { ligne, colonne } = curseur.ou();
  const dits = [lignes[ligne], colonnes[colonne]].map((r) => (r ? `${r.titre} ${r.libelle}`.trim() : ''));
  return (sens === 'apprenants' ? dits : dits.reverse()).filter(Boolean).join(' · ');
}

function signature(saisie: SaisieGrille, plan: Plan, curseur: Curseur): string {
  const auteur = curseur.selection() ? null : saisie.auteurDe(cleEn(plan, curseur.ou()));
  return auteur ? direAuteur(auteur, saisie.moi) : '';
}
