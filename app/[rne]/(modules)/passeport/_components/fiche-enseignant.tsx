import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/masques';
import { type Catalogue, trouverItem } from '@/lib/passeport/catalogue';
import type { ContexteEvaluation } from '@/lib/passeport/evaluation-queries';
import { etatDe } from '@/lib/passeport/evaluation-regles';
import { ecrireParcours, type Parcours } from '@/lib/passeport/parcours';
import type { FicheLue } from '@/lib/passeport/queries-fiche';
import { versionDe } from '@/lib/passeport/regles';
import { ActionsCorbeille } from './actions-corbeille';
import { AideClavier } from './aide-clavier';
import { intitulesChangements } from './changements-fiche';
import { ContenuFiche } from './contenu-fiche';
import { direReste } from './corbeille';
import { DepuisEvaluation } from './depuis-evaluation';
import { etapesPasseport } from './etapes';
import { EvaluationEnCours } from './evaluation-en-cours';
import { FormulaireCorrection } from './formulaire-correction';
import { FormulaireEvaluation } from './formulaire-evaluation';
import { Historique } from './historique';
import { NavigationFiches } from './navigation-fiches';

interface Props {
  rne: string;
  compteId: string;
  fiche: FicheLue & { pourEvaluer: ContexteEvaluation };
  parcours: Parcours;
  intitules: IntitulesFiche;
  /** De quoi corriger le rattachement (GA) ; nul sinon. */
  catalogue: Catalogue | null;
}

/** PAE-2, PAE-3 : la fiche à gauche, l'évaluation à droite ; l'une sous l'autre sur un écran étroit. */
export function FicheEnseignant({ rne, compteId, fiche, parcours, intitules, catalogue }: Props) {
  const evaluable = !fiche.corbeilleLe && !fiche.origine;
  const nommes = intitulesChangements(intitules, fiche.lieu);
  return (
    <>
      <EnTete {...{ rne, fiche, parcours, evaluable }} />
      <EvaluationEnCours
        id={fiche.id}
        version={versionLue(fiche)}
        etats={{ bacpro: etatDe(fiche, 'bacpro'), bep: etatDe(fiche, 'bep') }}
        intitules={nommes}
      >
        <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
          <div className="flex min-w-0 flex-col gap-4 sm:gap-6">
            <DepuisEvaluation {...{ fiche, compteId }} intitules={nommes} />
            <ContenuFiche {...{ fiche, intitules }} />
            {catalogue && (
              <FormulaireCorrection
                key={fiche.item.code}
                situation={fiche.item.code}
                precisions={trouverItem(catalogue.groupes, fiche.item.code)}
                bep={catalogue.bep}
                choix={fiche.precisions.map((p) => p.code)}
                bepItem={fiche.bep?.code ?? ''}
              />
            )}
          </div>
          <Panneau {...{ rne, compteId, fiche, parcours, evaluable }} />
        </div>
      </EvaluationEnCours>
    </>
  );
}

type Commun = Pick<Props, 'rne' | 'fiche' | 'parcours'> & { evaluable: boolean };

function EnTete({ rne, fiche, parcours, evaluable }: Commun) {
  const retour = ecrireParcours(parcours, fiche.apprenant.id);
  const { precedente, suivante, rang, total } = fiche.pourEvaluer;
  const vers = versFiche(rne, parcours);
  return (
    <>
      <EnTetePage
        titre={fiche.titre}
        sousTitre={nomComplet(fiche.apprenant)}
        etapes={etapesPasseport(rne, fiche.titre, retour)}
        actions={
          <NavigationFiches
            precedente={precedente && vers(precedente)}
            suivante={suivante && vers(suivante)}
            {...{ rang, total }}
            aLire={aLire(fiche, vers)}
          />
        }
      />
      {evaluable && (
        <p className="-mt-3 mb-4 lg:hidden">
          <a
            href="#evaluation"
            className="lien pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            Aller à l’évaluation
          </a>
        </p>
      )}
      <AvisOrigine origine={fiche.origine} />
      {fiche.corbeilleLe && (
        <Avis
          ton="attention"
          className="mb-6"
          titre={`Mise à la corbeille par l’apprenant le ${formaterJour(fiche.corbeilleLe)}`}
          action={
            <ActionsCorbeille
              id={fiche.id}
              titre={fiche.titre}
              retour={`/${rne}/passeport${retour}${retour ? '&' : '?'}fait=effacee`}
            />
          }
        >
          {direReste(fiche.corbeilleLe)}. Réactivez-la pour l’évaluer.
        </Avis>
      )}
    </>
  );
}

/** À droite, gardé sous les yeux : ce qui est arrivé, l'évaluation de chaque partie et son historique. */
function Panneau({ rne, compteId, fiche, parcours, evaluable }: Commun & { compteId: string }) {
  const { suivante } = fiche.pourEvaluer;
  const vers = versFiche(rne, parcours);
  const suite = aLire(fiche, vers) ?? (suivante && vers(suivante));
  const formulaire = (partie: 'bacpro' | 'bep') =>
    evaluable && <FormulaireEvaluation key={fiche.id} {...{ partie, compteId, suite }} />;
  return (
    <aside
      id="evaluation"
      aria-label="Évaluation de la fiche"
      className="flex min-w-0 scroll-mt-16 flex-col gap-4 sm:gap-6 lg:sticky lg:top-18 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto"
    >
      <Collegues {...{ fiche, compteId }} />
      <Historique
        {...{ fiche, compteId }}
        partie="bacpro"
        titre={fiche.famille === 'ga' ? 'Évaluation Bac Pro' : 'Évaluation'}
      >
        {formulaire('bacpro')}
      </Historique>
      {fiche.bep && (
        <Historique {...{ fiche, compteId }} partie="bep" titre="Évaluation BEP">
          {formulaire('bep')}
        </Historique>
      )}
      {evaluable && <AideClavier />}
    </aside>
  );
}

/** Les évaluations de collègues arrivées depuis la dernière visite. */
function Collegues({ fiche, compteId }: Pick<Props, 'fiche' | 'compteId'>) {
  const { vueLe } = fiche.pourEvaluer;
  const nouvelles = fiche.evaluations.filter((e) => vueLe && e.auteurId !== compteId && e.creeLe > vueLe);
  if (nouvelles.length === 0) return null;
  return (
    <Avis titre="Évaluée par un collègue depuis votre dernière visite">
      {nouvelles.map((e) => (
        <p key={e.id}>
          {e.auteur}, {formaterInstant(e.creeLe)}
          {e.partie === 'bep' && ' (partie BEP)'}
        </p>
      ))}
    </Avis>
  );
}

type Vers = (f: { id: string; titre: string }) => { href: string; titre: string };

const versFiche =
  (rne: string, parcours: Parcours): Vers =>
  ({ id, titre }) => ({ href: `/${rne}/passeport/${id}${ecrireParcours(parcours)}`, titre });

function aLire({ apprenant, pourEvaluer }: Props['fiche'], vers: Vers) {
  const { aLire: prochaine, nombreALire: nombre } = pourEvaluer;
  if (!prochaine) return null;
  const { href, titre } = vers(prochaine);
  const autre = prochaine.apprenant.id !== apprenant.id;
  return { href, nombre, titre: autre ? `${titre} (${nomComplet(prochaine.apprenant)})` : titre };
}

/** La version que l'enseignant a sous les yeux : c'est elle qu'il évalue. */
const versionLue = (f: FicheLue) =>
  versionDe({
    item: f.item.code,
    choix: f.precisions.map((p) => p.code),
    bepItem: f.bep?.code ?? null,
    version: f.version,
  });
