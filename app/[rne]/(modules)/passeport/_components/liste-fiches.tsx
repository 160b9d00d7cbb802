import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { cx } from '@/components/ui/cx';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeFiltre } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterJour } from '@/lib/dates';
import { type Filtres, filtrerFiches } from '@/lib/passeport/regles';
import { direReste } from '@/lib/passeport/regles-evaluation';
import { ecrireParcours } from '@/lib/passeport/regles-parcours';
import type { FicheListee } from '@/lib/passeport/serveur/queries';
import { ActionsCorbeille } from './actions-corbeille';
import { type Lecteur, TableauFiches } from './tableau-fiches';

interface PropsListe {
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
  const enseignant = lecteur === 'enseignant';
  const trouvees = filtrerFiches(fiches, filtres, { parCreation: enseignant });
  const suite = enseignant ? ecrireParcours({ classe: conserver.classe ?? '', filtres }) : {};
  const props = { rne, fiches: trouvees, lecteur, titre, suite, ...affichage };
  return (
    <>
      <FiltresFiches
        {...{ rne, filtres, conserver }}
        intitules={{
          titre,
          date: enseignant ? 'Créée le' : 'Date',
          competence: enseignant && affichage.avecBep ? 'Situation professionnelle' : 'Compétence',
        }}
      />
      <p className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <span role="status">{compter(trouvees.length, fiches.length)}</span>
        {trouvees.length < fiches.length && (
          <Lien href={adresseDe(rne, 'passeport', conserver)} className="lien pointer-coarse:py-2.5">
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

interface PropsFiltres {
  rne: string;
  /** L'intitulé de chaque filtre. */
  intitules: Record<keyof Filtres, string>;
  filtres: Filtres;
  conserver: Record<string, string>;
}

/** Là où le navigateur sait montrer le contenu d'un `details` replié, un grand écran a toujours les filtres. */
const TOUJOURS = {
  contenu: 'lg:[&::details-content]:[content-visibility:visible] lg:[&::details-content]:block',
  titre: 'supports-[selector(::details-content)]:lg:hidden',
};

/** Les trois filtres du guide (3.10.2), gardés dans l'adresse ; repliés sur un téléphone tant qu'ils sont vides. */
function FiltresFiches({ rne, intitules, filtres, conserver }: PropsFiltres) {
  return (
    <details open={Object.values(filtres).some(Boolean)} className={cx('sans-impression mb-4', TOUJOURS.contenu)}>
      <summary
        className={cx(
          'lien inline-flex w-fit cursor-pointer items-center gap-1.5 pointer-coarse:min-h-11',
          TOUJOURS.titre,
        )}
      >
        <IconeFiltre taille={16} />
        Filtrer les fiches
      </summary>
      <FormulaireAdresse
        action={adresseDe(rne, 'passeport')}
        className="grid items-end gap-4 max-lg:mt-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]"
        cle={JSON.stringify(filtres)}
      >
        {Object.entries(conserver).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <Champ libelle={intitules.titre} name="titre" defaultValue={filtres.titre} placeholder="Lettres ou mots" />
        <Champ libelle={intitules.date} name="date" defaultValue={filtres.date} placeholder="10/2026" />
        <Champ
          libelle={intitules.competence}
          name="competence"
          defaultValue={filtres.competence}
          placeholder="Code ou mots de l’intitulé"
        />
        <Bouton type="submit">Filtrer</Bouton>
      </FormulaireAdresse>
    </details>
  );
}

/** Dans la liste de l'enseignant, une fiche que l'apprenant a supprimée (PAE-3) : jusqu'à quand, et quoi en faire. */
function Corbeille({ fiche, corbeilleLe }: { fiche: FicheListee; corbeilleLe: Date }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-texte-doux">
        Supprimée le {formaterJour(corbeilleLe)}. {direReste(corbeilleLe)}.
      </p>
      {!fiche.origine && <ActionsCorbeille id={fiche.id} titre={fiche.titre} />}
    </div>
  );
}
