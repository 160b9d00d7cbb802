'use client';

import { type FormEvent, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { IconeTelecharger } from '@/components/ui/icones';

export interface ApprenantACocher {
  id: string;
  nom: string;
  /** Dernière classe et date de sortie. */
  precision?: string;
  /** Pourquoi son bilan ne peut pas être exporté. */
  empeche?: string;
}

type Props = { titre: string; apprenants: readonly ApprenantACocher[]; adresse: string };

/** Les apprenants d’une classe avec des cases ; le formulaire ordinaire télécharge le PDF ou l’archive. */
export function SelectionBilan({ titre, apprenants, adresse }: Props) {
  const possibles = apprenants.filter((a) => !a.empeche);
  const [choisis, setChoisis] = useState<ReadonlySet<string>>(new Set());
  const [vide, setVide] = useState(false);
  const tous = possibles.length > 0 && choisis.size === possibles.length;

  const changer = (suivants: Iterable<string>) => {
    setChoisis(new Set(suivants));
    setVide(false);
  };
  const basculer = (id: string) => changer(choisis.has(id) ? [...choisis].filter((c) => c !== id) : [...choisis, id]);
  const verifier = (e: FormEvent) => {
    if (choisis.size > 0) return;
    e.preventDefault();
    setVide(true);
  };

  return (
    <Carte titre={titre}>
      <form action={adresse} onSubmit={verifier} className="flex flex-col gap-4">
        <CaseACocher
          libelle="Tout cocher"
          checked={tous}
          disabled={possibles.length === 0}
          onChange={() => changer(tous ? [] : possibles.map((a) => a.id))}
        />
        <ul className="columns-1 gap-x-8 border-y border-filet py-3 sm:columns-2 lg:columns-3">
          {apprenants.map((a) => (
            <li key={a.id} className="break-inside-avoid py-1">
              <CaseACocher
                libelle={a.nom}
                aide={a.empeche ?? a.precision}
                name="apprenant"
                value={a.id}
                disabled={a.empeche !== undefined}
                checked={choisis.has(a.id)}
                onChange={() => basculer(a.id)}
              />
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Bouton type="submit" variante="principal" icone={<IconeTelecharger />}>
            Exporter le bilan de formation des élèves sélectionnés
          </Bouton>
          <p role="status" className="text-texte-doux">
            {annoncer(choisis.size)}
          </p>
        </div>
        {vide && (
          <p role="alert" className="text-erreur">
            Cochez au moins un apprenant.
          </p>
        )}
      </form>
    </Carte>
  );
}

/** Ce qui sera téléchargé. */
function annoncer(combien: number): string {
  if (combien === 0) return 'Aucun apprenant coché.';
  return combien === 1
    ? '1 apprenant coché : un PDF.'
    : `${combien} apprenants cochés : une archive ZIP de ${combien} PDF.`;
}
