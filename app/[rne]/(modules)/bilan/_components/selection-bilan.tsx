'use client';

import { type FormEvent, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { IconeTelecharger } from '@/components/ui/icones';
import { useTelechargement } from '@/components/ui/telechargement';
import { EtatTelechargement } from '@/components/ui/telechargement-etat';

export interface ApprenantACocher {
  id: string;
  nom: string;
  /** Dernière classe et date de sortie. */
  precision?: string;
  /** Pourquoi son bilan ne peut pas être exporté. */
  empeche?: string;
}

type Props = { titre: string; apprenants: readonly ApprenantACocher[]; adresse: string };

/** Les apprenants d’une classe avec des cases, et l’avancement du PDF ou de l’archive demandée. */
export function SelectionBilan({ titre, apprenants, adresse }: Props) {
  const possibles = apprenants.filter((a) => !a.empeche);
  const [choisis, setChoisis] = useState<ReadonlySet<string>>(new Set());
  const [vide, setVide] = useState(false);
  const { etat, lancer, annuler, oublier } = useTelechargement();
  const tous = possibles.length > 0 && choisis.size === possibles.length;

  const changer = (suivants: Iterable<string>) => {
    setChoisis(new Set(suivants));
    setVide(false);
    oublier();
  };
  const basculer = (id: string) => changer(choisis.has(id) ? [...choisis].filter((c) => c !== id) : [...choisis, id]);
  const exporter = (e: FormEvent) => {
    e.preventDefault();
    setVide(choisis.size === 0);
    const demande = new URLSearchParams([...choisis].map((id) => ['apprenant', id]));
    if (choisis.size > 0) void lancer(`${adresse}?${demande}`);
  };

  return (
    <Carte titre={titre}>
      <form action={adresse} onSubmit={exporter} className="flex flex-col gap-4">
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
          <Bouton type="submit" variante="principal" enCours={etat.nature === 'encours'} icone={<IconeTelecharger />}>
            Exporter le bilan de formation des élèves sélectionnés
          </Bouton>
          <p role="status" className="text-texte-doux">
            {annoncer(choisis.size)}
          </p>
        </div>
        <EtatTelechargement
          etat={etat}
          total={choisis.size}
          mots={choisis.size > 1 ? 'bilans' : 'bilan'}
          onAnnuler={annuler}
        />
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
