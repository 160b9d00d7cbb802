import { IconeCrayon } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { LigneEnseignant } from '@/lib/evaluations/queries-listes';
import { libelleNiveau } from '@/lib/evaluations/regles';
import type { FiltreListe, Vue } from '@/lib/evaluations/schema';
import { tri } from './adresse';
import { Supprimer } from './supprimer';
import { TitreEvaluation } from './titre-evaluation';
import { Visible } from './visible';

type Props = { base: string; filtre: FiltreListe; vue: Vue; lignes: readonly LigneEnseignant[] };

/** Les évaluations de l'année, avec ce que l'enseignant peut y faire. */
export function TableauAnnee({ base, filtre, vue, lignes }: Props) {
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
          {vue !== 'miennes' && <Colonne {...tri(base, filtre, 'auteur')}>Auteur</Colonne>}
          <Colonne className="nombre">Apprenants</Colonne>
          <Colonne className="nombre">Résultats</Colonne>
          <Colonne className="centre">Visible</Colonne>
          <Colonne>{vue === 'miennes' ? 'Actions' : 'Votre rôle'}</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <Evaluation key={ligne.id} {...{ base, vue, ligne }} />
        ))}
      </tbody>
    </Tableau>
  );
}

function Evaluation({ base, vue, ligne }: { base: string; vue: Vue; ligne: LigneEnseignant }) {
  return (
    <tr>
      <TitreEvaluation base={base} ligne={ligne} />
      <td>{ligne.sigle}</td>
      <td>{libelleNiveau(ligne.niveau)}</td>
      <td>{formaterJour(ligne.faiteLe)}</td>
      {vue !== 'miennes' && <td>{ligne.auteur}</td>}
      <td className="nombre">{ligne.apprenants}</td>
      <td className="nombre whitespace-nowrap">
        {ligne.resultats}/{ligne.apprenants * ligne.items}
        <span className="sr-only"> résultats saisis</span>
      </td>
      <td className="centre">
        <Visible ligne={ligne} />
      </td>
      <td className="whitespace-nowrap">{vue === 'miennes' ? <Actions {...{ base, ligne }} /> : ROLES[vue]}</td>
    </tr>
  );
}

const ROLES: Partial<Record<Vue, string>> = { 'co-saisie': 'Saisie', collegues: 'Consultation' };

function Actions({ base, ligne: { id, titre } }: { base: string; ligne: LigneEnseignant }) {
  return (
    <span className="flex gap-1">
      <LienBouton
        href={`${base}/${id}/modifier`}
        libelle={`Modifier «\u00a0${titre}\u00a0»`}
        icone={<IconeCrayon />}
        variante="discret"
        taille="petit"
      />
      <Supprimer id={id} titre={titre} iconeSeule />
    </span>
  );
}
