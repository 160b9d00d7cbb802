'use client';

import { ArbreACases } from '@/components/ui/arbre-a-cases';
import type { NoeudArbre } from '@/components/ui/arbre-regles';
import { Dialogue } from '@/components/ui/dialogue';
import type { GroupeItems, OptionItem } from '@/lib/passeport/regles-catalogue';

interface Props {
  libelle: string;
  groupes: readonly GroupeItems[];
  choisi: string;
  ouvert: boolean;
  onChoisir: (code: string) => void;
  onFermer: () => void;
}

/** L'arbre du référentiel, où l'apprenant choisit le seul item que sa fiche illustre. */
export function ArbreItems({ libelle, groupes, choisi, ouvert, onChoisir, onFermer }: Props) {
  return (
    <Dialogue ouvert={ouvert} onFermer={onFermer} titre={libelle} large sansClavier>
      <ArbreACases
        libelle="Référentiel"
        noeuds={groupes.map(enNoeud)}
        choisis={choisi ? [choisi] : []}
        onChange={([code]) => code && onChoisir(code)}
        cocherTitres={false}
        unique
      />
    </Dialogue>
  );
}

const enNoeud = (g: GroupeItems): NoeudArbre => ({
  id: `titre ${g.code}`,
  code: g.code,
  libelle: g.libelle,
  cochable: false,
  enfants: ranger(g.options),
});

const enFeuille = ({ code, libelle, competence }: OptionItem): NoeudArbre => ({
  id: code,
  code,
  libelle,
  ...(competence && { detail: competence }),
  cochable: true,
});

/** Une sous-compétence se range sous la compétence qui la précède. */
function ranger(options: readonly OptionItem[]): NoeudArbre[] {
  const noeuds: NoeudArbre[] = [];
  for (const option of options) {
    const parent = option.retrait > 0 ? noeuds.pop() : undefined;
    const feuille = enFeuille(option);
    noeuds.push(parent ? { ...parent, enfants: [...(parent.enfants ?? []), feuille] } : feuille);
  }
  return noeuds;
}
