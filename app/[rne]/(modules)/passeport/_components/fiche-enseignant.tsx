import type { ReactNode } from 'react';
import { Annonces } from '@/components/annonces';
import { DepuisEvaluation, intitulesChangements } from '@/components/fiche/changements-fiche';
import { Corriger, EvaluationEnCours, Evaluer } from '@/components/fiche/evaluation-en-cours';
import { ContenuBep, ContenuPrincipal, Historique } from '@/components/fiche/lecture';
import { AideClavier } from '@/components/fiche/raccourcis';
import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { Partie } from '@/lib/passeport/regles';
import { aPartieBep, versionLue } from '@/lib/passeport/regles';
import { type Catalogue, trouverItem } from '@/lib/passeport/regles-catalogue';
import { rattachementDe } from '@/lib/passeport/regles-changements';
import { direReste, etatDe } from '@/lib/passeport/regles-evaluation';
import { ecrireParcours, type Parcours } from '@/lib/passeport/regles-parcours';
import type { ContexteEvaluation } from '@/lib/passeport/serveur/queries-evaluation';
import type { FicheLue } from '@/lib/passeport/serveur/queries-fiche';
import { corriger, evaluer } from '../actions';
import { ActionsCorbeille } from './actions-corbeille';
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
  const commun = { rne, compteId, fiche, parcours, evaluable };
  return (
    <Annonces>
      <EnTete {...{ rne, fiche, parcours, evaluable }} />
      <EvaluationEnCours
        id={fiche.id}
        titre={fiche.titre}
        actions={{ evaluer, corriger }}
        version={versionLue(fiche)}
        etats={{ bacpro: etatDe(fiche, fiche, 'bacpro'), bep: etatDe(fiche, fiche, 'bep') }}
        rattachements={{ bacpro: rattachementDe(fiche, 'bacpro'), bep: rattachementDe(fiche, 'bep') }}
        intitules={nommes}
      >
        <div className="flex flex-col gap-6 sm:gap-8">
          <Collegues {...{ fiche, compteId }} />
          <Rangee
            contenu={
              <ContenuPrincipal {...{ rne, fiche, intitules }}>
                <DepuisEvaluation {...{ fiche, compteId }} partie="bacpro" intitules={nommes.bacpro} />
                {catalogue && <Correction {...{ fiche, catalogue }} />}
                <LienBouton
                  href={adresseDe(rne, 'scenarios/nouveau', { fiche: fiche.id })}
                  icone={<IconePlus />}
                  className="self-start"
                >
                  Créer un scénario à partir de cette fiche
                </LienBouton>
              </ContenuPrincipal>
            }
            evaluation={
              <Evaluation {...commun} partie="bacpro" titre={aPartieBep(fiche) ? 'Évaluation Bac Pro' : 'Évaluation'} />
            }
          />
          {aPartieBep(fiche) && (
            <Rangee
              contenu={
                <>
                  <DepuisEvaluation {...{ fiche, compteId }} partie="bep" intitules={nommes.bep} />
                  <ContenuBep {...{ rne, fiche, intitules }} />
                </>
              }
              evaluation={
                <Evaluation
                  {...commun}
                  evaluable={evaluable && fiche.bep !== null}
                  partie="bep"
                  titre="Évaluation BEP"
                />
              }
            />
          )}
        </div>
      </EvaluationEnCours>
    </Annonces>
  );
}

type Commun = Pick<Props, 'rne' | 'fiche' | 'parcours'> & { evaluable: boolean };
type PropsEvaluation = Commun & { compteId: string; partie: Partie; titre: string };

function EnTete({ rne, fiche, parcours, evaluable }: Commun) {
  const retour = ecrireParcours(parcours, fiche.apprenant.id);
  const { precedente, suivante, rang, total } = fiche.pourEvaluer;
  const vers = versFiche(rne, parcours);
  return (
    <>
      <EnTetePage
        titre={fiche.titre}
        fenetre={`${fiche.titre} · ${nomComplet(fiche.apprenant)}`}
        sousTitre={nomComplet(fiche.apprenant)}
        etapes={filAriane(rne, 'passeport', [fiche.titre], retour)}
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
            href="#evaluation-bacpro"
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
              retour={adresseDe(rne, 'passeport', { ...retour, fait: 'effacee' })}
            />
          }
        >
          {direReste(fiche.corbeilleLe)}. Réactivez-la pour l’évaluer.
        </Avis>
      )}
    </>
  );
}

/** Une partie et son évaluation côte à côte, l'évaluation gardée sous les yeux ; l'une sous l'autre sur un écran étroit. */
function Rangee({ contenu, evaluation }: { contenu: ReactNode; evaluation: ReactNode }) {
  return (
    <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
      <div className="flex min-w-0 flex-col gap-4 sm:gap-6">{contenu}</div>
      <div className="min-w-0 lg:sticky lg:top-18">{evaluation}</div>
    </div>
  );
}

function Evaluation({ rne, compteId, fiche, parcours, evaluable, partie, titre }: PropsEvaluation) {
  const { suivante } = fiche.pourEvaluer;
  const vers = versFiche(rne, parcours);
  const suite = aLire(fiche, vers) ?? (suivante && vers(suivante));
  return (
    <section id={`evaluation-${partie}`} aria-label={titre} className="flex scroll-mt-16 flex-col gap-3">
      <Historique {...{ fiche, compteId, partie, titre }}>
        {evaluable && <Evaluer key={fiche.id} {...{ partie, suite }} />}
      </Historique>
      {evaluable && partie === 'bacpro' && <AideClavier />}
    </section>
  );
}

const Correction = ({ fiche, catalogue }: { fiche: FicheLue; catalogue: Catalogue }) => (
  <Corriger
    key={fiche.item.code}
    situation={fiche.item.code}
    precisions={trouverItem(catalogue.groupes, fiche.item.code)}
    bep={catalogue.bep}
    choix={fiche.precisions.map((p) => p.code)}
    bepItem={fiche.bep?.code ?? ''}
  />
);

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
  ({ id, titre }) => ({ href: adresseDe(rne, 'passeport/[id]', { ...ecrireParcours(parcours), id }), titre });

function aLire({ apprenant, pourEvaluer }: Props['fiche'], vers: Vers) {
  const { aLire: prochaine, nombreALire: nombre } = pourEvaluer;
  if (!prochaine) return null;
  const { href, titre } = vers(prochaine);
  const autre = prochaine.apprenant.id !== apprenant.id;
  return { href, nombre, titre: autre ? `${titre} (${nomComplet(prochaine.apprenant)})` : titre };
}
