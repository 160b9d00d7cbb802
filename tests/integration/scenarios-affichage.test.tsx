import './base';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChampsContenu } from '@/app/[rne]/(modules)/scenarios/_components/champs-contenu';
import { Contenu } from '@/app/[rne]/(modules)/scenarios/[id]/_components/contenu';
import { useFormulaire } from '@/components/envoi/formulaire';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { intitulesScenario } from '@/lib/parametres/regles-masques';
import { enregistrerMasques } from '@/lib/parametres/serveur/mutations';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import type { ChampsScenario, SaisieScenario } from '@/lib/scenarios/schema';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { unScenario } from '@/tests/fabriques/scenario';

const GA = 'BACPRO-GA';
const AGORA = 'BACPRO-AGORA';

const intitules = async (acteur: Acteur, diplome: string) =>
  intitulesScenario((await lireReglages(acteur)).masques, diplome);

async function lu(auteur: Acteur, referentiel = GA): Promise<string> {
  const rempli = { contexte: '<p>Ici</p>', materiels: '<p>Cela</p>', ressources: '<p>Ceci</p>' };
  const liens = [{ url: 'https://example.org', libelle: '' }];
  const { id } = await unScenario(auteur, { ...rempli, liens, referentiel, items: [] });
  const scenario = await lireScenario(auteur, id);
  return renderToStaticMarkup(<Contenu scenario={scenario} intitules={await intitules(auteur, referentiel)} />);
}

function Saisi({ intitules }: Pick<ComponentProps<typeof ChampsContenu>, 'intitules'>) {
  const textes = { contexte: '', materiels: '', ressources: '', liens: [] };
  const formulaire = useFormulaire<ChampsScenario, SaisieScenario, void, SaisieScenario>(
    async () => ({ ok: true, valeur: undefined }),
    { valeurs: { ...textes, titre: '', referentiel: '', niveau: 1, prive: false, items: [] } },
  );
  return <ChampsContenu {...{ formulaire, intitules }} />;
}

const saisi = async (auteur: Acteur, referentiel = GA): Promise<string> =>
  renderToStaticMarkup(<Saisi intitules={await intitules(auteur, referentiel)} />);

test('PAR-3 un scénario se saisit et se lit sous les intitulés de l’établissement, pour ce diplôme seulement', async () => {
  const [ici, ailleurs] = [await unEtablissement(), await unEtablissement()];
  const [auteur, autre] = [await unEnseignant(ici), await unEnseignant(ailleurs)];
  const voulus = { 'scenarios.contexte': 'Mise en situation', 'scenarios.liens': 'À consulter' };
  await enregistrerMasques(await unCompte(ici, 'chef'), { referentiel: GA, intitules: voulus });
  for (const html of [await lu(auteur), await saisi(auteur)]) {
    for (const dit of ['Mise en situation', 'Matériels et logiciels', 'À consulter', 'Ressources'])
      expect(html).toContain(`>${dit}<`);
    expect(html).not.toMatch(/>(Contexte|Liens)</);
  }
  for (const html of [await lu(auteur, AGORA), await saisi(auteur, AGORA), await lu(autre), await saisi(autre)])
    expect([html.includes('>Contexte<'), /Mise en situation|À consulter/.test(html)]).toEqual([true, false]);
});

test('SCE-4 rien de ce qui est saisi n’arrive en HTML dans la page', async () => {
  const auteur = await unEnseignant(await unEtablissement());
  const contexte = '<p>Bon</p><img src=x onerror=alert(1)><script>alert(1)</script><iframe></iframe>';
  const { id } = await unScenario(auteur, { contexte, items: [] });
  const scenario = await lireScenario(auteur, id);
  const html = renderToStaticMarkup(<Contenu scenario={scenario} intitules={await intitules(auteur, GA)} />);
  expect(html).toContain('<p>Bon</p>');
  expect(html).not.toMatch(/onerror|<img|script|iframe/);
});
