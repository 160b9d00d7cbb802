import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { reporterErreurs } from '@/components/ui/formulaire';
import { resoudrePlusTard } from '@/components/ui/resoudre-plus-tard';
import type { Resultat } from '@/lib/acces/refus';
import type { IntitulesFiche } from '@/lib/parametres/masques';
import { type Catalogue, trouverItem } from '@/lib/passeport/catalogue';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import { creer, modifier } from '../actions';
import { tenter } from './tenter';

export interface PropsFormulaire {
  /** Adresse du passeport. */
  adresse: string;
  catalogue: Catalogue;
  intitules: IntitulesFiche;
  initiale: SaisieFiche;
  /** La fiche reprise ; absente pour une fiche neuve. */
  ouverte?: {
    id: string;
    version: VersionFiche;
    verrou: { competence: boolean; bep: boolean };
    vientDEtreCreee: boolean;
  };
}

export type Suite = 'continuer' | 'quitter';

/** Prévient avant de fermer l'onglet sur une saisie pas encore enregistrée. */
function useAvertirAvantDePartir(aPrevenir: boolean) {
  useEffect(() => {
    if (!aPrevenir) return;
    const prevenir = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', prevenir);
    return () => window.removeEventListener('beforeunload', prevenir);
  }, [aPrevenir]);
}

/** Ce qui part au serveur : les complexités et aléas de la seule situation retenue. */
function aEnvoyer(saisie: SaisieFiche, { catalogue, initiale }: PropsFormulaire): SaisieFiche {
  const item = trouverItem(catalogue.groupes, saisie.item);
  const permis = new Set([...(item?.complexites ?? []), ...(item?.aleas ?? [])].map((p) => p.code));
  const garde = (c: string) => permis.has(c) || (saisie.item === initiale.item && initiale.choix.includes(c));
  return { ...saisie, choix: saisie.choix.filter(garde) };
}

/** Une fiche évaluée pendant la saisie reprend à l'écran le rattachement enregistré, seul possible désormais. */
function useVerrou(formulaire: UseFormReturn<SaisieFiche>, { initiale, ouverte }: PropsFormulaire) {
  const { competence, bep } = ouverte?.verrou ?? { competence: false, bep: false };
  useEffect(() => {
    if (competence) formulaire.setValue('item', initiale.item);
    if (competence) formulaire.setValue('choix', initiale.choix);
    if (bep) formulaire.setValue('bepItem', initiale.bepItem);
  }, [competence, bep, initiale, formulaire]);
}

/** L'état du formulaire d'une fiche. Rien de ce qui est saisi ne se perd sur un refus ni sur une coupure. */
export function useFiche(props: PropsFormulaire) {
  const { adresse, initiale, ouverte } = props;
  const router = useRouter();
  const formulaire = useForm({
    resolver: resoudrePlusTard(() => import('@/lib/passeport/schema').then((m) => m.schemaFiche)),
    defaultValues: initiale,
  });
  const [version, setVersion] = useState(ouverte?.version);
  const [perimee, setPerimee] = useState(false);
  const [message, setMessage] = useState(ouverte?.vientDEtreCreee ? 'Votre fiche est enregistrée.' : '');
  const suite = useRef<Suite>('continuer');
  useVerrou(formulaire, props);
  useAvertirAvantDePartir(formulaire.formState.isDirty);

  function refuser(resultat: Extract<Resultat<unknown>, { ok: false }>) {
    const champs = Object.entries(resultat.champs ?? {}).map(([nom, texte]) => [nom.replace(/^saisie\./, ''), texte]);
    formulaire.setError('root', { message: resultat.message });
    reporterErreurs(formulaire, Object.fromEntries(champs));
    setPerimee(resultat.code === 'fiche-perimee');
    // La page relit la fiche (verrous, version) ; le formulaire, lui, garde ce qui est saisi.
    if (resultat.code === 'fiche-perimee' || resultat.code === 'fiche-verrouillee') router.refresh();
  }

  const enregistrer = (surVersion: VersionFiche | undefined) =>
    formulaire.handleSubmit(async (valeurs) => {
      setMessage('');
      const saisie = aEnvoyer(valeurs, props);
      const envoi = ouverte && surVersion ? modifier({ id: ouverte.id, version: surVersion, saisie }) : creer(saisie);
      const resultat = await tenter(envoi);
      if (!resultat.ok) return refuser(resultat);
      setVersion(resultat.valeur.version);
      setPerimee(false);
      const { item, choix, bepItem } = resultat.valeur.rattachement;
      formulaire.reset({ ...formulaire.getValues(), item, choix: [...choix], bepItem: bepItem ?? '' });
      if (suite.current === 'quitter') return router.push(`${adresse}?fait=enregistree`);
      if (!ouverte) return router.replace(`${adresse}/${resultat.valeur.id}/modifier?fait=creee`);
      const heure = new Date().toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
      setMessage(`Votre fiche est enregistrée (${heure}).`);
    });

  return {
    formulaire,
    message,
    perimee,
    choisirSuite: (s: Suite) => {
      suite.current = s;
    },
    envoyer: enregistrer(version),
    /** Enregistre par-dessus la version que la page vient de relire. */
    remplacer: enregistrer(ouverte?.version),
  };
}

export type EtatFiche = ReturnType<typeof useFiche>;
export type Formulaire = EtatFiche['formulaire'];
