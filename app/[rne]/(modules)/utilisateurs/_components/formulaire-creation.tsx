'use client';

import { useRef, useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import type { ProfilPersonnel } from '@/lib/utilisateurs/regles';
import type { Homonyme } from '@/lib/utilisateurs/serveur/mutations-creation';
import type { ClasseAChoisir } from '@/lib/utilisateurs/serveur/queries';
import { creer } from '../actions';
import { ChampsPersonne } from './champs-personne';
import { ChoixClasses } from './choix-classes';
import { Homonymes } from './homonymes';

interface Props {
  rne: string;
  /** Les profils au choix ; le premier est choisi d'avance. */
  profils: readonly [ProfilPersonnel, ...ProfilPersonnel[]];
  classes: ClasseAChoisir[];
  disciplines: string[];
}

const VIERGE = { civilite: '', nom: '', prenom: '', dateNaissance: '', courriel: '', discipline: '' } as const;

/** Créer une personne (G 3.3.2) ; un homonyme né le même jour est montré avant. */
export function FormulaireCreation({ rne, profils, classes, disciplines }: Props) {
  const [cochees, cocher] = useState<ReadonlySet<string>>(new Set());
  const [homonymes, setHomonymes] = useState<Homonyme[]>([]);
  const [fait, setFait] = useState<{ id: string; login: string; courriel: string }>();
  const confirme = useRef(false);
  const formulaire = useFormulaire(creer, {
    valeurs: { ...VIERGE, profil: profils[0] },
    schema: () => import('@/lib/utilisateurs/schema').then((m) => m.schemaNouveau),
    preparer: (saisie) => ({
      ...saisie,
      structures: saisie.profil === 'enseignant' ? [...cochees] : [],
      confirme: confirme.current,
    }),
    surFait(rendu, { courriel }) {
      setHomonymes(rendu.cree ? [] : rendu.homonymes);
      if (rendu.cree) setFait({ ...rendu, courriel });
    },
    surEchec: () => setHomonymes([]),
  });
  const profil = formulaire.rhf.watch('profil');

  async function envoyer(malgreHomonymes: boolean) {
    confirme.current = malgreHomonymes;
    await formulaire.soumettre();
    confirme.current = false;
  }

  const recommencer = () => {
    formulaire.rhf.reset({ ...VIERGE, profil: profils[0] });
    cocher(new Set());
    setFait(undefined);
  };

  if (fait) return <Cree rne={rne} fait={fait} onRecommencer={recommencer} />;
  return (
    <>
      <Formulaire de={formulaire} bouton="Créer et envoyer les identifiants" className="flex max-w-4xl flex-col gap-6">
        <Carte titre="Renseignements">
          <ChampsPersonne lier={formulaire.lier} {...{ profils, profil, disciplines }} complet />
        </Carte>
        {profil === 'enseignant' && (
          <Carte titre="Classes">
            <ChoixClasses classes={classes.map((c) => ({ ...c, lien: null }))} cochees={cochees} onChange={cocher} />
          </Carte>
        )}
      </Formulaire>
      <Homonymes
        {...{ rne, homonymes }}
        enCours={formulaire.enCours}
        onRenoncer={() => setHomonymes([])}
        onConfirmer={() => void envoyer(true)}
      />
    </>
  );
}

function Cree(props: {
  rne: string;
  fait: { id: string; login: string; courriel: string };
  onRecommencer: () => void;
}) {
  const { rne, fait, onRecommencer } = props;
  return (
    <Avis
      ton="succes"
      titre="Le compte est créé"
      className="max-w-4xl"
      action={
        <span className="flex flex-wrap gap-2">
          <LienBouton href={adresseDe(rne, 'utilisateurs')}>Revenir aux utilisateurs</LienBouton>
          <LienBouton href={adresseDe(rne, 'utilisateurs/[id]', { id: fait.id })}>Voir ce compte</LienBouton>
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
