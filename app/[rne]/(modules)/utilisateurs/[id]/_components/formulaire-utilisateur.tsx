'use client';

import { useAnnoncer } from '@/components/annonces';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
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
  const cases = useCases(classes.filter(estAssociee).map((c) => c.id));
  const formulaire = useFormulaire(modifier, {
    valeurs: personne,
    schema: () => import('@/lib/utilisateurs/schema').then((m) => m.schemaFormulaire),
    preparer: (saisie) => ({ id, ...changements(personne, saisie, cases) }),
    racine: 'champs',
    surFait: ({ envoye }, { champs }) => annoncer(dire(envoye, champs.courriel ?? personne.courriel)),
  });
  const saisie = formulaire.rhf.watch();

  return (
    <Formulaire de={formulaire} bouton="Enregistrer" className="flex min-w-0 flex-col gap-6">
      <Carte titre="Renseignements">
        <ChampsPersonne
          lier={formulaire.lier}
          disciplines={disciplines}
          profils={PROFILS_PERSONNEL}
          profil={saisie.profil}
          sous={(champ) => {
            if (siecle === null || champ === 'courriel') return null;
            return (
              <NoteSiecle
                {...{ champ, siecle }}
                valeur={saisie[champ]}
                enregistre={personne[champ]}
                onRevenir={formulaire.champ(champ).changer}
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
    </Formulaire>
  );
}

const dire = (envoye: boolean, courriel: string) =>
  envoye ? `Modifications enregistrées. Un mot de passe temporaire part à ${courriel}.` : 'Modifications enregistrées.';
