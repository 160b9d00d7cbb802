import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { Action } from '@/components/envoi/appeler';
import { type EtatFormulaire, useFormulaire } from '@/components/envoi/formulaire';
import { useBrouillon } from '@/components/gardien/brouillon';
import { adresseDe } from '@/lib/adresses/regles';
import type { ChampsScenario, SaisieScenario } from '@/lib/scenarios/schema';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';
import type { Depart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { creerScenario, modifierScenario } from '../actions';

export type FormulaireSaisie = EtatFormulaire<ChampsScenario, SaisieScenario>;

type ItemsParDiplome = Record<string, string[]>;

/** Tout ce que le brouillon garde : la saisie, les items de chaque diplôme essayé, la version que l'on modifie. */
type Gardee = Omit<ChampsScenario, 'items'> & { items: ItemsParDiplome; modifieLe: string };

const saisieNeuve = (referentiel: string): ChampsScenario => ({
  titre: '',
  referentiel,
  niveau: 0,
  prive: false,
  contexte: '',
  materiels: '',
  ressources: '',
  liens: [{ url: '', libelle: '' }],
  items: [],
});

const saisieDe = (s: ScenarioLu): ChampsScenario => ({
  titre: s.titre,
  referentiel: s.referentiel,
  niveau: s.niveau,
  prive: s.prive,
  contexte: s.contexte,
  materiels: s.materiels,
  ressources: s.ressources,
  liens: s.liens,
  items: s.items.map((i) => i.code),
});

type Options = {
  rne: string;
  /** Codes des diplômes proposés. */
  diplomes: readonly string[];
  scenario?: ScenarioLu | undefined;
  /** La fiche du passeport dont part un scénario neuf (PAE-4). */
  depart?: Depart | undefined;
};

function initiale({ diplomes, scenario, depart }: Options): ChampsScenario {
  if (scenario) return saisieDe(scenario);
  const neuve = saisieNeuve(diplomes[0] ?? '');
  if (!depart) return neuve;
  const { titre, referentiel, niveau, contexte, items } = depart;
  const commencee = { ...neuve, titre, niveau, contexte };
  // Un diplôme qu'on ne prépare plus ici ne peut plus porter de scénario : le reste de la fiche sert quand même.
  return diplomes.includes(referentiel) ? { ...commencee, referentiel, items } : commencee;
}

/** Ce que créer et modifier attendent : chacune prend ce qui la concerne. */
type Envoi = Parameters<typeof creerScenario>[0] & Parameters<typeof modifierScenario>[0];

/** Ce qui s'enregistre d'une saisie : ni la version qu'elle modifie, ni les items des diplômes essayés. */
const empreinte = ({ modifieLe, items, liens, ...reste }: Gardee): string =>
  JSON.stringify([reste, items[reste.referentiel] ?? [], liens.map(({ url, libelle }) => [url, libelle])]);

/** La saisie d'un scénario, neuf ou repris : son formulaire, son brouillon, son envoi. */
export function useSaisie(options: Options) {
  const { rne, diplomes, scenario, depart } = options;
  const router = useRouter();
  const [valeurs] = useState(() => initiale(options));
  /** Changer de diplôme puis revenir retrouve les items déjà choisis. */
  const [ailleurs, setAilleurs] = useState<ItemsParDiplome>({});
  const [version, setVersion] = useState(scenario?.modifieLe.toISOString() ?? '');
  const remplacer = useRef(false);

  const enregistrer: Action<Envoi, { id: string }> = (saisie) =>
    brouillon.accompagner<Envoi, { id: string }>(scenario ? modifierScenario : creerScenario)(saisie);
  const formulaire = useFormulaire(enregistrer, {
    valeurs,
    schema: () => import('@/lib/scenarios/schema').then((m) => m.schemaScenario),
    preparer: (saisie: SaisieScenario) => ({
      ...saisie,
      ...{ id: scenario?.id ?? '', modifieLe: version, remplacer: remplacer.current },
    }),
    surFait: ({ id }) => router.push(adresseDe(rne, 'scenarios/[id]', { id, fait: scenario ? 'modifie' : 'cree' })),
  });
  const { rhf, envoi, soumettre } = formulaire;
  const { items, ...saisie } = rhf.watch();

  const brouillon = useBrouillon<Gardee>({
    sujet: `scenario:${scenario?.id ?? depart?.origine ?? 'nouveau'}`,
    titre: saisie.titre ? `Scénario «\u00a0${saisie.titre}\u00a0»` : 'Un scénario',
    valeur: { ...saisie, items: { ...ailleurs, [saisie.referentiel]: items }, modifieLe: version },
    empreinte,
    reprendre({ modifieLe, items: gardes, ...reste }) {
      // Le brouillon peut dater d'un diplôme que l'on ne propose plus.
      const referentiel = diplomes.includes(reste.referentiel) ? reste.referentiel : saisie.referentiel;
      setAilleurs(gardes);
      setVersion(modifieLe);
      rhf.reset({ ...reste, referentiel, items: gardes[referentiel] ?? [] }, { keepFieldsRef: true });
    },
  });

  return {
    formulaire,
    brouillon,
    changerDiplome(referentiel: string) {
      setAilleurs({ ...ailleurs, [saisie.referentiel]: items });
      formulaire.champ('referentiel').changer(referentiel);
      formulaire.champ('items').changer(ailleurs[referentiel] ?? []);
    },
    /** Le scénario a changé depuis qu'on l'a ouvert. */
    perime: envoi.echec?.code === 'scenario-perime',
    async remplacer() {
      remplacer.current = true;
      await soumettre();
      remplacer.current = false;
    },
  };
}
