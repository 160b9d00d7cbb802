import { Badge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Pagination } from '@/components/ui/pagination';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterJour } from '@/lib/dates';
import { direBilan, direFichiers } from '@/lib/transfert/regles';
import { PAR_PAGE, type TransfertPasse } from '@/lib/transfert/serveur/queries';
import { RedemanderFichiers } from './redemander-fichiers';
import { Rouvrir } from './rouvrir';

type Props = { adresse: string; transferts: readonly TransfertPasse[]; total: number; page: number };

/** Ce qui est passé, dans un sens ou dans l'autre, et ce qui a été refusé. */
export function Historique({ adresse, transferts, total, page }: Props) {
  return (
    <Carte titre="Historique des transferts">
      {transferts.length === 0 ? (
        <EtatVide titre="Aucun transfert">
          Ce que vous accepterez, et ce que d’autres établissements auront repris de vos anciens élèves, se lira ici.
        </EtatVide>
      ) : (
        <Tableau legende="Historique des transferts" legendeCachee>
          <thead>
            <tr>
              <Colonne>Date</Colonne>
              <Colonne>Apprenant</Colonne>
              <Colonne>Établissement</Colonne>
              <Colonne>Ce qui est passé</Colonne>
              <Colonne>Décidé par</Colonne>
            </tr>
          </thead>
          <tbody>
            {transferts.map((t) => (
              <tr key={t.id}>
                <td>{formaterJour(t.decideLe)}</td>
                <th scope="row" className="min-w-40">
                  {nomComplet(t)}
                </th>
                <td className="min-w-48">
                  {t.sens === 'entrant' ? 'Reçu de' : 'Donné à'} {t.autreNom} ({t.autreRne})
                </td>
                <td className="min-w-56">
                  <Issue t={t} />
                </td>
                <td>{t.decidePar || 'L’autre établissement'}</td>
              </tr>
            ))}
          </tbody>
        </Tableau>
      )}
      <Pagination page={page} pages={Math.ceil(total / PAR_PAGE)} adresse={(n) => `${adresse}?page=${n}`} />
    </Carte>
  );
}

function Issue({ t }: { t: TransfertPasse }) {
  if (t.etat === 'accepte')
    return (
      t.bilan && (
        <>
          {direBilan(t.bilan)}
          {t.sens === 'entrant' && <SuiteDesFichiers bilan={t.bilan} />}
        </>
      )
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Badge ton="attention">Refusé</Badge>
      <Rouvrir id={t.id} qui={nomComplet(t)} />
    </div>
  );
}

/** Les fichiers suivent un transfert accepté : ce qui manque encore, et de quoi y revenir si la place a manqué. */
function SuiteDesFichiers({ bilan }: { bilan: NonNullable<TransfertPasse['bilan']> }) {
  const dit = direFichiers(bilan);
  return (
    dit && (
      <div className="mt-1 flex flex-wrap items-center gap-x-2 text-attention">
        {dit}
        {(bilan.fichiersLaisses ?? 0) > 0 && <RedemanderFichiers />}
      </div>
    )
  );
}
