import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant } from '@/lib/dates';
import type { ImportFait, Population } from '@/lib/siecle/serveur/queries';

const POPULATIONS: [Population, string][] = [
  ['enseignants', 'Enseignants'],
  ['chefs', 'Chefs d’établissement'],
  ['apprenants', 'Apprenants'],
  ['responsables', 'Responsables'],
];

const MOUVEMENTS = [
  ['crees', 'créé'],
  ['modifies', 'modifié'],
  ['revenus', 'revenu'],
  ['partis', 'sorti'],
] as const;

/** « Apprenants : 2 créés, 1 sorti », population par population ; rien n'a changé : le dire. */
function resumer(comptes: ImportFait['comptes']): string[] {
  const lignes = POPULATIONS.flatMap(([population, libelle]) => {
    const dits = MOUVEMENTS.flatMap(([m, mot]) => {
      const n = comptes[population][m];
      return n ? [accorder(n, mot)] : [];
    });
    return dits.length ? [`${libelle}\u00a0: ${dits.join(', ')}`] : [];
  });
  return lignes.length ? lignes : ['Aucun changement'];
}

const colonnes = (rne: string): Colonne<ImportFait>[] => [
  {
    cle: 'date',
    titre: 'Date',
    nomme: true,
    className: 'whitespace-nowrap',
    cellule: (i) => (
      <Lien href={adresseDe(rne, 'import/[id]', { id: i.id })} className="lien">
        {formaterInstant(i.appliqueLe)}
      </Lien>
    ),
  },
  { cle: 'auteur', titre: 'Par', libelle: 'Par', cellule: (i) => i.auteur },
  {
    cle: 'fichiers',
    titre: 'Fichiers',
    libelle: 'Fichiers',
    className: 'wrap-anywhere',
    cellule: (i) => [...new Set(i.fichiers.map((f) => f.nom))].join(', '),
  },
  { cle: 'resultat', titre: 'Résultat', libelle: 'Résultat', cellule: (i) => <Lignes textes={resumer(i.comptes)} /> },
  { cle: 'annuler', titre: 'Annuler', libelle: 'Annuler', cellule: (i) => <Annulation rne={rne} fait={i} /> },
];

/** Annulable : de quoi l'annuler ; annulé : quand et par qui. */
function Annulation({ rne, fait }: { rne: string; fait: ImportFait }) {
  if (fait.annuleLe)
    return (
      <>
        <Badge ton="attention">Annulé</Badge> le {formaterInstant(fait.annuleLe)} par {fait.annulePar}
      </>
    );
  if (!fait.annulable) return null;
  return (
    <LienBouton href={adresseDe(rne, 'import/[id]/annuler', { id: fait.id })} taille="petit">
      Annuler<span className="sr-only"> l’import du {formaterInstant(fait.appliqueLe)}</span>
    </LienBouton>
  );
}

/** Les imports faits dans l'établissement, le dernier en premier. */
export const Historique = ({ rne, imports }: { rne: string; imports: readonly ImportFait[] }) => (
  <Carte titre="Imports précédents">
    <Tableau
      legende="Imports précédents"
      legendeCachee
      cartes
      colonnes={colonnes(rne)}
      lignes={imports}
      cle={(i) => i.id}
      vide={
        <EtatVide titre="Aucun import">
          Commencez par le fichier des enseignants, ou par un tableur, ci-dessus.
        </EtatVide>
      }
    />
  </Carte>
);

const Lignes = ({ textes }: { textes: readonly string[] }) => (
  <ul>
    {textes.map((t) => (
      <li key={t}>{t}</li>
    ))}
  </ul>
);
