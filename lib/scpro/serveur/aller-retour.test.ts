import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ecrireScpro } from './export-ecriture';
import { comprendre } from './import-comprendre';
import { decoder, encoder } from './regles-format';

/** Des scénarios comme les auteurs de CERISE Pro en écrivent, d'un diplôme que Griotte n'a pas. */
const AUTEURS = [
  {
    titre: 'Seconde · S1.2 · Le poste de travail : ranger, nettoyer, vérifier',
    description:
      '<p><strong>Niveau :</strong> Seconde</p><p><strong>Séance 2 :</strong> Le poste de travail</p>' +
      '<ul><li>Ranger</li><li>Nettoyer <em>avant</em> de vérifier</li></ul>',
    problematique: '<p>L’atelier reprend demain : que reste-t-il à faire&nbsp;?</p>',
    materielsinuse: '<p>Balai, chiffons, fiche de contrôle</p>',
    ressources: '<p>Le plan de l’atelier, <a href="https://example.org/plan">en ligne</a></p>',
    connaissancesassociees: '<p><strong>Savoirs :</strong><br>Sécurité &amp; hygiène<br>Ordre de rangement</p>',
    niveau: '2381',
  },
  {
    titre: 'CAP : prendre une commande à l’oral',
    description: '<p>Un client <strong>pressé</strong> appelle.</p><p></p><p>Il hésite entre deux références.</p>',
    problematique: '',
    materielsinuse: '',
    ressources: 'Le catalogue, 40 pages',
    connaissancesassociees: '<ol><li>Reformuler</li><li>Noter</li></ol>',
    niveau: '2321',
  },
  {
    titre: 'Terminale – Dossier de synthèse « fin d’année »',
    description: '<p>Ligne 1<br>Ligne 2<br><br>Ligne 4, à 5 % près, pour moins de 10 €.</p>',
    problematique: '<p><em>Que retenir de trois ans ?</em></p>',
    materielsinuse: '<p>Tout</p>',
    ressources: '',
    connaissancesassociees: '',
    niveau: '2383',
  },
].map((rubriques) => ({
  liensassocies: '',
  competences: { taches: [], competences: { liste: [] } },
  fichiers: [],
  typescenario: 'ep',
  diplome: '40025223',
  uaisource: '0999777P',
  version: 2,
  u: '0123456789abcdef.01234567',
  s: '89abcdef01234567',
  ...rubriques,
}));

/** Le fichier tel que CERISE Pro le compose, sans passer par notre écriture. */
function fichierDe(document: object): Buffer {
  const json = JSON.stringify(document);
  const somme = createHash('md5').update(json).digest('hex');
  return Buffer.from(Buffer.from(`250b5e356ed8a4a6${somme}${json}`).toString('base64'));
}

function lire(octets: Uint8Array) {
  const lu = decoder(octets);
  if (!lu.ok) throw new Error(lu.message);
  const compris = comprendre(lu.document, 'scenario.scpro');
  if (!compris.ok) throw new Error(compris.message);
  return { document: lu.document, brouillon: compris.brouillon };
}

describe.each(AUTEURS)('$titre', (auteur) => {
  const octets = fichierDe(auteur);

  test('SCE-2 se lit, sans rien perdre, et se récrit à l’octet près', () => {
    const { document, brouillon } = lire(octets);
    expect(document).toMatchObject({ titre: auteur.titre, description: auteur.description, niveau: auteur.niveau });
    expect(brouillon).toMatchObject({ titre: auteur.titre, items: [], referentiel: null, ecartes: [] });
    for (const mots of [...auteur.description.matchAll(/[A-ZÉ][a-zé’]{4,}/g)].map(([mot]) => mot))
      expect(brouillon.contexte).toContain(mots);
    expect(encoder(auteur)).toBe(octets.toString());
  });

  test('SCE-6 importé puis exporté dit la même chose, et se réimporte inchangé', () => {
    const { brouillon } = lire(octets);
    const diplome = { referentiel: 'BACPRO-GA', codeDiplome: '40030001', niveau: 2 };
    const exporte = ecrireScpro('0999777P', { ...brouillon, ...diplome, id: '01934b5e-1111-7abc-8def-0123456789ab' });
    expect(lire(Buffer.from(exporte)).brouillon).toEqual({ ...brouillon, referentiel: 'BACPRO-GA' });
  });
});
