import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { useCompte } from '@/components/gardien/compte';
import { lireGardee, oublier } from '@/components/gardien/rangement';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { adresseDe } from '@/lib/adresses/regles';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { DerniersDegres, Ecarte, Partie, Verrou } from '@/lib/passeport/regles';
import { aEnvoyer, type Catalogue } from '@/lib/passeport/regles-catalogue';
import { empreinte } from '@/lib/passeport/regles-empreinte';
import { completer, type SaisieGardee, sujetFiche } from '@/lib/passeport/regles-gardee';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import type { Pfmp } from '@/lib/passeport/serveur/queries-saisie';
import { reporterErreurs } from './liaison';
import type { EtatSauvegarde, FicheGardee } from './sauvegarde';
import { type Actions, useSauvegarde } from './use-sauvegarde';

export interface PropsFormulaire {
  rne: string;
  catalogue: Catalogue;
  intitules: IntitulesFiche;
  initiale: SaisieFiche;
  /** La dernière PFMP de l'apprenant, à proposer. */
  pfmp: Pfmp | null;
  fiche: FicheNeuve | FicheOuverte;
  actions: Actions;
}

/** Une fiche pas encore créée ; `copie` : celle qu'elle duplique, et combien de fichiers elle a. */
interface FicheNeuve {
  id: string;
  /** Le sujet sous lequel l'appareil la garde. */
  sujet: string;
  version: null;
  copie: { id: string; fichiers: number } | null;
}

interface FicheOuverte {
  id: string;
  sujet: string;
  version: VersionFiche;
  modifieLe: Date;
  verrou: Verrou;
  degres: DerniersDegres;
  vientDEtreCreee: boolean;
}

export type Suite = 'continuer' | 'quitter';
const AUCUN_RESTE = { bacpro: 0, bep: 0 };

export type Formulaire = UseFormReturn<SaisieFiche>;

/** Ce qu'un professeur a fait pendant la saisie, appris en l'enregistrant. */
export interface Nouvelle {
  evaluee: boolean;
  /** Les choix enregistrés ne sont pas ceux qui étaient à l'écran. */
  change: boolean;
  ecartes: Ecarte[];
}

type Choix = Pick<SaisieFiche, 'item' | 'choix' | 'bepItem' | 'brouillon'>;

/** Met à l'écran des choix que la base a gardés. */
function imposer(formulaire: Formulaire, choix: Partial<Choix>) {
  for (const nom of ['item', 'choix', 'bepItem', 'brouillon'] as const) {
    const valeur = choix[nom];
    if (valeur !== undefined) formulaire.setValue(nom, valeur);
  }
}

/** Les choix que l'évaluation a verrouillés. */
const choixVerrouilles = ({ item, choix, bepItem, brouillon }: Choix, verrou: Verrou | null): Partial<Choix> => ({
  ...(verrou?.competence && { item, choix }),
  ...(verrou?.bep && { bepItem, brouillon }),
});

/**
 * L'état du formulaire d'une fiche : ce qui est saisi part au serveur de lui-même, et reste dans le navigateur tant que
 * le serveur ne l'a pas. Rien ne se perd sur un refus, une coupure, un onglet fermé (décision 0018).
 */
