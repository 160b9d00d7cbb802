import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { IconeCrayon } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { trie } from '@/lib/evaluations/regles-liste';
import type { FiltreListe, Vue } from '@/lib/evaluations/schema';
import type { LigneEnseignant } from '@/lib/evaluations/serveur/queries-listes';
import { AUTEUR, DATE, DIPLOME, titre, VISIBLE } from './colonnes';
import { Supprimer } from './supprimer';

type ColonneAnnee = Colonne<LigneEnseignant, FiltreListe['tri']>;

const APPRENANTS: ColonneAnnee = {
  cle: 'apprenants',
  titre: 'Apprenants',
  libelle: 'Apprenants',
  className: 'nombre',
  cellule: (l) => l.apprenants,
};

const RESULTATS: ColonneAnnee = {
  cle: 'resultats',
  titre: 'Résultats',
  libelle: 'Résultats',
  className: 'nombre whitespace-nowrap',
  cellule: (l) => (
    <>
      {l.resultats}/{l.apprenants * l.items}
      <span className="sr-only"> résultats saisis</span>
    </>
  ),
};

const ROLES: Partial<Record<Vue, string>> = { 'co-saisie': 'Saisie', collegues: 'Consultation' };

const role = (vue: Vue): ColonneAnnee => ({
  cle: 'role',
  titre: 'Votre rôle',
  libelle: 'Votre rôle',
  cellule: () => ROLES[vue],
});

const actions = (rne: string): ColonneAnnee => ({
  cle: 'actions',
  titre: 'Actions',
  className: 'whitespace-nowrap',
  cellule: ({ id, titre }) => (
    <span className="flex gap-1">
      <LienBouton
        href={adresseDe(rne, 'evaluations/[id]/modifier', { id })}
        libelle={`Modifier «\u00a0${titre}\u00a0»`}
        icone={<IconeCrayon />}
        variante="discret"
        taille="petit"
      />
      <Supprimer id={id} titre={titre} iconeSeule />
    </span>
  ),
});

const colonnes = (rne: string, vue: Vue): ColonneAnnee[] =>
  vue === 'miennes'
    ? [titre(rne, 'evaluations'), DIPLOME, DATE, APPRENANTS, RESULTATS, VISIBLE, actions(rne)]
    : [titre(rne, 'evaluations'), DIPLOME, DATE, AUTEUR, APPRENANTS, RESULTATS, VISIBLE, role(vue)];

type Props = { rne: string; filtre: FiltreListe; vue: Vue; lignes: readonly LigneEnseignant[] };

/** Les évaluations de l'année, avec ce que l'enseignant peut y faire. */
export const TableauAnnee = ({ rne, filtre, vue, lignes }: Props) => (
  <Tableau
    legende="Évaluations de l’année scolaire"
    legendeCachee
    cartes
    colonnes={colonnes(rne, vue)}
    lignes={lignes}
    cle={(l) => l.id}
    tri={trie(adresseDe(rne, 'evaluations'), filtre)}
  />
);
