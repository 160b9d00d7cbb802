import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { lireErreurs, SANS_ERREUR, useErreurs } from '@/components/erreurs-saisie';
import { useBrouillon } from '@/components/gardien/brouillon';
import type { Resultat } from '@/lib/acces/refus';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';
import type { Depart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { creerScenario, modifierScenario } from '../actions';
import type { LigneLien } from './saisie-liens';

/** Tout ce que le formulaire tient, brouillon compris. */
export interface Saisie {
  titre: string;
  referentiel: string;
  niveau: number;
  prive: boolean;
  contexte: string;
  materiels: string;
  ressources: string;
  liens: LigneLien[];
  /** Par diplôme : en changer puis revenir retrouve les items déjà choisis. */
  items: Record<string, string[]>;
  /** La version que l'on modifie ; vide pour un scénario neuf. */
  modifieLe: string;
}

const saisieNeuve = (referentiel: string): Saisie => ({
  titre: '',
  referentiel,
  niveau: 0,
  prive: false,
  contexte: '',
  materiels: '',
  ressources: '',
  liens: [{ cle: 1, url: '', libelle: '' }],
  items: {},
  modifieLe: '',
});

/** Un scénario neuf, commencé à partir d'une fiche du passeport (PAE-4). */
const saisieCommencee = ({ titre, referentiel, niveau, contexte, items }: Depart): Saisie => ({
  ...saisieNeuve(referentiel),
  ...{ titre, niveau, contexte },
  items: { [referentiel]: items },
});

const saisieDe = (s: ScenarioLu): Saisie => ({
  titre: s.titre,
  referentiel: s.referentiel,
  niveau: s.niveau,
  prive: s.prive,
  contexte: s.contexte,
  materiels: s.materiels,
  ressources: s.ressources,
  liens: s.liens.map((lien, rang) => ({ cle: rang + 1, ...lien })),
  items: { [s.referentiel]: s.items.map((i) => i.code) },
  modifieLe: s.modifieLe.toISOString(),
});

async function envoyer(saisie: Saisie, id: string | undefined, remplacer: boolean): Promise<Resultat<string>> {
  const { referentiel, items, modifieLe, liens, ...reste } = saisie;
  const sansCle = liens.map(({ url, libelle }) => ({ url, libelle }));
  const communs = { ...reste, liens: sansCle, items: items[referentiel] ?? [] };
  if (id === undefined) {
    const cree = await creerScenario({ ...communs, referentiel });
    return cree.ok ? { ok: true, valeur: `${cree.valeur.id}?fait=cree` } : cree;
  }
  const modifie = await modifierScenario({ ...communs, id, modifieLe, remplacer });
  return modifie.ok ? { ok: true, valeur: `${id}?fait=modifie` } : modifie;
}

/** Ce qui s'enregistre d'une saisie : ni la version qu'elle modifie, ni le rang des lignes de liens. */
const empreinte = ({ modifieLe, liens, ...reste }: Saisie): string =>
  JSON.stringify([reste, liens.map(({ url, libelle }) => [url, libelle])]);

type Options = {
  base: string;
  /** Codes des diplômes proposés. */
  diplomes: readonly string[];
  scenario?: ScenarioLu | undefined;
  depart?: Depart | undefined;
};

/** Le brouillon peut dater d'un diplôme que l'on ne propose plus. */
const reprendre = (saisie: Saisie, brouillon: Saisie, diplomes: readonly string[]): Saisie => ({
  ...saisie,
  ...brouillon,
  referentiel: diplomes.includes(brouillon.referentiel) ? brouillon.referentiel : saisie.referentiel,
});

function initiale({ diplomes, scenario, depart }: Options): Saisie {
  if (scenario) return saisieDe(scenario);
  const neuve = saisieNeuve(diplomes[0] ?? '');
  if (!depart) return neuve;
  const commencee = saisieCommencee(depart);
  // Un diplôme qu'on ne prépare plus ici ne peut plus porter de scénario : le reste de la fiche sert quand même.
  return diplomes.includes(depart.referentiel) ? commencee : { ...commencee, referentiel: neuve.referentiel };
}

/** La saisie d'un scénario, neuf ou repris : son brouillon, ses erreurs, son envoi. Un refus n'efface rien. */
export function useSaisie(options: Options) {
  const { base, diplomes, scenario, depart } = options;
  const router = useRouter();
  const [saisie, setSaisie] = useState(() => initiale(options));
  const { formulaire, erreurs, poser, corriger } = useErreurs();
  const [perime, setPerime] = useState(false);
  const [enCours, lancer] = useTransition();
  const brouillon = useBrouillon({
    sujet: `scenario:${scenario?.id ?? depart?.origine ?? 'nouveau'}`,
    titre: saisie.titre ? `Scénario «\u00a0${saisie.titre}\u00a0»` : 'Un scénario',
    valeur: saisie,
    empreinte,
    reprendre: (gardee) => setSaisie((s) => reprendre(s, gardee, diplomes)),
  });

  const valider = (remplacer: boolean) =>
    lancer(async () => {
      const resultat = await brouillon.suivre(envoyer(saisie, scenario?.id, remplacer));
      setPerime(resultat !== null && !resultat.ok && resultat.code === 'scenario-perime');
      poser(resultat?.ok ? SANS_ERREUR : lireErreurs(resultat));
      if (!resultat?.ok) return;
      router.push(`${base}/${resultat.valeur}`);
    });

  return {
    saisie,
    formulaire,
    erreurs,
    enCours,
    perime,
    brouillon,
    changer: (champ: Partial<Saisie>) => {
      setSaisie((s) => ({ ...s, ...champ }));
      for (const nom of Object.keys(champ)) corriger(nom);
    },
    soumettre: (evenement: FormEvent) => {
      evenement.preventDefault();
      valider(false);
    },
    remplacer: () => valider(true),
  };
}
