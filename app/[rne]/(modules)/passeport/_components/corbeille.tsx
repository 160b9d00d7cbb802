import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour, jourDe, plusMois } from '@/lib/dates';
import type { FicheListee } from '@/lib/passeport/queries';
import { MOIS_CORBEILLE } from '@/lib/passeport/regles';
import { ActionsCorbeille } from './actions-corbeille';
import { Situation, TitreFiche } from './cellules';

/** Les fiches que l'apprenant a supprimées il y a moins de 3 mois (PAE-3) ; à part des autres. */
export function Corbeille({ adresse, fiches }: { adresse: string; fiches: readonly FicheListee[] }) {
  return (
    <section className="mt-8">
      <h2 className="mb-1 text-lg font-semibold">Corbeille</h2>
      <p className="mb-3 max-w-prose text-texte-doux">
        Fiches supprimées par l’apprenant. Il ne les voit plus ; vous pouvez les lui rendre pendant {MOIS_CORBEILLE}{' '}
        mois.
      </p>
      <Tableau legende="Fiches à la corbeille" legendeCachee dense>
        <thead>
          <tr>
            <Colonne>Titre</Colonne>
            <Colonne>Situation ou compétence</Colonne>
            <Colonne>Supprimée le</Colonne>
            <Colonne>Récupérable jusqu’au</Colonne>
            <Colonne className="etroit">Actions</Colonne>
          </tr>
        </thead>
        <tbody>
          {fiches.map((f) => (
            <tr key={f.id}>
              <th scope="row" className="min-w-48">
                <TitreFiche fiche={f} lecteur="enseignant" href={`${adresse}/${f.id}`} />
              </th>
              <td className="min-w-56">
                <Situation fiche={f} />
              </td>
              <td>{formaterJour(f.corbeilleLe)}</td>
              <td>{f.corbeilleLe && finCorbeille(f.corbeilleLe)}</td>
              <td className="etroit">
                <ActionsCorbeille id={f.id} titre={f.titre} />
              </td>
            </tr>
          ))}
        </tbody>
      </Tableau>
    </section>
  );
}

/** Dernier jour où la fiche se récupère. */
export const finCorbeille = (corbeilleLe: Date): string => formaterJour(plusMois(jourDe(corbeilleLe), MOIS_CORBEILLE));
