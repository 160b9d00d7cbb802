'use client';

import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useAnnoncer } from '@/components/annonces';
import { resoudrePlusTard } from '@/components/envoi/resoudre-plus-tard';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { ErreurFormulaire, reporterErreurs } from '@/components/ui/formulaire';
import type { Resultat } from '@/lib/acces/refus';
import type { DitSiecle } from '@/lib/comptes/regles-corrections';
import { PROFILS_PERSONNEL } from '@/lib/utilisateurs/regles';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';
import type { ClasseAssociee } from '@/lib/utilisateurs/serveur/queries';
import { ChampsPersonne } from '../../_components/champs-personne';
import { ChoixClasses, estAssociee } from '../../_components/choix-classes';
import { modifier } from '../../actions';
import { changements, useCases } from './changements';
import { NoteSiecle } from './note-siecle';

interface Props {
  id: string;
  /** Ce qui est enregistré. */
  personne: SaisieFormulaire;
  siecle: DitSiecle | null;
  classes: ClasseAssociee[];
  disciplines: string[];
}

/** Modifier une personne (G 3.3.2) : seul ce qui change est envoyé ; un refus laisse la saisie à l'écran. */
export function FormulaireUtilisateur({ id, personne, siecle, classes, disciplines }: Props) {
  const annoncer = useAnnoncer();
  const formulaire = useForm<SaisieFormulaire>({
    resolver: resoudrePlusTard(() => import('@/lib/utilisateurs/schema').then((m) => m.schemaFormulaire)),
    values: personne,
  });
  const saisie = { ...personne, ...useWatch({ control: formulaire.control }) };
  const cases = useCases(classes.filter(estAssociee).map((c) => c.id));
  const [echec, setEchec] = useState(false);

  const envoyer = formulaire.handleSubmit(async (valeurs) => {
    const suite = { id, ...changements(personne, valeurs, cases) };
    const resultat = await modifier(suite).catch(() => null);
    setEchec(!resultat);
    if (resultat?.ok) annoncer(dire(resultat, valeurs.courriel));
    else if (resultat) {
      formulaire.setError('root', { message: resultat.message });
      reporterErreurs(formulaire, sansPrefixe(resultat.champs));
    }
  });

  return (
    <form onSubmit={envoyer} className="flex min-w-0 flex-col gap-6" noValidate>
      <ErreurFormulaire formulaire={formulaire} />
      {echec && (
        <p role="alert" className="font-medium text-erreur">
          La connexion a été perdue. Rien n’est effacé&nbsp;: réessayez.
        </p>
      )}
      <Carte titre="Renseignements">
        <ChampsPersonne
          {...{ formulaire, disciplines }}
          initiales={personne}
          profils={PROFILS_PERSONNEL}
          profil={saisie.profil}
          sous={(champ) => {
            if (siecle === null || champ === 'courriel') return null;
            return (
              <NoteSiecle
                {...{ champ, siecle }}
                valeur={saisie[champ]}
                enregistre={personne[champ]}
                onRevenir={(valeur) => formulaire.setValue(champ, valeur, { shouldDirty: true, shouldValidate: true })}
              />
            );
          }}
        />
      </Carte>
      {saisie.profil === 'enseignant' && (
        <Carte titre="Classes">
          <ChoixClasses classes={classes} cochees={cases.cochees} onChange={cases.cocher} />
        </Carte>
      )}
      <Bouton type="submit" variante="principal" className="self-start" enCours={formulaire.formState.isSubmitting}>
        Enregistrer
      </Bouton>
    </form>
  );
}

const dire = (resultat: Resultat<{ envoye: boolean }> & { ok: true }, courriel: string) =>
  resultat.valeur.envoye
    ? `Modifications enregistrées. Un mot de passe temporaire part à ${courriel}.`
    : 'Modifications enregistrées.';

/** L'action nomme les champs `champs.nom` ; le formulaire, `nom`. */
const sansPrefixe = (champs: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(champs).map(([cle, texte]) => [cle.replace(/^champs\./, ''), texte]));
