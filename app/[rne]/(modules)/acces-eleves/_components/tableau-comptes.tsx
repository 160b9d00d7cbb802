import type { Colonne } from '@/components/tableau/colonne';
import { CaseLigne } from '@/components/tableau/selection';
import { Tableau } from '@/components/tableau/tableau';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { type CompteEleve, type EtatMotDePasse, etatMotDePasse } from '@/lib/acces-eleves/regles';
import type { FiltreListe } from '@/lib/acces-eleves/schema';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant, formaterJour } from '@/lib/dates';
import type { TriDAdresse } from '@/lib/listes';

const ETATS: Record<EtatMotDePasse, { ton: TonBadge; texte: string }> = {
  'premiere-connexion': { ton: 'attention', texte: 'Première connexion pas faite' },
  'a-personnaliser': { ton: 'info', texte: 'À personnaliser à la prochaine connexion' },
  personnalise: { ton: 'succes', texte: 'Personnalisé' },
};

function Etat({ compte: c }: { compte: CompteEleve }) {
  const { ton, texte } = ETATS[etatMotDePasse(c)];
  const le = c.aPersonnaliser || !c.personnaliseLe ? '' : ` le ${formaterJour(c.personnaliseLe)}`;
  return (
    <Badge ton={ton} className="max-lg:whitespace-normal">
      {texte + le}
    </Badge>
  );
}

const COLONNES: Colonne<CompteEleve, FiltreListe['tri']>[] = [
  { cle: 'nom', titre: 'Élève', tri: 'croissant', nomme: true, cellule: nomComplet },
  { cle: 'classe', titre: 'Classe', libelle: 'Classe', cellule: (c) => c.classe },
  {
    cle: 'identifiant',
    titre: 'Identifiant',
    libelle: 'Identifiant',
    cellule: (c) => <span className="font-mono">{c.login}</span>,
  },
  {
    cle: 'naissance',
    titre: 'Date de naissance',
    libelle: 'Né(e) le',
    cellule: (c) => formaterJour(c.dateNaissance) || <span className="text-texte-doux">{SANS_NAISSANCE}</span>,
  },
  { cle: 'mot-de-passe', titre: 'Mot de passe', libelle: 'Mot de passe', cellule: (c) => <Etat compte={c} /> },
  {
    cle: 'connexion',
    titre: 'Dernière connexion',
    tri: 'decroissant',
    libelle: 'Connexion',
    cellule: (c) => formaterInstant(c.connecteLe) || <span className="text-texte-doux">Jamais</span>,
  },
];

const SANS_NAISSANCE = 'Pas de date de naissance\u00a0: le compte ne peut pas être réinitialisé.';

type Props = {
  titre: string;
  comptes: readonly CompteEleve[];
  avecClasse: boolean;
  tri: TriDAdresse<FiltreListe['tri']>;
};

/** Une ligne par compte, avec sa case. */
export const TableauComptes = ({ titre, comptes, avecClasse, tri }: Props) => (
  <Tableau
    legende={`${titre} (${comptes.length})`}
    dense
    cartes
    colonnes={avecClasse ? COLONNES : COLONNES.filter((c) => c.cle !== 'classe')}
    lignes={comptes}
    cle={(c) => c.id}
    tri={tri}
    cases={{
      Case: CaseLigne,
      titre: 'Marquer',
      libelle: (c) => `Marquer le compte de ${nomComplet(c)}`,
      empeche: (c) => !c.dateNaissance,
    }}
  />
);
