'use client';

import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { ErreurFormulaire, reporterErreurs } from '@/components/ui/formulaire';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { ProfilPersonnel } from '@/lib/utilisateurs/regles';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';
import type { Homonyme } from '@/lib/utilisateurs/serveur/mutations-creation';
import type { ClasseAChoisir } from '@/lib/utilisateurs/serveur/queries';
import { creer } from '../actions';
import { ChampsPersonne } from './champs-personne';
import { ChoixClasses } from './choix-classes';
import { Homonymes } from './homonymes';

interface Props {
  base: string;
  /** Les profils au choix ; le premier est choisi d'avance. */
  profils: readonly [ProfilPersonnel, ...ProfilPersonnel[]];
  classes: ClasseAChoisir[];
  disciplines: string[];
}

const VIERGE = { civilite: '', nom: '', prenom: '', dateNaissance: '', courriel: '', discipline: '' } as const;

/** Créer une personne (G 3.3.2) ; un homonyme né le même jour est montré avant. */
export function FormulaireCreation({ base, profils, classes, disciplines }: Props) {
  const formulaire = useForm<SaisieFormulaire>({
    resolver: resoudrePlusTard(() => import('@/lib/utilisateurs/schema').then((m) => m.schemaNouveau)),
    defaultValues: { ...VIERGE, profil: profils[0] },
  });
  const profil = useWatch({ control: formulaire.control, name: 'profil' });
  const [cochees, cocher] = useState<ReadonlySet<string>>(new Set());
  const [homonymes, setHomonymes] = useState<Homonyme[]>([]);
  const [fait, setFait] = useState<{ id: string; login: string; courriel: string }>();

  const envoyer = async (saisie: SaisieFormulaire, confirme: boolean) => {
    const structures = profil === 'enseignant' ? [...cochees] : [];
    const resultat = await creer({ ...saisie, structures, confirme }).catch(() => null);
    setHomonymes([]);
    if (!resultat) {
      formulaire.setError('root', { message: 'La connexion a été perdue. Rien n’est effacé\u00a0: réessayez.' });
    } else if (!resultat.ok) {
      formulaire.setError('root', { message: resultat.message });
      reporterErreurs(formulaire, resultat.champs ?? {});
    } else if (resultat.valeur.cree) setFait({ ...resultat.valeur, courriel: saisie.courriel });
    else setHomonymes(resultat.valeur.homonymes);
  };

  const recommencer = () => {
    formulaire.reset();
    cocher(new Set());
    setFait(undefined);
  };

  if (fait) return <Cree base={base} fait={fait} onRecommencer={recommencer} />;
  return (
    <form
      onSubmit={formulaire.handleSubmit((saisie) => envoyer(saisie, false))}
      className="flex max-w-4xl flex-col gap-6"
      noValidate
    >
      <ErreurFormulaire formulaire={formulaire} />
      <Carte titre="Renseignements">
        <ChampsPersonne {...{ formulaire, profils, profil, disciplines }} complet />
      </Carte>
      {profil === 'enseignant' && (
        <Carte titre="Classes">
          <ChoixClasses classes={classes.map((c) => ({ ...c, lien: null }))} cochees={cochees} onChange={cocher} />
        </Carte>
      )}
      <Bouton type="submit" variante="principal" className="self-start" enCours={formulaire.formState.isSubmitting}>
        Créer et envoyer les identifiants
      </Bouton>
      <Homonymes
        {...{ base, homonymes }}
        enCours={formulaire.formState.isSubmitting}
        onRenoncer={() => setHomonymes([])}
        onConfirmer={formulaire.handleSubmit((saisie) => envoyer(saisie, true))}
      />
    </form>
  );
}

function Cree(props: {
  base: string;
  fait: { id: string; login: string; courriel: string };
  onRecommencer: () => void;
}) {
  const { base, fait, onRecommencer } = props;
  return (
    <Avis
      ton="succes"
      titre="Le compte est créé"
      className="max-w-4xl"
      action={
        <span className="flex flex-wrap gap-2">
          <LienBouton href={base}>Revenir aux utilisateurs</LienBouton>
          <LienBouton href={`${base}/${fait.id}`}>Voir ce compte</LienBouton>
          <Bouton onClick={onRecommencer}>En créer un autre</Bouton>
        </span>
      }
    >
      Son identifiant est <strong className="break-all">{fait.login}</strong>. Un courriel part à{' '}
      <strong className="break-all">{fait.courriel}</strong> avec l’adresse de Griotte, cet identifiant et un mot de
      passe temporaire.
    </Avis>
  );
}
