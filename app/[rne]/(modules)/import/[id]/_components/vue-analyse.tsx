import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { TEXTES } from '@/lib/acces/refus';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { Resume } from '@/lib/siecle/plan/types';
import { rienNeChange } from '@/lib/siecle/plan/vide';
import { HEURES_ANALYSE } from '@/lib/siecle/regles-limites';
import type { Feuille } from '@/lib/siecle/serveur/export-feuilles';
import type { ImportLu } from '@/lib/siecle/serveur/queries-import';
import { Anomalies } from './anomalies';
import { Importer, Questions } from './differes';
import { Identites } from './identites';
import { CarteMouvements, CarteStructures } from './mouvements';
import { Renommages } from './renommages';
import { SansNom } from './sans-nom';

/** Ce que reçoivent la vue d'une analyse et celle d'un résultat. */
export interface PropsVue {
  rne: string;
  lu: ImportLu;
  resume: Resume;
  feuilles: Feuille[];
  /** Le code d'anomalie que l'adresse retient ; vide : toutes. */
  codeAnomalie: string;
}

/** Ce que l'import changerait, avant d'écrire quoi que ce soit (IMP-4). */
export function VueAnalyse({ rne, lu, resume, codeAnomalie }: PropsVue) {
  const { id } = lu;
  return (
    <>
      <EnTetePage
        titre={new Set(lu.fichiers.map((f) => f.nom)).size > 1 ? 'Analyse des fichiers' : 'Analyse du fichier'}
        sousTitre={[...new Set(lu.fichiers.map(decrire))].join(' · ')}
        etapes={filAriane(rne, 'import', ['Analyse'])}
        actions={
          <LienBouton href={adresseDe(rne, 'import/[id]/export', { id })} fichier icone={<IconeTelecharger />}>
            Télécharger le tableur
          </LienBouton>
        }
      />
      <div className="flex flex-col gap-6">
        <Avis>
          Rien n’est encore écrit. Voici ce que l’import changerait
          {resume.anomalies.length > 0 && ` ; ${accorder(resume.anomalies.length, 'anomalie')} plus bas`}. Cette analyse
          attend {HEURES_ANALYSE} heures, jusqu’au{' '}
          {formaterInstant(new Date(lu.creeLe.getTime() + HEURES_ANALYSE * 3_600_000))} ; ensuite, ce qui a été lu est
          effacé.
        </Avis>
        {rienNeChange(resume) && <Avis ton="succes">Tout est déjà à jour&nbsp;: cet import ne changerait rien.</Avis>}
        {resume.questions.length > 0 && (
          <Carte titre="Est-ce la même personne&nbsp;?">
            <p className="mb-4">
              Le fichier désigne des comptes que le nom, le prénom ou la naissance ne confirment pas. Répondez avant
              d’importer&nbsp;: votre réponse est retenue pour les imports suivants.
            </p>
            <Questions id={id} questions={resume.questions} />
          </Carte>
        )}
        {resume.identites.length > 0 && <Identites identites={resume.identites} />}
        <SansNom anomalies={resume.anomalies} />
        <Renommages renommages={resume.renommages} />
        <Changements {...{ lu, resume }} />
        <Carte titre="Importer les fichiers">
          {resume.questions.length > 0 && <p className="mb-4">{TEXTES['import-questions']}</p>}
          <Importer
            rne={rne}
            id={id}
            confirmations={resume.confirmations.map((c) => c.message)}
            aConfirmer={TEXTES['import-confirmer']}
          />
        </Carte>
        <Anomalies
          adresse={adresseDe(rne, 'import/[id]', { id })}
          anomalies={resume.anomalies}
          code={codeAnomalie}
          genre={lu.genre}
        />
      </div>
    </>
  );
}

const decrire = (f: ImportLu['fichiers'][number]) =>
  f.dateExport ? `${f.nom} (export du ${formaterJour(f.dateExport)})` : f.nom;

function Changements({ lu, resume }: Pick<PropsVue, 'lu' | 'resume'>) {
  const donne = (genre: string) => lu.fichiers.some((f) => f.genre === genre);
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      {lu.genre !== 'apprenants' && (
        <>
          <CarteMouvements titre="Enseignants" mouvements={resume.enseignants} />
          <CarteMouvements titre="Chefs d’établissement" mouvements={resume.chefs} />
          <CarteStructures titre="Divisions" mouvements={resume.divisions} feminin />
          <CarteStructures titre="Groupes" mouvements={resume.groupes} />
        </>
      )}
      {donne('eleves') && <CarteMouvements titre="Apprenants" mouvements={resume.apprenants} />}
      {donne('responsables') && (
        <CarteMouvements titre="Responsables" mouvements={resume.responsables} liens={resume.liens} />
      )}
    </div>
  );
}
