import { Carte } from '@/components/ui/carte';
import { formaterJour } from '@/lib/dates';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { ChoixApprenants } from '../../_components/choix-apprenants';
import type { PropsCreation, useCreation } from './use-creation';

type Props = PropsCreation & { creation: ReturnType<typeof useCreation> };

/** Les apprenants de ce diplôme et de ce niveau, par classe et par groupe. */
export function EtapeApprenants({ creation, candidats, groupes }: Props) {
  const { vue, formulaire } = creation;
  const { titre, faiteLe } = formulaire.rhf.getValues();
  const { valeur: choisis, changer, erreur } = formulaire.champ('apprenants');
  const sansDiplome = candidats.filter((c) => c.referentiel === null).length;
  return (
    <Carte>
      <p className="mb-2 font-medium">
        {[titre, vue.sigle, libelleNiveau(vue.niveau), formaterJour(faiteLe)].join(' · ')}
      </p>
      <p className="mb-4 max-w-prose text-texte-doux">
        Vos apprenants de ce diplôme et de ce niveau.
        {sansDiplome > 0 && ` ${direSansDiplome(sansDiplome)}\u00a0: l’administrateur peut le corriger.`}
      </p>
      <ChoixApprenants
        id="apprenants"
        classes={vue.classes}
        groupes={groupes}
        choisis={choisis}
        onChange={changer}
        erreur={erreur}
      />
    </Carte>
  );
}

const direSansDiplome = (n: number): string =>
  n > 1
    ? `${n} apprenants sans diplôme rattaché ne sont pas proposés`
    : 'Un apprenant sans diplôme rattaché n’est pas proposé';
