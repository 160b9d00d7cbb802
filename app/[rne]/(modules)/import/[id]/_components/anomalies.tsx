import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { SelectNatif } from '@/components/ui/select-natif';
import { accorder, nombre } from '@/lib/accords';
import { intituleAnomalie } from '@/lib/siecle/textes-anomalies';
import type { Anomalie } from '@/lib/siecle/types';

const MAX = 200;

const COLONNES: Colonne<Anomalie>[] = [
  {
    cle: 'gravite',
    titre: 'Gravité',
    cellule: (a) => (
      <Badge ton={a.gravite === 'ignore' ? 'erreur' : 'attention'}>
        {a.gravite === 'ignore' ? 'Ignorée' : 'Avertissement'}
      </Badge>
    ),
  },
  { cle: 'qui', titre: 'Qui', libelle: 'Qui', cellule: (a) => a.qui || a.cle },
  { cle: 'message', titre: 'Message', className: 'min-w-64', cellule: (a) => a.message },
  { cle: 'fichier', titre: 'Fichier', libelle: 'Fichier', cellule: (a) => a.fichier },
  { cle: 'ligne', titre: 'Ligne', libelle: 'Ligne', className: 'nombre', cellule: (a) => a.ligne },
];

const rang = (a: Anomalie) => (a.gravite === 'ignore' ? 0 : 1);

/** Les fautes de ligne, les plus graves d'abord, par fichier et par ligne ; le choix d'une sorte est dans l'adresse. */
export function Anomalies(props: { adresse: string; anomalies: readonly Anomalie[]; code: string }) {
  const { adresse, anomalies, code } = props;
  if (anomalies.length === 0) return null;
  const choisies = anomalies.filter((a) => !code || a.code === code).sort((a, b) => rang(a) - rang(b));
  const ignorees = anomalies.filter((a) => a.gravite === 'ignore').length;
  return (
    <Carte titre={accorder(anomalies.length, 'anomalie')}>
      <p className="mb-4">
        Ignorées&nbsp;: {nombre(ignorees)}, ces lignes n’entrent pas. Avertissements&nbsp;:{' '}
        {nombre(anomalies.length - ignorees)}, le reste de la ligne entre. S’il y a lieu, corrigez dans SIECLE ou
        STSWEB, puis refaites l’export et l’import.
      </p>
      <Filtre adresse={adresse} anomalies={anomalies} code={code} />
      <Tableau
        legende="Anomalies"
        legendeCachee
        dense
        cartes
        colonnes={COLONNES}
        lignes={choisies.slice(0, MAX)}
        cle={(a) => [a.fichier, a.ligne, a.code, a.cle, a.message].join(' ')}
      />
      {choisies.length > MAX && (
        <p className="mt-2 text-texte-doux">
          Et {accorder(choisies.length - MAX, 'autre')} : le tableur contient tout.
        </p>
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
