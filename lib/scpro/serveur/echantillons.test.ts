import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ecrireScpro } from './export-ecriture';
import { comprendre } from './import-comprendre';
import { decoder, encoder } from './regles-format';

const DOSSIER = fileURLToPath(new URL('../../../../shared/scpro/', import.meta.url));
const noms = existsSync(DOSSIER) ? readdirSync(DOSSIER).filter((nom) => nom.endsWith('.scpro')) : [];

function lire(octets: Uint8Array) {
  const lu = decoder(octets);
  if (!lu.ok) throw new Error(lu.message);
  const compris = comprendre(lu.document, 'échantillon.scpro');
  if (!compris.ok) throw new Error(compris.message);
  return { document: lu.document, brouillon: compris.brouillon };
}

describe.skipIf(noms.length === 0)('fichiers publics de CERISE Pro (nécessite ../shared)', () => {
  test('SCE-2 ils sont cinq', () => expect(noms).toHaveLength(5));

  test.each(noms)('SCE-2 %s se lit, sans rien perdre, et se récrit à l’octet près', (nom) => {
    const octets = readFileSync(DOSSIER + nom);
    const { document, brouillon } = lire(octets);
    expect(brouillon).toMatchObject({ titre: document.titre, items: [], liens: [], referentiel: null, ecartes: [] });
    expect(brouillon.contexte).toContain(document.description);
    expect(brouillon.contexte).toContain(document.problematique);
    expect(brouillon.ressources).toContain(document.connaissancesassociees);
    const json = JSON.parse(Buffer.from(octets.toString(), 'base64').toString().slice(48));
    expect(encoder(json)).toBe(octets.toString());
  });

  test.each(noms)('SCE-6 %s importé puis exporté dit la même chose, et se réimporte inchangé', (nom) => {
    const { document, brouillon } = lire(readFileSync(DOSSIER + nom));
    const diplome = { referentiel: 'BACPRO-GA', codeDiplome: '40030001', niveau: 2 };
    const exporte = ecrireScpro('0999777P', { ...brouillon, ...diplome, id: '01934b5e-1111-7abc-8def-0123456789ab' });
    const relu = lire(new TextEncoder().encode(exporte));
    const { titre, description, problematique, materielsinuse, ressources, connaissancesassociees } = document;
    expect(relu.document).toMatchObject({
      ...{ titre, description, problematique, materielsinuse, ressources, connaissancesassociees },
    });
    expect(relu.brouillon).toEqual({ ...brouillon, referentiel: 'BACPRO-GA' });
  });
});
