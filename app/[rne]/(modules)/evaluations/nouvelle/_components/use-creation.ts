import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useFormulaire } from '@/components/envoi/formulaire';
import { useBrouillon } from '@/components/gardien/brouillon';
import { adresseDe } from '@/lib/adresses/regles';
import { classesProposees, niveauxProposes } from '@/lib/evaluations/regles-candidats';
import type { SaisieCreation } from '@/lib/evaluations/schema';
import type { Choix } from '@/lib/evaluations/serveur/queries-choix';
import { creerEvaluation } from '../../actions';
import { useEtape } from './use-etape';

type Saisie = Omit<SaisieCreation, 'scenario'>;

type ItemsParDiplome = Record<string, string[]>;

/** Ce que le brouillon garde : la saisie, et les items de chaque diplôme essayé. */
type Gardee = Omit<Saisie, 'items'> & { items: ItemsParDiplome };

export interface PropsCreation extends Choix {
  rne: string;
  aujourdhui: string;
}

const depart = ({ aujourdhui, diplomes, scenario }: PropsCreation): Gardee => ({
  titre: scenario?.titre ?? '',
  faiteLe: aujourdhui,
  referentiel: scenario?.referentiel ?? diplomes[0]?.code ?? '',
  niveau: scenario?.niveau ?? 0,
  items: scenario ? { [scenario.referentiel]: scenario.items } : {},
  apprenants: [],
});

/** Le niveau voulu s'il a des apprenants dans ce diplôme, sinon le premier qui en a. */
function niveauPropose({ candidats }: PropsCreation, referentiel: string, voulu: number): number {
  const niveaux = niveauxProposes(candidats, referentiel).map((n) => n.valeur);
  return niveaux.find((n) => n === voulu) ?? niveaux[0] ?? 0;
}

/** Rapporte une saisie à ce qui peut se choisir : un brouillon peut nommer un diplôme que plus aucun apprenant ne prépare. */
function rapporter(props: PropsCreation, { items, ...saisie }: Gardee): Saisie {
  const diplome = props.diplomes.find((d) => d.code === saisie.referentiel) ?? props.diplomes[0];
  const referentiel = diplome?.code ?? '';
  const niveau = niveauPropose(props, referentiel, saisie.niveau);
  return { ...saisie, referentiel, niveau, items: items[referentiel] ?? [] };
}

const DU_SUJET = ['titre', 'faiteLe', 'referentiel', 'niveau', 'items'] as const;

/** La création en deux étapes : la saisie, son brouillon, le passage de l'une à l'autre et l'envoi. */
export function useCreation(props: PropsCreation) {
  const { rne, candidats, diplomes, scenario } = props;
  const router = useRouter();
  const [valeurs] = useState(() => rapporter(props, depart(props)));
  /** Changer de diplôme puis revenir retrouve les items déjà choisis. */
  const [ailleurs, setAilleurs] = useState<ItemsParDiplome>({});
  const { etape, avancer, revenir } = useEtape();

  const creer: typeof creerEvaluation = (saisie) => brouillon.accompagner(creerEvaluation)(saisie);
  const formulaire = useFormulaire(creer, {
    valeurs,
    schema: () => import('@/lib/evaluations/schema').then((m) => m.schemaCreation.omit({ scenario: true })),
    preparer: (saisie: Saisie): SaisieCreation => ({
      ...saisie,
      apprenants: vue.apprenants,
      ...(scenario && { scenario: scenario.id }),
    }),
    surFait: ({ id }) => router.push(adresseDe(rne, 'evaluations/[id]', { id })),
    surEchec({ champs = {} }) {
      // Un défaut de la première étape y ramène.
      const fautifs = Object.keys(champs).map((chemin) => chemin.split('.')[0]);
      if (DU_SUJET.some((champ) => fautifs.includes(champ))) revenir();
    },
  });
  const { rhf, champ, envoi, verifier } = formulaire;
  const { items, ...saisie } = rhf.watch();
  const { referentiel, niveau } = saisie;

  const classes = classesProposees(candidats, referentiel, niveau);
  const proposes = new Set(classes.flatMap((c) => c.apprenants.map((a) => a.id)));
  const diplome = diplomes.find((d) => d.code === referentiel);
  const vue = {
    referentiel,
    niveau,
    classes,
    items,
    sigle: diplome?.sigle,
    arbre: diplome?.arbre ?? [],
    niveaux: niveauxProposes(candidats, referentiel),
    apprenants: saisie.apprenants.filter((a) => proposes.has(a)),
  };

  const brouillon = useBrouillon<Gardee>({
    sujet: `evaluation:${scenario?.id ?? 'nouvelle'}`,
    titre: saisie.titre ? `Nouvelle évaluation «\u00a0${saisie.titre}\u00a0»` : 'Une nouvelle évaluation',
    valeur: { ...saisie, items: { ...ailleurs, [referentiel]: items } },
    reprendre(gardee) {
      setAilleurs(gardee.items);
      rhf.reset(rapporter(props, gardee), { keepFieldsRef: true });
    },
  });

  return {
    formulaire,
    brouillon,
    vue,
    etape,
    revenir,
    async avancer(evenement?: FormEvent) {
      evenement?.preventDefault();
      if (!(await verifier(DU_SUJET))) return;
      envoi.oublier();
      avancer();
    },
    changerDiplome(code: string) {
      setAilleurs({ ...ailleurs, [referentiel]: items });
      champ('referentiel').changer(code);
      champ('niveau').changer(niveauPropose(props, code, niveau));
      champ('items').changer(ailleurs[code] ?? []);
    },
  };
}
