import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { ecrireParcours } from '@/lib/passeport/parcours';
import type { FicheListee } from '@/lib/passeport/queries';
import { type Filtres, filtrerFiches } from '@/lib/passeport/regles';
import { CartesFiches } from './cartes-fiches';
import type { Lecteur } from './cellules';
import { FiltresFiches } from './filtres-fiches';
import { TableauFiches } from './tableau-fiches';

export interface PropsListe {
  rne: string;
  lecteur: Lecteur;
  /** L'intitulé du titre d'une fiche, dans le diplôme de l'apprenant. */
  titre: string;
  fiches: readonly FicheListee[];
  filtres: Filtres;
  /** Paramètres d'adresse que le filtrage garde : la classe et l'apprenant choisis. */
  conserver?: Record<string, string>;
  /** Montre les colonnes du BEP : diplôme de Gestion-Administration. */
  avecBep: boolean;
}

/** Les trois filtres puis les fiches : un tableau, ou des cartes sur un écran étroit. */
export function ListeFiches({ rne, lecteur, titre, fiches, filtres, conserver = {}, avecBep }: PropsListe) {
  const adresse = `/${rne}/passeport`;
  const trouvees = filtrerFiches(fiches, filtres);
  const suite = lecteur === 'enseignant' ? ecrireParcours({ classe: conserver.classe ?? '', filtres }) : '';
  const props = { adresse, fiches: trouvees, lecteur, titre, avecBep, suite };
  const sansFiltre = `${adresse}?${new URLSearchParams(conserver)}`;
  return (
    <>
      <FiltresFiches
        {...{ adresse, titre, filtres, conserver, sansFiltre }}
        trouvees={trouvees.length}
        total={fiches.length}
      />
      {trouvees.length === 0 ? (
        <EtatVide
          titre="Aucune fiche ne correspond à ces filtres"
          action={<LienBouton href={sansFiltre}>Tout afficher</LienBouton>}
        />
      ) : (
        <>
          <TableauFiches {...props} className="max-lg:hidden" />
          <CartesFiches {...props} className="lg:hidden" />
        </>
      )}
    </>
  );
}
