import type { ReactNode } from 'react';
import { Degre } from '@/components/maitrise/degre';
import { PiecesJointes } from '@/components/pieces-jointes/pieces-jointes';
import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { IconeLien } from '@/components/ui/icones';
import { Infobulle } from '@/components/ui/infobulle';
import { adresseDe } from '@/lib/adresses/regles';
import { familleFiche, LIEUX } from '@/lib/champs/regles-fiche';
import type { ChampFiche } from '@/lib/champs/textes-fiche';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import { aPartieBep, modifieeLe, type Partie } from '@/lib/passeport/regles';
import type { EvaluationLue, FicheLue, ItemLu, LienLu } from '@/lib/passeport/serveur/queries-fiche';
import { direPeriode } from '@/lib/passeport/textes';

interface Props {
  rne: string;
  fiche: FicheLue;
  intitules: IntitulesFiche;
  /** L'apprenant y joint des fichiers, même après l'avoir écrite. */
  modifiable?: boolean;
  /** Le module dont la porte rend les fichiers joints. */
  module?: 'passeport' | 'export-passeport';
}

/** Une fiche telle que la lisent l'apprenant et ses parents : ce que disent les professeurs d'abord. */
export function LectureFiche(props: Props) {
  const { fiche } = props;
  return (
    <>
      <AvisOrigine origine={fiche.origine} />
      <div className="flex flex-col gap-4 sm:gap-6">
        <Historique
          fiche={fiche}
          partie="bacpro"
          titre={fiche.famille === 'ga' ? 'Évaluation Bac Pro' : 'Évaluation'}
        />
        {aPartieBep(fiche) && <Historique fiche={fiche} partie="bep" titre="Évaluation BEP" />}
        <ContenuFiche {...props} />
      </div>
    </>
  );
}

/** Tout ce que l'apprenant a écrit, en lecture, sous les intitulés de l'établissement. */
export function ContenuFiche(props: Props) {
  return (
    <>
      <ContenuPrincipal {...props} />
      <ContenuBep {...props} />
    </>
  );
}

/** La fiche sans sa partie BEP ; `children` vient après la situation. */
export function ContenuPrincipal({ children, ...props }: Props & { children?: ReactNode }) {
  const { fiche, intitules } = props;
  const { communs } = intitules;
  const famille = familleFiche(fiche.famille);
  const parNature = (nature: ItemLu['nature']) => fiche.precisions.filter((p) => p.nature === nature);
  return (
    <>
      {fiche.brouillon && (
        <Avis titre="Brouillon">
          Vos professeurs et vos parents ne voient pas cette fiche. Remettez-la en la modifiant.
        </Avis>
      )}
      <Carte titre="Situation professionnelle">
        <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <Element terme={communs.faiteLe}>{formaterJour(fiche.faiteLe)}</Element>
          <Element terme={communs.lieu}>
            {LIEUX[fiche.lieu]}
            {direPeriode(fiche)}
          </Element>
          {fiche.organisation && (
            <Element terme={fiche.lieu === 'pfmp' ? communs.organisationPfmp : communs.organisationEtablissement}>
              {fiche.organisation}
            </Element>
          )}
          <Element terme={famille === 'ga' ? 'Situation' : 'Compétence'}>
            {fiche.item.code} {fiche.item.libelle}
          </Element>
          {fiche.item.competence && <Element terme="Compétence">{fiche.item.competence}</Element>}
          {famille === 'ga' && <Precisions terme="Complexités" items={parNature('complexite')} />}
          {famille === 'ga' && <Precisions terme="Aléas" items={parNature('alea')} />}
          {fiche.correction && (
            <Element terme="Choix corrigés">
              par {fiche.correction.auteur}, {formaterInstant(fiche.correction.le)}
              <Corriges
                avant={fiche.correction.avant}
                apres={[...fiche.precisions, ...(fiche.bep ? [fiche.bep] : [])]}
              />
            </Element>
          )}
          <Element terme="Créée le">
            {formaterJour(fiche.creeLe)}
            {modifieeLe(fiche) && `, modifiée le ${modifieeLe(fiche)}`}
          </Element>
        </dl>
      </Carte>
      {children}
      <Carte titre="Description">
        <TextesPartie champs={intitules.champs} textes={fiche.textes} liens={liensDe(fiche, 'bacpro')}>
          <FichiersFiche {...props} partie="bacpro" />
        </TextesPartie>
      </Carte>
    </>
  );
}

/** La partie BEP d'une fiche de GA, ou ce qu'il en reste ; rien si elle n'en a jamais eu. */
export function ContenuBep(props: Props) {
  const { fiche, intitules } = props;
  if (!aPartieBep(fiche)) return null;
  return (
    <Carte titre="Partie BEP Métiers des services administratifs">
      <p className="mb-4 font-medium">
        {fiche.bep ? `${fiche.bep.code} ${fiche.bep.libelle}` : 'Aucune activité\u00a0: cette partie ne s’évalue pas.'}
      </p>
      <TextesPartie champs={intitules.bep} textes={fiche.bepTextes} liens={liensDe(fiche, 'bep')}>
        <FichiersFiche {...props} partie="bep" />
      </TextesPartie>
    </Carte>
  );
}

const liensDe = (fiche: FicheLue, partie: LienLu['partie']) => fiche.liens.filter((l) => l.partie === partie);

