'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useFormulaire } from '@/components/envoi/formulaire';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { useBrouillon } from '@/components/gardien/brouillon';
import { Renoncer } from '@/components/gardien/renoncer';
import { Carte } from '@/components/ui/carte';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { ChampsSujet, type Sujet } from '../../../_components/champs-sujet';
import { FormulaireConfirme } from '../../../_components/formulaire-confirme';
import { modifierEvaluation } from '../../../actions';

type Props = {
  retour: string;
  evaluation: EnTete;
  items: ItemEvaluable[];
  arbre: readonly NoeudArbre[];
};

/** Reprendre le titre, la date et les items ; ce qui ferait perdre des résultats est demandé d'abord. */
export function Modification({ retour, evaluation, items, arbre }: Props) {
  const router = useRouter();
  const { id, titre, faiteLe } = evaluation;
  const [valeurs] = useState<Sujet>(() => ({ titre, faiteLe, items: items.map((i) => i.code) }));
  const confirme = useRef(false);

  const modifier: typeof modifierEvaluation = (saisie) => brouillon.accompagner(modifierEvaluation)(saisie);
  const formulaire = useFormulaire(modifier, {
    valeurs,
    schema: () =>
      import('@/lib/evaluations/schema').then(({ schemaModification: s }) =>
        s.pick({ titre: true, faiteLe: true, items: true }),
      ),
    preparer: (sujet: Sujet) => ({ id, ...sujet, confirme: confirme.current }),
    surFait: () => router.push(retour),
  });
  const { lier, champ, rhf } = formulaire;
  const brouillon = useBrouillon({
    sujet: `evaluation:${id}`,
    titre: `Modification de «\u00a0${titre}\u00a0»`,
    valeur: rhf.watch(),
    reprendre: (gardee) => rhf.reset(gardee, { keepFieldsRef: true }),
  });

  return (
    <FormulaireConfirme
      de={formulaire}
      confirme={confirme}
      bouton="Valider les modifications"
      pied={<Renoncer href={retour} brouillon={brouillon} />}
      className="flex flex-col gap-6"
    >
      <AvisBrouillon {...brouillon.avis} />
      <Carte>
        <ChampsSujet
          titre={lier('titre')}
          faiteLe={lier('faiteLe')}
          items={champ('items')}
          arbre={arbre}
          diplome={evaluation.referentiel}
          connus={items}
        />
      </Carte>
    </FormulaireConfirme>
  );
}
