import { Imprimer, ImprimerAussitot } from '@/components/imprimer';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterInstant } from '@/lib/dates';
import type { GenreImport } from '@/lib/siecle/serveur/mutations';
import { objetImport } from '@/lib/siecle/textes-genre';
import { Anomalies } from './anomalies';
import { Copier } from './copier';
import { SansNom } from './sans-nom';
import { LIGNES_MAX, TableauFeuille } from './tableau-feuille';
import type { PropsVue } from './vue-analyse';

/** Le résultat d'un import : qui est entré, avec quels identifiants (IMP-1, IMP-2), à copier, imprimer, télécharger (IMP-3). */
export function VueResultat(props: PropsVue & { vientDetreFait: boolean; tout: string; imprime?: boolean }) {
  const { rne, lu, resume, feuilles, codeAnomalie, vientDetreFait, tout } = props;
  const { id } = lu;
  const coupe =
    tout !== ENTIER && [...feuilles, { lignes: resume.anomalies }].some((f) => f.lignes.length > LIGNES_MAX);
  const tableaux = feuilles.filter((f) => f.cle !== 'anomalies' && f.lignes.length > 0);
  return (
    <>
      <EnTetePage
        titre={`Import ${objetImport(lu.genre)} ${libelleAnnee(lu.annee)}`}
        sousTitre={`Fait le ${formaterInstant(lu.appliqueLe)} par ${lu.auteur} · ${[...new Set(lu.fichiers.map((f) => f.nom))].join(' · ')}`}
        etapes={filAriane(rne, 'import', ['Résultat'])}
        actions={
          <>
            <Copier href={adresseDe(rne, 'import/[id]/export', { id, format: 'texte' })} />
            <Imprimer
              entiere={coupe ? adresseDe(rne, 'import/[id]', { id, tout: ENTIER, imprime: 'oui' }) : undefined}
            />
            <LienBouton href={adresseDe(rne, 'import/[id]/export', { id })} fichier icone={<IconeTelecharger />}>
              Télécharger le tableur
            </LienBouton>
          </>
        }
      />
      {props.imprime && <ImprimerAussitot />}
      <div className="flex flex-col gap-6">
        {lu.annuleLe && (
          <Avis ton="attention">
            Cet import a été annulé le {formaterInstant(lu.annuleLe)}. Voici ce qu’il avait changé.
          </Avis>
        )}
        {vientDetreFait && (
          <Avis
            ton="succes"
            className="sans-impression"
            titre="L’import est terminé"
            action={<LienBouton href={adresseDe(rne, 'import')}>{suite(lu.genre)}</LienBouton>}
          >
            Conservez ce résultat&nbsp;: copiez-le dans un traitement de texte, imprimez-le ou téléchargez le tableur.
          </Avis>
        )}
        <MotsDePasse genre={lu.genre} />
        {tableaux.length === 0 && <Avis>Cet import n’a rien changé&nbsp;: tout était déjà à jour.</Avis>}
        <SansNom anomalies={resume.anomalies} />
        {tableaux.map((f) => (
          <TableauFeuille key={f.cle} feuille={f} {...{ rne, id }} tout={tout === ENTIER || tout === f.cle} />
        ))}
        {resume.liens.ajoutes + resume.liens.retires > 0 && (
          <p>
            Liens entre responsables et apprenants&nbsp;: {accorder(resume.liens.ajoutes, 'ajouté')},{' '}
            {accorder(resume.liens.retires, 'retiré')}.
          </p>
        )}
        <Anomalies
          adresse={adresseDe(rne, 'import/[id]', { id })}
          anomalies={resume.anomalies}
          code={codeAnomalie}
          tout={tout === ENTIER}
          genre={lu.genre}
        />
      </div>
    </>
  );
}

/** Toutes les lignes de tous les tableaux, pour l'impression (IMP-3). */
const ENTIER = 'entier';

const suite = (genre: GenreImport) =>
  genre === 'enseignants' ? 'Importer les apprenants et leurs parents' : 'Revenir aux imports';

/** La règle du mot de passe initial, dite une fois (G 3.1.2). */
const MotsDePasse = ({ genre }: { genre: GenreImport }) => (
  <Avis titre="Identifiants et mots de passe">
    {genre !== 'apprenants' && (
      <p>
        Le mot de passe initial d’un enseignant ou d’un chef d’établissement est sa date de naissance, sous la forme
        aaaa-mm-jj. À la première connexion, chacun le personnalise.
      </p>
    )}
    {genre !== 'enseignants' && (
      <p>
        Le mot de passe initial d’un apprenant est sa date de naissance, sous la forme jjmmaaaa&nbsp;; à la première
        connexion, il le personnalise. Les responsables reçoivent le leur par courriel, quand l’accès est donné aux
        parents de la classe.
      </p>
    )}
  </Avis>
);
