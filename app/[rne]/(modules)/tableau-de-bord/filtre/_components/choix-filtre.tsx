'use client';

import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { ArbreReferentiel } from '@/components/items/arbre-referentiel';
import { indexer } from '@/components/items/regles';
import { Avis } from '@/components/ui/avis';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { IconeCroix } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';
import type { ChoixApprenant } from '../../_components/tableau-apprenant';

type Props = { rne: string; apprenant: ChoixApprenant; arbre: readonly NoeudArbre[]; depart: readonly string[] };

/** L’arbre et les items choisis ; « Valider et fermer » revient au tableau de bord, sous ce filtre. */
export function ChoixFiltre({ rne, apprenant, arbre, depart }: Props) {
  const router = useRouter();
  const index = useMemo(() => indexer(arbre), [arbre]);
  const [choisis, setChoisis] = useState<string[]>([...depart]);
  const [vide, setVide] = useState(false);

  const changer = (suite: string[]) => {
    setChoisis(suite);
    setVide(false);
  };
  const valider = () => {
    setVide(choisis.length === 0);
    if (choisis.length > 0) router.push(adresseDe(rne, 'tableau-de-bord', { ...apprenant, items: choisis.join(',') }));
  };

  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[3fr_2fr]">
        <ArbreReferentiel libelle="Items du référentiel" arbre={arbre} choisis={choisis} onChange={changer} />
        <section aria-labelledby="choisis" className="flex flex-col gap-2">
          <h2 id="choisis" className="font-medium">
            Items choisis <span className="font-normal text-texte-doux tabular-nums">({choisis.length})</span>
          </h2>
          <ul className="flex flex-col gap-1">
            {choisis.map((code) => (
              <li key={code} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 text-sm">
                  <span className="font-semibold tabular-nums">{code}</span> {index.get(code)?.libelle}
                </span>
                <BoutonIcone
                  libelle={`Retirer ${code}`}
                  icone={<IconeCroix />}
                  taille="petit"
                  onClick={() => changer(choisis.filter((c) => c !== code))}
                />
              </li>
            ))}
          </ul>
        </section>
      </div>
      {vide && <Avis ton="erreur">Choisissez au moins un item dans l’arbre.</Avis>}
      <div className="flex flex-wrap gap-2">
        <Bouton variante="principal" onClick={valider}>
          Valider et fermer
        </Bouton>
        <LienBouton href={adresseDe(rne, 'tableau-de-bord', apprenant)} variante="discret">
          Annuler
        </LienBouton>
      </div>
      <p className="text-texte-doux">Revenu au tableau de bord, vous pourrez garder ce filtre sous un nom.</p>
    </div>
  );
}
