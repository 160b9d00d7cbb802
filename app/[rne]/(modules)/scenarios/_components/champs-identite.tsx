import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import type { Diplome } from '@/lib/referentiels/serveur/queries-diplomes';
import { LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import type { Saisie } from './use-saisie';

type Props = {
  saisie: Saisie;
  changer: (champ: Partial<Saisie>) => void;
  erreurs: Record<string, string>;
  diplomes: readonly Pick<Diplome, 'code' | 'sigle'>[];
  /** Le diplôme d'un scénario ne change plus. */
  fixe: boolean;
};

/** Titre, diplôme, niveau, et qui voit le scénario. */
export function ChampsIdentite({ saisie, changer, erreurs, diplomes, fixe }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <Champ
        libelle="Titre"
        value={saisie.titre}
        onChange={(e) => changer({ titre: e.target.value })}
        maxLength={LONGUEUR_TITRE}
        required
        erreur={erreurs.titre}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectNatif
          libelle="Diplôme"
          value={saisie.referentiel}
          onChange={(e) => changer({ referentiel: e.target.value })}
          options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
          disabled={fixe}
          {...(fixe && { aide: 'Pour un autre diplôme, dupliquez le scénario.' })}
          erreur={erreurs.referentiel}
        />
        <SelectNatif
          libelle="Niveau"
          value={saisie.niveau || ''}
          onChange={(e) => changer({ niveau: Number(e.target.value) })}
          invite="Choisir un niveau"
          options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
          required
          {...(fixe && { aide: 'L’année où il se travaille.' })}
          erreur={erreurs.niveau}
        />
      </div>
      <CaseACocher
        libelle="Scénario privé"
        aide="Coché, vous seul le voyez. Sinon, tous les enseignants de l’établissement le consultent et peuvent le dupliquer."
        checked={saisie.prive}
        onChange={(e) => changer({ prive: e.target.checked })}
      />
    </div>
  );
}
