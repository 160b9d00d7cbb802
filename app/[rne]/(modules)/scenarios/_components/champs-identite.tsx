import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import type { Diplome } from '@/lib/referentiels/serveur/queries-diplomes';
import { LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import type { FormulaireSaisie } from './use-saisie';

type Props = {
  formulaire: FormulaireSaisie;
  changerDiplome: (referentiel: string) => void;
  diplomes: readonly Pick<Diplome, 'code' | 'sigle'>[];
  /** Le diplôme d'un scénario ne change plus. */
  fixe: boolean;
};

/** Titre, diplôme, niveau, et qui voit le scénario. */
export function ChampsIdentite({ formulaire, changerDiplome, diplomes, fixe }: Props) {
  const referentiel = formulaire.champ('referentiel');
  const niveau = formulaire.champ('niveau');
  return (
    <div className="flex flex-col gap-4">
      <Champ libelle="Titre" maxLength={LONGUEUR_TITRE} required {...formulaire.lier('titre')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectNatif
          libelle="Diplôme"
          value={referentiel.valeur}
          onChange={(e) => changerDiplome(e.target.value)}
          options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
          disabled={fixe}
          {...(fixe && { aide: 'Pour un autre diplôme, dupliquez le scénario.' })}
          erreur={referentiel.erreur}
        />
        <SelectNatif
          libelle="Niveau"
          value={niveau.valeur || ''}
          onChange={(e) => niveau.changer(Number(e.target.value))}
          invite="Choisir un niveau"
          options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
          required
          {...(fixe && { aide: 'L’année où il se travaille.' })}
          erreur={niveau.erreur}
        />
      </div>
      <CaseACocher
        libelle="Scénario privé"
        aide="Coché, vous seul le voyez. Sinon, tous les enseignants de l’établissement le consultent et peuvent le dupliquer."
        {...formulaire.lier('prive')}
      />
    </div>
  );
}