function Element({ terme, children }: { terme: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-texte-doux max-sm:-mb-2.5 max-sm:text-sm">{terme}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Ce que la correction a ajouté aux choix de l'apprenant, et ce qu'elle en a retiré. */
function Corriges({ avant, apres }: Record<'avant' | 'apres', readonly ItemLu[]>) {
  const seuls = (de: readonly ItemLu[], sans: readonly ItemLu[]) =>
    de.filter((i) => !sans.some((autre) => autre.code === i.code)).map((i) => i.libelle);
  const [ajoutes, retires] = [seuls(apres, avant), seuls(avant, apres)];
  return (
    <span className="block text-sm text-texte-doux">
      {ajoutes.length > 0 && <span className="block">Ajouté&nbsp;: {ajoutes.join(' ; ')}.</span>}
      {retires.length > 0 && <span className="block">Retiré&nbsp;: {retires.join(' ; ')}.</span>}
    </span>
  );
}

function Precisions({ terme, items }: { terme: string; items: readonly ItemLu[] }) {
  return (
    <Element terme={terme}>
      {items.length === 0 ? (
        <span className="text-texte-doux">Aucun</span>
      ) : (
        <ul className="list-disc pl-5">
          {items.map((i) => (
            <li key={i.code}>{i.libelle}</li>
          ))}
        </ul>
      )}
    </Element>
  );
}

interface PropsPartie {
  champs: readonly ChampFiche[];
  textes: Record<string, string>;
  liens: readonly LienLu[];
  children: ReactNode;
}

function TextesPartie({ champs, textes, liens, children }: PropsPartie) {
  return (
    <div className="flex max-w-prose flex-col gap-4">
      {champs.map(({ cle, libelle }) => (
        <section key={cle}>
          <h3 className="font-semibold">{libelle}</h3>
          {textes[cle] ? (
            <p className="whitespace-pre-line wrap-anywhere">{textes[cle]}</p>
          ) : (
            <p className="text-texte-doux">Non renseigné</p>
          )}
        </section>
      ))}
      <ListeLiens liens={liens} />
      {children}
    </div>
  );
}

interface PropsHistorique {
  fiche: FicheLue;
  partie: Partie;
  titre: string;
  /** Qui regarde : ses propres évaluations se disent « vous ». */
  compteId?: string;
  /** Formulaire d'évaluation, entre l'état et l'historique. */
  children?: ReactNode;
}

/** Le résultat d'une partie et toutes ses évaluations, récentes d'abord : qui, quand, quoi (PAE-2). */
export function Historique({ fiche, partie, titre, compteId, children }: PropsHistorique) {
  const evaluations = fiche.evaluations.filter((e) => e.partie === partie);
  return (
    <Carte titre={titre}>
      <div className="flex flex-col gap-4">
        {(children || evaluations.length !== 1) && (
          <p className="text-lg">
            <Degre degre={fiche.degres[partie]} avecLibelle />
          </p>
        )}
        {children}
        {evaluations.length > 0 && (
          <section>
            <h3 className="mb-1 font-semibold">{evaluations.length > 1 ? 'Historique' : 'Évaluée par'}</h3>
            <ol className="divide-y divide-filet">
              {evaluations.map((e) => (
                <Evaluation key={e.id} evaluation={e} deMoi={e.auteurId === compteId} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </Carte>
  );
}

function Evaluation({ evaluation, deMoi }: { evaluation: EvaluationLue; deMoi: boolean }) {
  const { degre, appreciation, auteur, creeLe, items } = evaluation;
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        {degre ? <Degre degre={degre} avecLibelle /> : <span>Appréciation</span>}
        <span className="text-sm text-texte-doux">
          {deMoi ? 'Vous' : auteur}, {formaterInstant(creeLe)}
        </span>
        <Infobulle
          libelle="Ce que cette évaluation portait"
          contenu={
            <>
              <strong className="block font-semibold">Évaluée sur</strong>
              {items.map((i) => (
                <span key={i.code} className="block">
                  {i.code} {i.libelle}
                </span>
              ))}
            </>
          }
        />
      </p>
      {appreciation && <p className="mt-1 max-w-prose whitespace-pre-line wrap-anywhere">{appreciation}</p>}
    </li>
  );
}

interface PropsFichiers {
  rne: string;
  fiche: Pick<FicheLue, 'id' | 'fichiers' | 'origine'>;
  partie: Partie;
  /** L'apprenant en ajoute et en retire, si la fiche est d'ici. */
  modifiable?: boolean;
  /** Le module dont la porte rend les fichiers : l'apprenant sorti n'a plus celle du passeport. */
  module?: 'passeport' | 'export-passeport';
}

/** Les fichiers d'une partie de fiche (PAS-2) ; rien à montrer s'il n'y en a pas et qu'on n'en ajoute pas. */
function FichiersFiche({ rne, fiche, partie, module = 'passeport', ...droits }: PropsFichiers) {
  const modifiable = Boolean(droits.modifiable && !fiche.origine);
  const fichiers = fiche.fichiers.filter((f) => f.partie === partie);
  if (fichiers.length === 0 && !modifiable) return null;
  return (
    <PiecesJointes
      titre="Fichiers joints"
      adresse={`${adresseDe(rne, `${module}/[id]`, { id: fiche.id })}/fichiers?partie=${partie}`}
      {...{ fichiers, modifiable }}
      photos
    />
  );
}

/** Les liens d'une partie de fiche. Ils mènent hors de Griotte : nouvel onglet, sans dire d'où l'on vient. */
function ListeLiens({ liens }: { liens: readonly LienLu[] }) {
  if (liens.length === 0) return null;
  return (
    <section>
      <h3 className="font-semibold">Liens</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {liens.map((l) => (
          <li key={l.url + l.libelle}>
            <a
              href={l.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="lien inline-flex items-start gap-1.5 wrap-anywhere pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <IconeLien taille={16} className="mt-1 shrink-0 pointer-coarse:mt-0" />
              {l.libelle || l.url}
              <span className="sr-only"> (nouvel onglet)</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
