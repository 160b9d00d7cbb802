import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Badge } from '@/components/ui/badge';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { SelectNatif } from '@/components/ui/select-natif';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { intituleAnomalie } from '@/lib/siecle/textes-anomalies';
import type { Anomalie } from '@/lib/siecle/types';
import { compter, nombre } from '../../_components/compter';

const MAX = 200;

const rang = (a: Anomalie) => (a.gravite === 'ignore' ? 0 : 1);

/** Les fautes de ligne, les plus graves d'abord, par fichier et par ligne ; le choix d'une sorte est dans l'adresse. */
export function Anomalies(props: { adresse: string; anomalies: readonly Anomalie[]; code: string }) {
  const { adresse, anomalies, code } = props;
  if (anomalies.length === 0) return null;
  const choisies = anomalies.filter((a) => !code || a.code === code).sort((a, b) => rang(a) - rang(b));
  const ignorees = anomalies.filter((a) => a.gravite === 'ignore').length;
  return (
    <Carte titre={compter(anomalies.length, 'anomalie')}>
      <p className="mb-4">
        Ignorées : {nombre(ignorees)}, ces lignes n’entrent pas. Avertissements : {nombre(anomalies.length - ignorees)},
        le reste de la ligne entre. S’il y a lieu, corrigez dans SIECLE ou STSWEB, puis refaites l’export et l’import.
      </p>
      <Filtre adresse={adresse} anomalies={anomalies} code={code} />
      <Tableau legende="Anomalies" legendeCachee dense>
        <thead>
          <tr>
            <Colonne>Gravité</Colonne>
            <Colonne>Qui</Colonne>
            <Colonne>Message</Colonne>
            <Colonne>Fichier</Colonne>
            <Colonne className="nombre">Ligne</Colonne>
          </tr>
        </thead>
        <tbody>
          {choisies.slice(0, MAX).map((a) => (
            <tr key={[a.fichier, a.ligne, a.code, a.cle, a.message].join(' ')}>
              <td>
                <Badge ton={a.gravite === 'ignore' ? 'erreur' : 'attention'}>
                  {a.gravite === 'ignore' ? 'Ignorée' : 'Avertissement'}
                </Badge>
              </td>
              <td>{a.qui || a.cle}</td>
              <td className="min-w-64">{a.message}</td>
              <td>{a.fichier}</td>
              <td className="nombre">{a.ligne}</td>
            </tr>
          ))}
        </tbody>
      </Tableau>
      {choisies.length > MAX && (
        <p className="mt-2 text-texte-doux">Et {compter(choisies.length - MAX, 'autre')} : le tableur contient tout.</p>
      )}
    </Carte>
  );
}

function Filtre({ adresse, anomalies, code }: { adresse: string; anomalies: readonly Anomalie[]; code: string }) {
  const parCode = Map.groupBy(anomalies, (a) => a.code);
  if (parCode.size < 2) return null;
  return (
    <FormulaireAdresse action={adresse} className="sans-impression mb-4 flex flex-wrap items-end gap-2" cle={code}>
      <SelectNatif
        libelle="Sorte d’anomalie"
        name="anomalie"
        defaultValue={code}
        className="w-full max-w-xl"
        options={[
          { valeur: '', libelle: `Toutes (${anomalies.length})` },
          ...[...parCode].map(([valeur, a]) => ({
            valeur,
            libelle: `${intituleAnomalie(valeur)} (${a.length})`,
          })),
        ]}
      />
      <Bouton type="submit">Filtrer</Bouton>
    </FormulaireAdresse>
  );
}
