import { TEXTES } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { nomComplet } from '@/lib/apprenants/regles';
import { direBilan } from '@/lib/transfert/regles';
import { schemaPage } from '@/lib/transfert/schema';
import { lireTransferts, type Proposition } from '@/lib/transfert/serveur/queries';
import { CadreParametres } from '../_components/cadre';
import { FormulaireActivation } from './_components/differes';
import { Historique } from './_components/historique';
import { Propositions } from './_components/propositions';

const TITRE = 'Transfert des données';
/** PAR-2 : activer le transfert, répondre aux propositions, voir ce qui est passé. */
export default page({ module: 'parametres' }, async ({ acteur, recherche }) => {
  const { page: numero } = schemaPage.parse(recherche);
  const { activation, propositions, historique, total } = await lireTransferts(acteur, numero);
  return (
    <CadreParametres rne={acteur.rne} volet="parametres/transfert" titre={TITRE}>
      <FormulaireActivation {...activation} />
      {activation.actif && <Propositions propositions={propositions.map(enClair)} />}
      <Historique rne={acteur.rne} transferts={historique} total={total} page={numero} />
    </CadreParametres>
  );
});

const enClair = (p: Proposition) => ({
  id: p.id,
  qui: nomComplet(p),
  classe: p.classe,
  ou: `${p.autreNom} (${p.autreRne})`,
  apport: p.bilan && direBilan(p.bilan),
  empeche: p.refus && TEXTES[p.refus],
});
