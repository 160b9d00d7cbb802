import { EtatVide } from '@/components/ui/etat-vide';
import { Lien } from '@/components/ui/lien';
import { ecrireParcours } from '@/lib/passeport/parcours';
import type { FicheListee } from '@/lib/passeport/queries';
import { type Filtres, filtrerFiches } from '@/lib/passeport/regles';
import type { Lecteur } from './cellules';
import { Corbeille } from './corbeille';
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

const accorder = (n: number) => `${n} ${n > 1 ? 'fiches' : 'fiche'}`;
const compter = (trouvees: number, total: number): string =>
  trouvees === total ? accorder(total) : `${accorder(trouvees)} sur ${total}`;

/** Les trois filtres puis les fiches : un tableau, ou des cartes sur un écran étroit. */
export function ListeFiches({ rne, lecteur, titre, fiches, filtres, conserver = {}, ...affichage }: PropsListe) {
  const adresse = `/${rne}/passeport`;
  const enseignant = lecteur === 'enseignant';
  const trouvees = filtrerFiches(fiches, filtres, { parCreation: enseignant });
  const suite = enseignant ? ecrireParcours({ classe: conserver.classe ?? '', filtres }) : '';
  const props = { adresse, fiches: trouvees, lecteur, titre, suite, ...affichage };
  const sansFiltre = `${adresse}?${new URLSearchParams(conserver)}`;
  return (
    <>
      <FiltresFiches
        {...{ adresse, filtres, conserver }}
        intitules={{
          titre,
          date: enseignant ? 'Créée le' : 'Date',
          competence: enseignant && affichage.avecBep ? 'Situation professionnelle' : 'Compétence',
        }}
      />
      <p className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <span role="status">{compter(trouvees.length, fiches.length)}</span>
        {trouvees.length < fiches.length && (
          <Lien href={sansFiltre} className="lien pointer-coarse:py-2.5">
            Tout afficher
          </Lien>
        )}
      </p>
      {trouvees.length === 0 ? (
        <EtatVide titre="Aucune fiche ne correspond à ces filtres" />
      ) : (
        <TableauFiches {...props} corbeilles={corbeillesDe(trouvees)} />
      )}
    </>
  );
}

/** De chaque fiche à la corbeille, ce que l'enseignant en voit. */
const corbeillesDe = (fiches: readonly FicheListee[]) =>
  Object.fromEntries(
    fiches.flatMap((f) =>
      f.corbeilleLe ? [[f.id, <Corbeille key={f.id} fiche={f} corbeilleLe={f.corbeilleLe} />]] : [],
    ),
  );
