'use client';

import { type FormEvent, type ReactNode, type RefObject, useActionState, useEffect, useRef, useState } from 'react';
import {
  type FieldValues,
  get,
  type Path,
  type PathValue,
  type UseFormRegisterReturn,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type * as z from 'zod';
import { Bouton } from '@/components/ui/bouton';
import type { VarianteBouton } from '@/components/ui/bouton-style';
import { cx } from '@/components/ui/cx';
import type { Echec } from '@/lib/acces/refus';
import type { ActionSansScript } from '@/lib/acces/serveur/sans-script';
import { type Action, echecDePage } from './appeler';
import { useSaisiesRendues } from './avant-scripts';
import { AvisEnvoi } from './avis-envoi';
import { resoudrePlusTard } from './resoudre-plus-tard';
import { type Envoi, type Suites, useAction } from './use-action';

/** Ce que l'action attend, quand ce n'est pas ce que le formulaire donne une fois vérifié. */
type Preparation<S, E> = [S] extends [E] ? { preparer?: (saisie: S) => E } : { preparer: (saisie: S) => E };

type Options<F extends FieldValues, S extends FieldValues, E, T> = Suites<E, T> &
  Preparation<S, E> & {
    /** Ce qui est enregistré ; quand la page en apporte d'autres, l'écran les prend, sauf là où la saisie est commencée. */
    valeurs: F;
    /** Le schéma de l'action, chargé à la première vérification : `() => import('@/lib/x/schema').then((m) => m.schema)`. */
    schema?: () => Promise<z.ZodType<S, F>>;
    /** Le nom sous lequel l'action reçoit les champs, s'ils n'y sont pas en tête : `saisie`. */
    racine?: string;
    /** Ce qui reçoit le formulaire d'un navigateur sans script (`sansScript`, lib/acces/serveur/sans-script). */
    sansScript?: ActionSansScript<T>;
    /** Une fois envoyé, le formulaire revient à ses valeurs de départ. */
    vider?: boolean;
  };

/** Un formulaire dont l'action demande des scripts. */
const SANS = async () => null;

/** Ce qui relie une saisie native à son champ : elle se donne entière à une primitive. */
type Liaison = UseFormRegisterReturn & {
  erreur: string | undefined;
  defaultValue?: string;
  defaultChecked?: boolean;
};

/** Un formulaire : à donner au composant `Formulaire`, et de quoi y relier des champs. */
export interface EtatFormulaire<F extends FieldValues, S extends FieldValues = F, T = unknown> {
  rhf: UseFormReturn<F, unknown, S>;
  cadre: RefObject<HTMLFormElement | null>;
  envoi: Omit<Envoi<never>, 'envoyer'>;
  enCours: boolean;
  /** Ce que l'envoi d'un navigateur sans script a donné, et de quoi l'envoyer. */
  sansScript: { valeur: T | undefined; action: ((donnees: FormData) => void) | undefined };
  soumettre: (evenement?: FormEvent) => Promise<void>;
  /** Vérifie ces champs sans rien envoyer (une étape), et amène au premier fautif ; rend vrai s'il n'y en a pas. */
  verifier: (noms: readonly Path<F>[]) => Promise<boolean>;
  /** Une saisie native : `<Champ libelle="Nom" {...formulaire.lier('nom')} />`. */
  lier: (nom: Path<F>) => Liaison;
  /** Des boutons radio : `<GroupeRadios legende="Rythme" options={…} {...formulaire.lierRadios('rythme')} />`. */
  lierRadios: (nom: Path<F>) => UseFormRegisterReturn & { erreur: string | undefined; valeurInitiale: string };
  /** Une saisie d'une autre sorte : ce qu'elle vaut, de quoi la changer, son erreur. */
  champ: <N extends Path<F>>(
    nom: N,
  ) => { valeur: PathValue<F, N>; changer: (valeur: PathValue<F, N>) => void; erreur: string | undefined };
}

/**
 * L'état d'un formulaire : vérifié par le schéma de son action, envoyé par `useAction`. Un refus se pose sur son champ, où
 * va le focus ; la saisie reste à l'écran quoi qu'il arrive.
 */
export function useFormulaire<F extends FieldValues, E, T, S extends FieldValues = F>(
  action: Action<E, T>,
  options: Options<F, S, E, T>,
): EtatFormulaire<F, S, T> {
  const { valeurs, schema, racine = '', vider = false } = options;
  const [rendu, envoyerSansScript] = useActionState(options.sansScript ?? SANS, null);
  const refuse = rendu?.resultat.ok === false ? rendu.resultat : null;
  const cadre = useRef<HTMLFormElement>(null);
  const occupe = useRef(false);
  const [essai, setEssai] = useState(0);
  const [resolver] = useState(() => schema && resoudrePlusTard<F, S>(schema));
  const rhf = useForm<F, unknown, S>({
    ...(resolver && { resolver }),
    values: valeurs,
    resetOptions: { keepDirtyValues: true },
    shouldFocusError: false,
  });
  const { errors, isSubmitting, dirtyFields: _suivis } = rhf.formState;

  const envoi = useAction(action, {
    ...options,
    dejaRefuse: refuse,
    surEchec(echec, saisie) {
      reporter(echec);
      options.surEchec?.(echec, saisie);
    },
  });

  useEffect(() => {
    if (essai > 0) montrerErreur(cadre.current);
  }, [essai]);

  /** Pose les refus du serveur sur leurs champs ; ceux d'aucun champ de l'écran se lisent avec le message. */
  function reporter(echec: Echec) {
    const orphelins: string[] = [];
    for (const [chemin, message] of Object.entries(echec.champs ?? {})) {
      const nom = chemin.startsWith(`${racine}.`) ? chemin.slice(racine.length + 1) : chemin;
      if ((nom.split('.')[0] ?? '') in valeurs) rhf.setError(nom as Path<F>, { type: 'serveur', message });
      else orphelins.push(message);
    }
    if (orphelins.length > 0) envoi.echouer({ ...echec, message: [echec.message, ...orphelins].join(' ') });
    setEssai((n) => n + 1);
  }

  async function soumettre(evenement?: FormEvent) {
    evenement?.preventDefault();
    if (occupe.current) return;
    occupe.current = true;
    const parties = rhf.getValues();
    let fait = false;
    let juste = true;
    try {
      rhf.clearErrors();
      await rhf.handleSubmit(
        async (saisie) => {
          fait = await envoi.envoyer(options.preparer?.(saisie) ?? (saisie as unknown as E));
        },
        () => {
          juste = false;
        },
      )();
      // Après `handleSubmit`, qui ne montre les erreurs qu'en finissant : avant, il n'y aurait pas de champ où aller.
      if (!juste) setEssai((n) => n + 1);
    } catch (erreur) {
      envoi.echouer(echecDePage(erreur));
    } finally {
      occupe.current = false;
    }
    if (fait) repartir(rhf, vider ? valeurs : parties, vider);
  }

  async function verifier(noms: readonly Path<F>[]) {
    const justes = await rhf.trigger(noms);
    if (!justes) setEssai((n) => n + 1);
    return justes;
  }

  const enregistree = (nom: Path<F>): unknown => get(valeurs, nom);
  const erreurDe = (nom: Path<F>) =>
    messageDe(get(errors, nom)) ?? (essai === 0 && !rhf.formState.isSubmitted ? refuse?.champs?.[nom] : undefined);

  const relier = (nom: Path<F>) => ({ ...rhf.register(nom), erreur: erreurDe(nom) });

  return {
    rhf,
    cadre,
    envoi: { ...envoi, reessayer: () => cadre.current?.requestSubmit() },
    enCours: isSubmitting || envoi.enCours,
    sansScript: {
      valeur: rendu?.resultat.ok ? rendu.resultat.valeur : undefined,
      action: options.sansScript && envoyerSansScript,
    },
    soumettre,
    verifier,
    lier(nom) {
      const initiale = rendu?.saisie[nom] ?? enregistree(nom);
      if (typeof initiale === 'boolean') return { ...relier(nom), defaultChecked: initiale };
      return { ...relier(nom), defaultValue: String(initiale ?? '') };
    },
    lierRadios: (nom) => ({ ...relier(nom), valeurInitiale: String(enregistree(nom) ?? '') }),
    champ: (nom) => ({
      valeur: rhf.watch(nom),
      changer(valeur) {
        if (envoi.fait) envoi.oublier();
        rhf.setValue(nom, valeur, { shouldDirty: true, shouldValidate: rhf.formState.isSubmitted });
      },
      erreur: erreurDe(nom),
    }),
  };
}

type Props = {
  de: Pick<EtatFormulaire<never>, 'cadre' | 'envoi' | 'enCours' | 'sansScript' | 'soumettre'>;
  /** Ce que dit le bouton d'envoi. */
  bouton: ReactNode;
  variante?: VarianteBouton;
  disabled?: boolean;
  /** D'autres boutons, à côté de celui d'envoi. */
  pied?: ReactNode;
  /** Les boutons restent en bas de l'écran : le formulaire est long. */
  collant?: boolean;
  className?: string;
  children: ReactNode;
};

/** Le formulaire de toutes les pages : ses champs, ce qui vient d'arriver, le bouton d'envoi. */
export function Formulaire({ de, bouton, variante = 'principal', className, children, ...props }: Props) {
  const { disabled, pied, collant } = props;
  const { envoi } = de;
  useSaisiesRendues(de.cadre);
  const { action } = de.sansScript;
  return (
    <form
      ref={de.cadre}
      // Envoyée par le navigateur seul, la saisie (un mot de passe) n'irait pas dans l'adresse.
      {...(action ? { action } : { method: 'post' })}
      onSubmit={(evenement) => void de.soumettre(evenement)}
      onInput={() => envoi.fait && envoi.oublier()}
      noValidate
      className={className ?? 'flex flex-col gap-4'}
    >
      {children}
      <AvisEnvoi envoi={{ ...envoi, enCours: de.enCours }} />
      <div className={cx('flex flex-wrap gap-2', collant && 'sticky bottom-0 z-10 border-t border-filet bg-fond py-3')}>
        <Bouton type="submit" variante={variante} disabled={disabled} enCours={de.enCours}>
          {bouton}
        </Bouton>
        {pied}
      </div>
    </form>
  );
}

/** Le message d'une erreur, ou le premier de celles qu'elle contient : `items.3` est aussi un défaut de `items`. */
function messageDe(erreur: unknown): string | undefined {
  if (typeof erreur !== 'object' || erreur === null) return undefined;
  if ('message' in erreur && typeof erreur.message === 'string') return erreur.message;
  for (const interieure of Object.values(erreur)) {
    const message = messageDe(interieure);
    if (message !== undefined) return message;
  }
  return undefined;
}

/** Ce qui est parti devient ce qui est enregistré ; ce que la personne a repris depuis reste une saisie commencée. */
function repartir<F extends FieldValues, S extends FieldValues>(
  rhf: UseFormReturn<F, unknown, S>,
  enregistrees: F,
  vider: boolean,
) {
  const reprises = Object.entries(vider ? {} : rhf.getValues()).filter(
    ([nom, valeur]) => JSON.stringify(valeur) !== JSON.stringify(enregistrees[nom]),
  );
  rhf.reset(enregistrees, { keepDirtyValues: false });
  for (const [nom, valeur] of reprises) rhf.setValue(nom as Path<F>, valeur, { shouldDirty: true });
}

/** Amène au premier champ fautif, dans l'ordre de l'écran ; s'il n'y en a pas, à ce qui est dit. */
function montrerErreur(formulaire: HTMLFormElement | null): void {
  const fautif = formulaire?.querySelector<HTMLElement>('[aria-invalid="true"], [data-erreur]');
  const saisie = fautif?.matches('fieldset') ? fautif.querySelector<HTMLElement>('input') : fautif;
  (saisie ?? formulaire?.querySelector('[role="alert"]'))?.scrollIntoView({ block: 'center' });
  saisie?.focus({ preventScroll: true });
}
