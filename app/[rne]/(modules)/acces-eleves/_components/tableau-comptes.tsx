import { Badge } from '@/components/ui/badge';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { Ligne } from './lignes';

type Props = {
  titre: string;
  lignes: readonly Ligne[];
  avecClasse: boolean;
  coches: ReadonlySet<string>;
  onCocher: (coches: ReadonlySet<string>) => void;
};

/** Une ligne par compte, avec sa case ; celle de l'en-tête les coche toutes. */
export function TableauComptes({ titre, lignes, avecClasse, coches, onCocher }: Props) {
  const possibles = lignes.filter((l) => !l.empeche).map((l) => l.id);
  const tous = possibles.length > 0 && possibles.every((id) => coches.has(id));
  const basculer = (id: string) =>
    onCocher(new Set(coches.has(id) ? [...coches].filter((c) => c !== id) : [...coches, id]));
  return (
    // `relative` : les libellés cachés des cases restent dans la zone qui défile.
    <Tableau legende={`${titre} (${lignes.length})`} dense className="relative">
      <thead>
        <tr>
          <Colonne className="etroit">
            <CaseACocher
              libelle="Marquer tous les comptes"
              libelleCache
              checked={tous}
              disabled={possibles.length === 0}
              onChange={() => onCocher(new Set(tous ? [] : possibles))}
            />
          </Colonne>
          <Colonne>Élève</Colonne>
          {avecClasse && <Colonne>Classe</Colonne>}
          <Colonne>Identifiant</Colonne>
          <Colonne>Date de naissance</Colonne>
          <Colonne>Mot de passe</Colonne>
          <Colonne>Dernière connexion</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((l) => (
          <tr key={l.id}>
            <td className="etroit">
              <CaseACocher
                libelle={`Marquer le compte de ${l.nom}`}
                libelleCache
                checked={coches.has(l.id)}
                disabled={l.empeche !== undefined}
                onChange={() => basculer(l.id)}
              />
            </td>
            <th scope="row">{l.nom}</th>
            {avecClasse && <td>{l.classe}</td>}
            <td className="font-mono">{l.login}</td>
            <td>{l.naissance || <span className="text-texte-doux">{l.empeche}</span>}</td>
            <td>
              <Badge ton={l.etat.ton}>{l.etat.texte}</Badge>
            </td>
            <td>{l.connexion || <span className="text-texte-doux">Jamais</span>}</td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}
