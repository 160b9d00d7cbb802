import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { type Erreurs, lireErreurs, SANS_ERREUR, useErreurs } from '@/components/erreurs-saisie';
import { useBrouillon } from '@/components/gardien/brouillon';
import { classesProposees, niveauxProposes } from '@/lib/evaluations/regles-candidats';
import type { Choix } from '@/lib/evaluations/serveur/queries-choix';
import { creerEvaluation } from '../../actions';
import { useEtape } from './use-etape';
import { verifierSujet } from './verifier-sujet';

/** Tout ce qui se saisit, gardé tel quel dans le brouillon. */
interface Saisie {
  titre: string;
  faiteLe: string;
  referentiel: string;
  niveau: number;
  /** Par diplôme : en changer puis revenir retrouve les items déjà choisis. */
  items: Record<string, readonly string[]>;
  apprenants: readonly string[];
}

export interface PropsCreation extends Choix {
  base: string;
  aujourdhui: string;
}

function depart({ aujourdhui, diplomes, scenario }: PropsCreation): Saisie {
  return {
    titre: scenario?.titre ?? '',
    faiteLe: aujourdhui,
    referentiel: scenario?.referentiel ?? diplomes[0]?.code ?? '',
    niveau: scenario?.niveau ?? 0,
    items: scenario ? { [scenario.referentiel]: scenario.items } : {},
    apprenants: [],
  };
}

/** Ce que cette saisie donne, une fois rapportée à ce qui peut se choisir. */
function rapporter({ candidats, diplomes }: PropsCreation, saisie: Saisie) {
  // Un brouillon repris peut nommer un diplôme que plus aucun apprenant ne prépare.
  const diplome = diplomes.find((d) => d.code === saisie.referentiel) ?? diplomes[0];
  const referentiel = diplome?.code ?? '';
  const niveaux = niveauxProposes(candidats, referentiel);
  const niveau = niveaux.find((n) => n.valeur === saisie.niveau)?.valeur ?? niveaux[0]?.valeur ?? 0;
  const classes = classesProposees(candidats, referentiel, niveau);
  const proposes = new Set(classes.flatMap((c) => c.apprenants.map((a) => a.id)));
  return {
    diplome,
    referentiel,
    niveaux,
    niveau,
    classes,
    items: saisie.items[referentiel] ?? [],
    apprenants: saisie.apprenants.filter((a) => proposes.has(a)),
  };
}

const DU_SUJET = ['titre', 'faiteLe', 'referentiel', 'niveau', 'items'];

/** La création en deux étapes : la saisie, son brouillon, le passage de l'une à l'autre et l'envoi. */
export function useCreation(props: PropsCreation) {
  const router = useRouter();
  const [saisie, setSaisie] = useState(() => depart(props));
  const { etape, avancer, revenir } = useEtape();
  const { formulaire, erreurs, poser, corriger } = useErreurs();
  const [enCours, lancer] = useTransition();
  const brouillon = useBrouillon({
    sujet: `evaluation:${props.scenario?.id ?? 'nouvelle'}`,
    titre: saisie.titre ? `Nouvelle évaluation «\u00a0${saisie.titre}\u00a0»` : 'Une nouvelle évaluation',
    valeur: saisie,
    reprendre: setSaisie,
  });
  const vue = rapporter(props, saisie);

  const changer = (changement: Partial<Saisie>) => {
    setSaisie({ ...saisie, ...changement });
    for (const champ of Object.keys(changement)) corriger(champ);
  };

  const sujet = {
    titre: saisie.titre,
    faiteLe: saisie.faiteLe,
    referentiel: vue.referentiel,
    niveau: vue.niveau,
    items: [...vue.items],
  };

  /** Un défaut de la première étape y ramène. */
  const refuser = (lues: Erreurs) => {
    poser(lues);
    if (etape === 'apprenants' && DU_SUJET.some((champ) => champ in lues.champs)) revenir();
  };

  async function passerAuxApprenants() {
    const lues = await verifierSujet(sujet);
    poser(lues);
    if (lues === SANS_ERREUR) avancer();
  }

  async function creer() {
    const { scenario } = props;
    const envoi = { ...sujet, apprenants: vue.apprenants, ...(scenario && { scenario: scenario.id }) };
    const resultat = await brouillon.suivre(creerEvaluation(envoi));
    if (!resultat?.ok) return refuser(lireErreurs(resultat));
    router.push(`${props.base}/${resultat.valeur.id}`);
  }

  return {
    saisie,
    vue,
    etape,
    revenir,
    formulaire,
    erreurs,
    enCours,
    changer,
    soumettre: (evenement: FormEvent) => {
      evenement.preventDefault();
      lancer(etape === 'sujet' ? passerAuxApprenants : creer);
    },
    brouillon,
  };
}
