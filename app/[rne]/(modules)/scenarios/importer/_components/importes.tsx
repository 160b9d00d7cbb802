import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import type { ScenarioImporte } from '@/lib/scpro/types-apercu';

type Props = { rne: string; importes: readonly ScenarioImporte[]; recommencer: () => void };

/** Dernière étape : ce qui a été créé. */
export function Importes({ rne, importes, recommencer }: Props) {
  const plusieurs = importes.length > 1;
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Avis
        ton="succes"
        titre={plusieurs ? `${importes.length} scénarios sont importés` : 'Le scénario est importé'}
        action={
          <div className="flex flex-wrap gap-2">
            <LienBouton href={adresseDe(rne, 'scenarios', { vue: 'miens' })} variante="principal">
              Voir mes scénarios
            </LienBouton>
            <Bouton onClick={recommencer}>Importer d’autres fichiers</Bouton>
          </div>
        }
      >
        Vous en êtes l’auteur. {plusieurs ? 'Relisez-les' : 'Relisez-le'}, et complétez les items travaillés.
      </Avis>
      <Carte titre={plusieurs ? 'Les scénarios créés' : 'Le scénario créé'}>
        <ul className="flex flex-col gap-2">
          {importes.map(({ id, titre }) => (
            <li key={id} className="wrap-anywhere">
              <Lien href={adresseDe(rne, 'scenarios/[id]', { id })} className="lien">
                {titre}
              </Lien>
            </li>
          ))}
        </ul>
      </Carte>
    </div>
  );
}
