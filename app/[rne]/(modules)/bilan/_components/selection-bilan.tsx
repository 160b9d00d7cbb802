'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { BarreSelection, CaseTout, SelectionTableau, useSelection } from '@/components/tableau/selection';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { IconeTelecharger } from '@/components/ui/icones';
import { useTelechargement } from '@/components/ui/telechargement';
import { EtatTelechargement } from '@/components/ui/telechargement-etat';

/** `possibles` : les apprenants dont le bilan s'exporte, dans l'ordre de leur tableau (`children`). */
type Props = { titre: string; possibles: readonly string[]; adresse: string; children: ReactNode };

/** Les apprenants cochés, et l’avancement du PDF ou de l’archive demandée. */
export function SelectionBilan({ titre, possibles, adresse, children }: Props) {
  const [choisis, setChoisis] = useState<ReadonlySet<string>>(new Set());
  const [vide, setVide] = useState(false);
  const { etat, lancer, annuler, oublier } = useTelechargement();
  const selection = useSelection(possibles, [
    choisis,
    (suivants) => {
      setChoisis(suivants);
      setVide(false);
      oublier();
    },
  ]);
  const exporter = (e: FormEvent) => {
    e.preventDefault();
    setVide(choisis.size === 0);
    const demande = new URLSearchParams([...choisis].map((id) => ['apprenant', id]));
    if (choisis.size > 0) void lancer(`${adresse}?${demande}`);
  };

  return (
    <Carte titre={titre}>
      <form action={adresse} onSubmit={exporter} className="flex flex-col gap-4">
        <SelectionTableau de={selection}>
          <CaseTout libelle="Tout cocher" />
          {children}
          <BarreSelection compte={annoncer(choisis.size)}>
            <Bouton type="submit" variante="principal" enCours={etat.nature === 'encours'} icone={<IconeTelecharger />}>
              Exporter le bilan de formation des élèves sélectionnés
            </Bouton>
          </BarreSelection>
        </SelectionTableau>
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
    ? '1 apprenant coché\u00a0: un PDF.'
    : `${combien} apprenants cochés\u00a0: une archive ZIP de ${combien} PDF.`;
}
