import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterInstant } from '@/lib/dates';
import type { ImportFait, Population } from '@/lib/siecle/serveur/queries';
import { compter } from './compter';

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
      return n ? [compter(n, mot)] : [];
    });
    return dits.length ? [`${libelle}\u00a0: ${dits.join(', ')}`] : [];
  });
  return lignes.length ? lignes : ['Aucun changement'];
}

/** Les imports faits dans l'établissement, le dernier en premier. */
export function Historique({ rne, imports }: { rne: string; imports: readonly ImportFait[] }) {
  return (
    <Carte titre="Imports précédents">
      {imports.length === 0 ? (
        <EtatVide titre="Aucun import">Commencez par le fichier des enseignants, ci-dessus.</EtatVide>
      ) : (
        <Tableau legende="Imports précédents" legendeCachee>
          <thead>
            <tr>
              <Colonne>Date</Colonne>
              <Colonne>Par</Colonne>
              <Colonne>Fichiers</Colonne>
              <Colonne>Résultat</Colonne>
            </tr>
          </thead>
          <tbody>
            {imports.map((i) => (
              <tr key={i.id}>
                <th scope="row" className="whitespace-nowrap">
                  <Lien href={`/${rne}/import/${i.id}`} className="lien">
                    {formaterInstant(i.appliqueLe)}
                  </Lien>
                </th>
                <td>{i.auteur}</td>
                <td className="break-words">{i.fichiers.map((f) => f.nom).join(', ')}</td>
                <td>
                  <Lignes textes={resumer(i.comptes)} />
                </td>
              </tr>
            ))}
          </tbody>
        </Tableau>
      )}
    </Carte>
  );
}

const Lignes = ({ textes }: { textes: readonly string[] }) => (
  <ul>
    {textes.map((t) => (
      <li key={t}>{t}</li>
    ))}
  </ul>
);
