import { groupeDivision } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/acteur';
import { deposerProvisoire } from '@/lib/comptes/mutations';
import { unCompte, unEtablissement, uneDivision, unParent } from './etablissement';
import { uneEvaluation } from './evaluation';
import { ouvrir, uneClasse, uneEvaluationDeFiche, uneFiche } from './fiche';
import { analyserFichiers, texteSts } from './siecle';

/** Un établissement qui a au moins une ligne dans chaque table d'établissement. À compléter avec le schéma. */
export async function unEtablissementPlein(): Promise<{ rne: string; admin: Acteur }> {
  const rne = await unEtablissement();
  const admin = await unCompte(rne, 'administrateur', { courriel: 'admin@example.org' });
  const { division, apprenant, enseignant } = await uneClasse(rne);
  await unParent(rne, [apprenant]);
  const groupe = await uneDivision(rne, { nature: 'groupe' });
  await ecrire(systeme(rne), 'test.groupe', (tx) =>
    tx.insert(groupeDivision).values({ rne, groupeId: groupe.id, divisionId: division.id }),
  );
  await uneEvaluation(enseignant, { apprenants: [apprenant], resultats: ['totale', 'partielle'] });
  const fiche = await uneFiche(apprenant, { choix: ['1.1.1-C1'] });
  await uneEvaluationDeFiche(enseignant, fiche);
  await ouvrir(enseignant, fiche);
  await ecrire(systeme(rne), 'test.provisoire', (tx) =>
    deposerProvisoire(tx, admin, { id: admin.compteId, login: admin.login, courriel: 'admin@example.org' }, 'creation'),
  );
  await analyserFichiers(admin, { sts: texteSts(rne, { individus: [{ id: '1', nom: 'MARTIN' }] }) });
  return { rne, admin };
}
