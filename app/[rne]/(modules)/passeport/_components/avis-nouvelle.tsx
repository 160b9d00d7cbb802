import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Lien } from '@/components/ui/lien';
import type { Ecarte } from '@/lib/passeport/regles';
import type { Nouvelle } from './use-fiche';

const GARDES: Record<Ecarte, string> = {
  competence: 'la compétence, avec ses complexités et aléas',
  bepItem: 'l’activité BEP',
  brouillon: 'la remise de la fiche, qui n’est plus un brouillon',
};

interface Props {
  nouvelle: Nouvelle;
  adresse: string | null;
  surFermer: () => void;
}

/** Un professeur a évalué ou corrigé la fiche pendant la saisie : ce qui est enregistré, ce qui reste comme il l'a mis. */
export function AvisNouvelle({ nouvelle: { evaluee, change, ecartes }, adresse, surFermer }: Props) {
  const geste = evaluee ? 'évalué' : 'corrigé';
  return (
    <Avis
      ton="attention"
      titre={`Votre professeur a ${geste} cette fiche pendant que vous écriviez`}
      action={
        <div className="flex flex-wrap items-center gap-4">
          {evaluee && adresse && (
            <Lien href={adresse} className="lien">
              Lire l’évaluation
            </Lien>
          )}
          <Bouton taille="petit" onClick={surFermer}>
            J’ai compris
          </Bouton>
        </div>
      }
    >
      Vos textes sont enregistrés.{' '}
      {ecartes.length > 0
        ? `N’a pas changé : ${ecartes.map((e) => GARDES[e]).join(' ; ')}.`
        : change
          ? 'Les choix affichés sont ceux qu’il a retenus.'
          : 'Ils restent modifiables.'}
    </Avis>
  );
}
