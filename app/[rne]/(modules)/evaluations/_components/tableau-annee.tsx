import { cx } from '@/components/ui/cx';
import { IconeCrayon } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import type { FiltreListe, Vue } from '@/lib/evaluations/schema';
import type { LigneEnseignant } from '@/lib/evaluations/serveur/queries-listes';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { tri } from './adresse';
import { Diplome, LARGE, SERREE, Titre, Visible } from './cellules';
import { Supprimer } from './supprimer';

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
          <Colonne className={LARGE}>Diplôme et niveau</Colonne>
          <Colonne {...tri(base, filtre, 'date')} className={LARGE}>
            Date
          </Colonne>
          {vue !== 'miennes' && (
            <Colonne {...tri(base, filtre, 'auteur')} className={LARGE}>
              Auteur
            </Colonne>
          )}
          <Colonne className={cx('nombre', LARGE)}>Apprenants</Colonne>
          <Colonne className={cx('nombre', LARGE)}>Résultats</Colonne>
          <Colonne className={cx('centre', SERREE)}>Visible</Colonne>
          <Colonne className={SERREE}>{vue === 'miennes' ? 'Actions' : 'Votre rôle'}</Colonne>
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
  const saisis = `${ligne.resultats}/${ligne.apprenants * ligne.items}`;
  const auteur = vue === 'miennes' ? [] : [ligne.auteur];
  return (
    <tr>
      <Titre
        base={base}
        ligne={ligne}
        resume={[libelleNiveau(ligne.niveau), formaterJour(ligne.faiteLe), ...auteur, saisis]}
      />
      <Diplome ligne={ligne} />
      <td className={LARGE}>{formaterJour(ligne.faiteLe)}</td>
      {vue !== 'miennes' && <td className={LARGE}>{ligne.auteur}</td>}
      <td className={cx('nombre', LARGE)}>{ligne.apprenants}</td>
      <td className={cx('nombre whitespace-nowrap', LARGE)}>
        {saisis}
        <span className="sr-only"> résultats saisis</span>
      </td>
      <Visible ligne={ligne} />
      <td className={cx('whitespace-nowrap', SERREE)}>
        {vue === 'miennes' ? <Actions {...{ base, ligne }} /> : ROLES[vue]}
      </td>
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
