import Link from 'next/link';
import { MentionOrigine } from '@/components/transferee';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeCrayon, IconeEvaluation, IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { Pagination } from '@/components/ui/pagination';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import { type LigneListe, PAR_PAGE } from '@/lib/evaluations/queries-listes';
import { libelleNiveau } from '@/lib/evaluations/regles';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { adresse, tri } from './adresse';
import { BasculeVisible } from './bascule-visible';
import { Filtres } from './filtres';
import { Supprimer } from './supprimer';

type Props = {
  base: string;
  filtre: FiltreListe;
  lignes: LigneListe[];
  comptes: Record<FiltreListe['vue'], number>;
};

export function ListeEnseignant({ base, filtre, lignes, comptes }: Props) {
  const filtree = Boolean(filtre.titre || filtre.date || filtre.page > 1);
  const rien = comptes.miennes + comptes.collegues === 0 && !filtree;
  const racine = base.replace(/\/evaluations$/, '');
  const nouvelle = (
    <LienBouton href={`${base}/nouvelle`} variante="principal" icone={<IconePlus />}>
      Nouvelle évaluation
    </LienBouton>
  );
  return (
    <>
      <EnTetePage
        titre="Gestion des évaluations"
        sousTitre="Les évaluations de l’année scolaire en cours&nbsp;: les vôtres, et celles de vos collègues pour vos apprenants."
        etapes={[{ libelle: 'Accueil', href: racine }, { libelle: 'Gestion des évaluations' }]}
        actions={!rien && nouvelle}
      />
      {rien ? (
        <EtatVide titre="Aucune évaluation cette année" icone={<IconeEvaluation taille={24} />} action={nouvelle}>
          Choisissez des items du référentiel et des apprenants&nbsp;: la grille de saisie s’ouvre aussitôt.
        </EtatVide>
      ) : (
        <>
          <OngletsLiens
            libelle="Auteurs des évaluations"
            onglets={(['miennes', 'collegues'] as const).map((vue) => ({
              libelle: vue === 'miennes' ? 'Mes évaluations' : 'Celles de mes collègues',
              href: adresse(base, filtre, { vue }),
              actif: filtre.vue === vue,
              compte: comptes[vue],
            }))}
          />
          <div className="mt-4">
            <Filtres base={base} filtre={filtre} />
            {lignes.length === 0 ? (
              <Vide base={base} filtre={filtre} filtree={filtree} />
            ) : (
              <Evaluations base={base} filtre={filtre} lignes={lignes} />
            )}
            <Pagination
              page={filtre.page}
              pages={Math.ceil(comptes[filtre.vue] / PAR_PAGE)}
              adresse={(page) => adresse(base, filtre, { page })}
            />
          </div>
        </>
      )}
    </>
  );
}

function Vide({ base, filtre, filtree }: { base: string; filtre: FiltreListe; filtree: boolean }) {
  if (filtree) {
    return (
      <EtatVide
        titre="Aucune évaluation ne répond à ce filtre"
        action={<LienBouton href={adresse(base, { ...filtre, titre: '', date: '' })}>Tout afficher</LienBouton>}
      />
    );
  }
  return filtre.vue === 'miennes' ? (
    <EtatVide titre="Vous n’avez pas encore créé d’évaluation cette année">
      «&nbsp;Nouvelle évaluation&nbsp;», en haut de la page, en ouvre une.
    </EtatVide>
  ) : (
    <EtatVide titre="Vos collègues n’ont pas encore évalué vos apprenants cette année">
      Leurs évaluations s’afficheront ici ; vous pourrez les consulter.
    </EtatVide>
  );
}

function Evaluations({ base, filtre, lignes }: { base: string; filtre: FiltreListe; lignes: LigneListe[] }) {
  return (
    <Tableau legende="Évaluations de l’année scolaire" legendeCachee className="relative">
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'titre')} className="colle">
            Titre
          </Colonne>
          <Colonne>Diplôme</Colonne>
          <Colonne>Niveau</Colonne>
          <Colonne {...tri(base, filtre, 'date')}>Date</Colonne>
          <Colonne {...tri(base, filtre, 'auteur')}>Auteur</Colonne>
          <Colonne className="nombre">Apprenants</Colonne>
          <Colonne className="nombre">Résultats</Colonne>
          <Colonne className="centre">Visible</Colonne>
          <Colonne>Actions</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <Evaluation key={ligne.id} base={base} ligne={ligne} />
        ))}
      </tbody>
    </Tableau>
  );
}

function Evaluation({ base, ligne }: { base: string; ligne: LigneListe }) {
  const { id, titre, visible, estAuteur } = ligne;
  const attendus = ligne.apprenants * ligne.items;
  return (
    <tr>
      <th scope="row" className="colle min-w-40">
        <Link href={`${base}/${id}`} prefetch={false} className="lien">
          {titre}
        </Link>
        <MentionOrigine origine={ligne.origine} />
      </th>
      <td>{ligne.sigle}</td>
      <td>{libelleNiveau(ligne.niveau)}</td>
      <td>{formaterJour(ligne.faiteLe)}</td>
      <td>{estAuteur ? 'Vous' : ligne.auteur}</td>
      <td className="nombre">{ligne.apprenants}</td>
      <td className="nombre whitespace-nowrap">
        {ligne.resultats}/{attendus}
        <span className="sr-only"> résultats saisis</span>
      </td>
      <td className="centre">
        {estAuteur ? <BasculeVisible id={id} visible={visible} titre={titre} /> : visible ? 'Oui' : 'Non'}
      </td>
      <td className="whitespace-nowrap">
        {estAuteur ? (
          <span className="flex gap-1">
            <LienBouton
              href={`${base}/${id}/modifier`}
              libelle={`Modifier «\u00a0${titre}\u00a0»`}
              icone={<IconeCrayon />}
              variante="discret"
              taille="petit"
            />
            <Supprimer id={id} titre={titre} resultats={ligne.resultats} iconeSeule />
          </span>
        ) : (
          <span className="text-texte-doux">Consultation</span>
        )}
      </td>
    </tr>
  );
}
