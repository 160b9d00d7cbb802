import { OngletsLiens } from '@/components/ui/onglets-liens';
import { adresseDe } from '@/lib/adresses/regles';
import { nombreTrouves, type PartieFiltree } from '@/lib/classe/regles';
import { parametresDe } from '@/lib/classe/regles-adresse';
import type { FiltreClasse } from '@/lib/classe/schema';
import type { Matiere } from '@/lib/maitrise/regles-tableau';
import type { NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { ApprenantsBep } from './apprenants-bep';
import { PartieTrouvee } from './partie-trouvee';

type Props = {
  rne: string;
  filtre: FiltreClasse;
  parties: readonly PartieFiltree[];
  /** Apprenants comparés. */
  effectif: number;
  /** « Pôle », « Groupe de compétences », « Bloc ». */
  nomPartie: string;
  bep: readonly NoeudPlat[] | null;
  matieres: ReadonlyMap<string, Matiere>;
};

/** Qui répond au filtre : combien sur combien, puis partie par partie. */
export function Resultats({ rne, filtre, parties, effectif, nomPartie, bep, matieres }: Props) {
  const trouves = nombreTrouves(parties);
  const vers = (change: Partial<FiltreClasse>) =>
    adresseDe(rne, 'tableau-de-bord-classe', parametresDe({ ...filtre, ...change }));
  return (
    <section aria-label="Résultats du filtre" className="flex flex-col gap-6">
      <p role="status" className="text-lg">
        <strong>
          {trouves} apprenant{trouves > 1 && 's'} sur {effectif}
        </strong>{' '}
        {trouves > 1 ? 'répondent' : 'répond'} à ce filtre.
      </p>
      {bep && (
        <OngletsLiens
          libelle="Diplôme montré"
          onglets={[
            { libelle: 'Bac pro GA', href: vers({ vue: 'bacpro', apprenant: '' }), actif: filtre.vue === 'bacpro' },
            { libelle: 'Voir BEP', href: vers({ vue: 'bep', apprenant: '' }), actif: filtre.vue === 'bep' },
          ]}
        />
      )}
      {bep && filtre.vue === 'bep' ? (
        <ApprenantsBep {...{ filtre, parties, bep, matieres, vers }} />
      ) : (
        parties.map((p) => <PartieTrouvee key={p.code} partie={p} {...{ effectif, nomPartie, filtre, vers }} />)
      )}
    </section>
  );
}