export function useFiche({ rne, catalogue, initiale, fiche, actions }: PropsFormulaire) {
  const router = useRouter();
  const compte = useCompte();
  const rafraichir = useRafraichir();
  const formulaire = useForm({
    resolver: resoudrePlusTard(() => import('@/lib/passeport/schema').then((m) => m.schemaFiche)),
    defaultValues: initiale,
  });
  const ouverte = fiche.version === null ? null : fiche;
  const [etat, setEtat] = useState<EtatSauvegarde>({ nom: 'intacte' });
  const [annonce, setAnnonce] = useState(ouverte?.vientDEtreCreee ? 'Votre fiche est enregistrée.' : '');
  const [nouvelle, setNouvelle] = useState<Nouvelle | null>(null);
  const [retrouveeLe, setRetrouveeLe] = useState<Date | null>(null);
  const [avecFichiers, setAvecFichiers] = useState(true);
  const [reste, setReste] = useState<Record<Partie, number>>(AUCUN_RESTE);
  const [retenue, setRetenue] = useState(false);
  const suite = useRef<Suite | null>(null);
  const cible = useRef({ id: fiche.id, sujet: fiche.sujet });
  const aRelire = useRef(false);

  const { sauvegarde, gardee } = useSauvegarde(
    formulaire,
    cible,
    { saisie: initiale, version: fiche.version },
    {
      actions,
      copieDe: copieDe(fiche, avecFichiers),
      lire: () => aEnvoyer(formulaire.getValues(), catalogue, initiale),
      dire(suivant) {
        if (['refus', 'perimee', 'incomplete'].includes(suivant.nom)) suite.current = null;
        setEtat(suivant);
      },
      surEnregistree(gardee, envoyee) {
        const voulue = suite.current;
        suite.current = null;
        aRelire.current = true;
        const apprise = suivreChoix(gardee, envoyee);
        if (apprise) setNouvelle(apprise);
        if (!ouverte) return entrer(gardee, voulue);
        if (voulue === 'quitter' && reste.bacpro + reste.bep > 0) return setRetenue(true);
        if (voulue === 'quitter') return router.push(adresseDe(rne, 'passeport', { fait: 'enregistree' }));
        if (voulue === 'continuer') setAnnonce('Votre fiche est enregistrée.');
        if (gardee.degres.bacpro !== ouverte.degres.bacpro || gardee.degres.bep !== ouverte.degres.bep) rafraichir();
      },
      surRefus: (champs) => reporterErreurs(formulaire, champs),
      // Quitter, demandé hors ligne, tient jusqu'au retour du réseau, sauf si la saisie reprend.
      surFrappe() {
        if (['reseau', 'serveur', 'session'].includes(etat.nom)) suite.current = null;
      },
    },
  );

  /** L'écran prend les choix que la base a gardés ; rend ce qu'un professeur a fait pendant la saisie, nul si rien. */
  function suivreChoix({ rattachement, brouillon, degres, ecartes }: FicheGardee, envoyee: SaisieFiche) {
    const garde = { ...rattachement, choix: [...rattachement.choix], bepItem: rattachement.bepItem ?? '', brouillon };
    const connus = ouverte?.degres ?? { bacpro: null, bep: null };
    const evaluee = degres.bacpro !== connus.bacpro || degres.bep !== connus.bep;
    const change = empreinte({ ...envoyee, ...garde }) !== empreinte(envoyee);
    if (change) imposer(formulaire, garde);
    return change || evaluee ? { evaluee, change, ecartes } : null;
  }

  /** La fiche vient d'être créée : la page qui l'ouvre prend la suite, et ce qui a été tapé entre-temps avec elle. */
  function entrer({ id, sansFichiers }: FicheGardee, voulue: Suite | null) {
    sauvegarde.arreter();
    oublier(compte, cible.current.sujet);
    cible.current = { id, sujet: sujetFiche(id) };
    if (voulue === 'quitter')
      router.push(adresseDe(rne, 'passeport', { fait: sansFichiers ? 'sans-fichiers' : 'enregistree' }));
    else
      router.replace(adresseDe(rne, 'passeport/[id]/modifier', { id, fait: sansFichiers ? 'sans-fichiers' : 'creee' }));
  }

  // Ce qu'un onglet fermé avait laissé revient ; plus ancien que la base, il s'y confronte avant de partir.
  // biome-ignore lint/correctness/useExhaustiveDependencies: à l'ouverture seulement.
  useLayoutEffect(() => {
    const retrouvee = lireGardee<SaisieGardee>(compte, fiche.sujet);
    if (!retrouvee) return;
    const { id, version, envoyee, saisie: gardee } = retrouvee.valeur;
    const saisie = { ...completer(gardee, initiale), ...choixVerrouilles(initiale, ouverte?.verrou ?? null) };
    if (empreinte(saisie) === empreinte(initiale)) return oublier(compte, fiche.sujet);
    cible.current.id = id;
    setRetrouveeLe(retrouvee.le);
    formulaire.reset(saisie, { keepFieldsRef: true });
    const recue = envoyee === empreinte(initiale);
    if (envoyee && !recue) sauvegarde.attendreReponse(envoyee);
    if (ouverte && !recue && version?.numero !== ouverte.version.numero)
      sauvegarde.confronter({ saisie: initiale, version: ouverte.version, modifieLe: ouverte.modifieLe });
    else sauvegarde.changer();
  }, []);

  // Une fiche évaluée pendant la saisie reprend à l'écran les choix enregistrés, seuls possibles désormais.
  const { competence = false, bep = false } = ouverte?.verrou ?? {};
  useEffect(
    () => imposer(formulaire, choixVerrouilles(initiale, { competence, bep })),
    [competence, bep, initiale, formulaire],
  );

  // L'enregistrement ne relit pas la page : les autres, gardées par le navigateur, se relisent quand on y revient.
  useEffect(
    () => () => {
      if (aRelire.current) rafraichir();
    },
    [rafraichir],
  );

  return {
    formulaire,
    etat,
    gardee,
    annonce,
    nouvelle,
    retrouveeLe,
    avecFichiers: { coche: avecFichiers, cocher: setAvecFichiers },
    oublierNouvelle: () => setNouvelle(null),
    enregistrer: formulaire.handleSubmit(
      () => {
        setAnnonce('');
        return sauvegarde.enregistrer();
      },
      () => {
        suite.current = null;
      },
    ),
    /** Fichiers choisis qui restent à joindre. */
    reste: reste.bacpro + reste.bep,
    /** On a voulu quitter alors que des fichiers restaient à joindre. */
    retenue,
    compterReste: useCallback(
      (partie: Partie, nombre: number) => setReste((r) => (r[partie] === nombre ? r : { ...r, [partie]: nombre })),
      [],
    ),
    choisirSuite: (s: Suite) => {
      suite.current = s;
      setRetenue(false);
    },
    relancer: () => void sauvegarde.relancer(),
    reprendre: () => void sauvegarde.reprendre(),
    /** Revient à ce que la base a, ou au formulaire tel qu'il s'est ouvert. */
    abandonner: () => {
      formulaire.reset(etat.nom === 'perimee' ? etat.actuelle.saisie : initiale, { keepFieldsRef: true });
      sauvegarde.abandonner();
      setRetrouveeLe(null);
    },
  };
}

export type EtatFiche = ReturnType<typeof useFiche>;

const copieDe = (fiche: PropsFormulaire['fiche'], avecFichiers: boolean): string | undefined =>
  fiche.version === null && avecFichiers ? fiche.copie?.id : undefined;
