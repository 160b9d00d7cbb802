import './base';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { lire } from '@/db/tenant';
import { PROFILS } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { DEGRES } from '@/lib/degres/regles';
import { degresOrigine } from '@/lib/parametres/regles-degres';
import { COTE_IMAGE, TAILLE_IMAGE } from '@/lib/parametres/regles-limites';
import { champsMasquables, intitulesCommuns, intitulesFiche, intitulesScenario } from '@/lib/parametres/regles-masques';
import { schemaDegres, schemaMasques, schemaRenseignements } from '@/lib/parametres/schema';
import {
  deposerImage,
  enregistrerDegres,
  enregistrerMasques,
  enregistrerRenseignements,
  retirerImage,
} from '@/lib/parametres/serveur/mutations';
import { lireImage, lireReglages, lireRenseignements } from '@/lib/parametres/serveur/queries';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { codifier, uneImage, unFichier } from '@/tests/fabriques/parametres';
import { pngDe, pngGeant } from '@/tests/fabriques/png';

const GA = 'BACPRO-GA';
const OTM = 'BACPRO-OTM';

/** Deux établissements et leur administrateur ; le chef du premier. */
let a: Acteur;
let b: Acteur;
let chef: Acteur;

beforeEach(async () => {
  const rne = await unEtablissement({ nom: 'Lycée A' });
  [a, chef] = [await unCompte(rne, 'administrateur'), await unCompte(rne, 'chef')];
  b = await unCompte(await unEtablissement({ nom: 'Lycée B' }), 'administrateur');
});

const interdit = { code: 'interdit' };
const introuvable = { code: 'introuvable' };

/** Refuse à tout autre profil que l'administrateur et le chef. */
async function exigerProfils(acte: (acteur: Acteur) => Promise<unknown>) {
  for (const profil of PROFILS.filter((p) => p !== 'administrateur' && p !== 'chef'))
    await expect(acte(await unCompte(a.rne, profil)), profil).rejects.toMatchObject(interdit);
}

describe('PAR-1 renseignements', () => {
  const saisie = {
    nom: '  Lycée des Griottiers ',
    adresse: '1 rue des Vergers',
    codePostal: '31000',
    commune: 'Toulouse',
    telephone: '05 61 00 00 00',
    courriel: 'Secretariat@Example.org',
  };

  test('PAR-1 s’enregistrent, pour cet établissement seul ; un champ vidé n’a plus de valeur', async () => {
    await enregistrerRenseignements(chef, schemaRenseignements.parse(saisie));
    const { images, ...lus } = await lireRenseignements(a);
    expect(lus).toEqual({ ...saisie, nom: 'Lycée des Griottiers', courriel: 'secretariat@example.org' });
    expect(images).toEqual([]);
    expect((await lireReglages(a)).nom).toBe('Lycée des Griottiers');
    expect(await lireRenseignements(b)).toMatchObject({ nom: 'Lycée B', adresse: null });
    await enregistrerRenseignements(a, schemaRenseignements.parse({ ...saisie, courriel: '', telephone: ' ' }));
    expect(await lireRenseignements(a)).toMatchObject({ courriel: null, telephone: null });
  });

  test('PAR-1 une saisie fautive est dite champ par champ', () => {
    const fautes = (change: object) =>
      schemaRenseignements.safeParse({ ...saisie, ...change }).error?.issues.map((i) => i.path[0]);
    expect(fautes({ nom: ' ' })).toEqual(['nom']);
    expect(fautes({ codePostal: '3100' })).toEqual(['codePostal']);
    expect(fautes({ telephone: 'aucun' })).toEqual(['telephone']);
    expect(fautes({ courriel: 'secretariat' })).toEqual(['courriel']);
    expect(fautes({ adresse: '', codePostal: '', commune: '', telephone: '', courriel: '' })).toBeUndefined();
  });

  test('PAR-1 PAR-3 PAR-4 seuls l’administrateur et le chef règlent', async () => {
    await exigerProfils((acteur) => enregistrerRenseignements(acteur, schemaRenseignements.parse(saisie)));
    await exigerProfils((acteur) => retirerImage(acteur, { genre: 'logo' }));
    await exigerProfils((acteur) => enregistrerMasques(acteur, { referentiel: GA, intitules: {} }));
    await exigerProfils((acteur) => codifier(acteur, {}));
    const image = unFichier(await uneImage());
    await exigerProfils((acteur) => deposerImage(acteur, 'logo', image));
    expect((await lireRenseignements(a)).images).toEqual([]);
  });
});

describe('PAR-1 logo et cachet', () => {
  const deposer = async (octets: Uint8Array) => {
    await deposerImage(a, 'logo', unFichier(octets));
    const png = await lireImage(a, 'logo');
    return { png, meta: await sharp(png).metadata() };
  };

  test.each(['png', 'jpeg', 'webp'] as const)('PAR-1 un %s devient un PNG, sans être agrandi', async (format) => {
    const { meta } = await deposer(await uneImage({ format }));
    expect(meta).toMatchObject({ format: 'png', width: 120, height: 60, channels: 3, depth: 'uchar' });
    expect((await lireRenseignements(a)).images).toMatchObject([{ genre: 'logo', largeur: 120, hauteur: 60 }]);
  });

  test('PAR-1 trop grande, elle est réduite ; redressée, elle perd ses métadonnées', async () => {
    const photo = await sharp(await uneImage({ l: 3000, h: 1500 }))
      .withExif({ IFD0: { Copyright: 'Une personne' }, IFD3: { GPSLatitude: '43/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { png, meta } = await deposer(photo);
    expect([meta.width, meta.height]).toEqual([COTE_IMAGE / 2, COTE_IMAGE]);
    expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(png.includes('Une personne')).toBe(false);
  });

  test('PAR-1 un fond transparent devient blanc', async () => {
    const vide = { width: 10, height: 10, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { png } = await deposer(await sharp({ create: vide }).png().toBuffer());
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.channels, data.every((octet) => octet === 255)]).toEqual([3, true]);
  });

  test('PAR-1 une image de 16 bits ou animée est ramenée à une image simple', async () => {
    const seize = await sharp(await uneImage())
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect((await sharp(seize).metadata()).depth).toBe('ushort');
    expect((await deposer(seize)).meta.depth).toBe('uchar');
    const pages = [await uneImage({ couleur: '#ff0000' }), await uneImage({ couleur: '#0000ff' })];
    const animee = await sharp(pages, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await deposer(animee)).meta).toMatchObject({ width: 120, height: 60 });
  });

  test('PAR-1 refuse ce qui n’est pas une image admise, quel que soit son nom', async () => {
    const { png: avant } = await deposer(await uneImage());
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const gif = await sharp(await uneImage())
      .gif()
      .toBuffer();
    for (const octets of [svg, gif, Buffer.from('%PDF-1.7'), Buffer.alloc(0)])
      await expect(deposer(octets)).rejects.toMatchObject({ code: 'image-format' });
    const entiere = await uneImage({ l: 400, h: 400, format: 'jpeg' });
    for (const octets of [entiere.subarray(0, entiere.length / 2), (await uneImage()).subarray(0, 40)])
      await expect(deposer(octets)).rejects.toMatchObject({ code: 'image-illisible' });
    expect(await lireImage(a, 'logo')).toEqual(avant);
  });

  test('PAR-1 refuse un fichier trop gros, et une bombe à décompresser', async () => {
    const gros = Buffer.concat([await uneImage(), Buffer.alloc(TAILLE_IMAGE)]);
    await expect(deposer(gros)).rejects.toMatchObject({ code: 'image-trop-grosse' });
    await expect(deposer(pngDe(await uneImage(), 30_000, 30_000))).rejects.toMatchObject({
      code: 'image-trop-grande',
    });
    const bombe = pngGeant(5100, 5000);
    expect(bombe.length).toBeLessThan(100_000);
    await expect(deposer(bombe)).rejects.toMatchObject({ code: 'image-trop-grande' });
    expect((await deposer(pngGeant(4900, 4900))).meta.width).toBe(COTE_IMAGE);
  });

  test('PAR-1 se remplace, se retire, et ne se voit que dans son établissement', async () => {
    const { png } = await deposer(await uneImage({ couleur: '#00ff00' }));
    const eleve = await unCompte(a.rne, 'apprenant');
    expect(await lireImage(eleve, 'logo')).toEqual(png);
    await expect(lireImage(b, 'logo')).rejects.toMatchObject(introuvable);
    await expect(lireImage(a, 'cachet')).rejects.toMatchObject(introuvable);
    await retirerImage(b, { genre: 'logo' });
    expect(await lireImage(a, 'logo')).toEqual(png);
    await retirerImage(chef, { genre: 'logo' });
    await expect(lireImage(a, 'logo')).rejects.toMatchObject(introuvable);
  });
});

describe('PAR-3 masques de saisie', () => {
  const fiche = async (acteur: Acteur, code = GA, famille = 'ga') =>
    intitulesFiche((await lireReglages(acteur)).masques, { code, famille });
  const enregistrer = (intitules: Record<string, string>, referentiel = GA) =>
    enregistrerMasques(a, schemaMasques.parse({ referentiel, intitules }));
  const lignes = () =>
    lire(a, (tx) => tx.execute<{ champ: string }>(sql`select champ from masque where rne = ${a.rne} order by champ`));

  test('PAR-3 chaque diplôme a ses champs, aucun deux fois ; la partie BEP est celle de la GA', () => {
    for (const famille of ['ga', 'competences']) {
      const champs = champsMasquables(famille).flatMap((g) => g.champs.map((c) => c.champ));
      expect(new Set(champs).size).toBe(champs.length);
      expect(champs).toEqual(expect.arrayContaining(['passeport.titre', 'passeport.contexte', 'scenarios.ressources']));
      expect(champs.some((c) => c.startsWith('passeport.bep.'))).toBe(famille === 'ga');
    }
  });

  test('PAR-3 un intitulé changé se voit dans son diplôme et son établissement seuls', async () => {
    await enregistrer({ 'passeport.titre': 'Nom  de la\nsituation ', 'passeport.bep.travail': 'Mon travail' });
    await enregistrer({ 'passeport.contexte': 'Où et pour qui', 'scenarios.liens': 'Adresses utiles' }, OTM);
    const { masques } = await lireReglages(chef);
    const ga = await fiche(a);
    expect(ga.communs).toMatchObject({ titre: 'Nom de la situation', lieu: 'Lieu' });
    expect(ga.bep.find((c) => c.cle === 'travail')).toMatchObject({ libelle: 'Mon travail', aide: '' });
    expect(ga.champs.find((c) => c.cle === 'contexte')?.libelle).toBe('Contexte de réalisation');
    const otm = await fiche(a, OTM, 'competences');
    expect([otm.communs.titre, otm.champs[0]?.libelle]).toEqual(['Titre', 'Où et pour qui']);
    expect(intitulesCommuns(masques, null).titre).toBe('Titre');
    expect(intitulesScenario(masques, OTM).map((c) => c.libelle)).toContain('Adresses utiles');
    expect(intitulesScenario(masques, GA).map((c) => c.libelle)).not.toContain('Adresses utiles');
    expect((await lireReglages(b)).masques).toEqual({});
    expect((await fiche(b)).communs.titre).toBe('Titre');
  });

  test('PAR-3 revenir à l’intitulé d’origine ne laisse rien ; un intitulé vide y revient aussi', async () => {
    await enregistrer({ 'passeport.titre': 'Sujet', 'passeport.lieu': 'Endroit', 'passeport.contexte': 'Cadre' });
    await enregistrer({ 'passeport.titre': 'Titre', 'passeport.lieu': ' ', 'passeport.contexte': 'Cadre' });
    await enregistrer({}, OTM);
    expect([...(await lignes())]).toEqual([{ champ: 'passeport.contexte' }]);
    const origine = champsMasquables('ga').flatMap((g) => g.champs.map((c) => [c.champ, c.origine] as const));
    await enregistrer(Object.fromEntries(origine));
    expect([...(await lignes())], 'tous tels que la page les montre').toEqual([]);
  });

  test('PAR-3 refuse un diplôme, un champ inconnus, un intitulé trop long', async () => {
    await expect(enregistrer({ 'passeport.inconnu': 'X' })).rejects.toMatchObject(introuvable);
    await expect(enregistrer({ 'passeport.bep.travail': 'X' }, OTM)).rejects.toMatchObject(introuvable);
    for (const referentiel of ['BEP-MSA', 'BACPRO-INCONNU'])
      await expect(enregistrer({}, referentiel)).rejects.toMatchObject(introuvable);
    const long = schemaMasques.safeParse({ referentiel: GA, intitules: { 'passeport.titre': 'x'.repeat(121) } });
    expect(long.error?.issues[0]?.path).toEqual(['intitules', 'passeport.titre']);
  });

  test('PAR-3 PAR-4 deux enregistrements au même moment se suivent', async () => {
    const titres = ['Sujet', 'Intitulé', 'Nom', 'Objet'];
    await Promise.all(titres.map((titre) => enregistrer({ 'passeport.titre': titre })));
    expect(titres).toContain((await fiche(a)).communs.titre);
    await Promise.all(['X', 'Y', 'Z'].map((code) => codifier(a, { totale: { code } })));
    expect(['X', 'Y', 'Z']).toContain((await lireReglages(a)).degres.totale.code);
  });
});

describe('PAR-4 codifier les résultats', () => {
  const codes = async (acteur: Acteur) => (await lireReglages(acteur)).degres;
  const fautes = (change: object) =>
    schemaDegres
      .safeParse({ degres: { ...degresOrigine(), ...change }, jaune: false })
      .error?.issues.map((i) => i.path.slice(1).join('.'));

  test('PAR-4 codes, intitulés et couleur valent pour tout l’établissement, et lui seul', async () => {
    await codifier(chef, { totale: { code: 'RT', libelle: 'Acquis' }, erreurs: { code: '0' } }, true);
    const { degres, jaune } = await lireReglages(a);
    expect(DEGRES.map((d) => degres[d].code)).toEqual(['RT', 'P', 'C', '0', 'N', 'A']);
    expect(degres.totale).toMatchObject({
      libelle: 'Acquis',
      definition: expect.stringContaining('réussite complète'),
    });
    expect(jaune).toBe(true);
    const autre = await lireReglages(b);
    expect([DEGRES.map((d) => autre.degres[d].code).join(''), autre.jaune]).toEqual(['RPCENA', false]);
  });

  test('PAR-4 deux degrés peuvent échanger leurs codes ; revenir à l’origine ne laisse rien', async () => {
    await codifier(a, { totale: { code: 'P' }, partielle: { code: 'R' } });
    expect((await codes(a)).partielle.code).toBe('R');
    await codifier(a, {});
    const reste = await lire(a, (tx) => tx.execute(sql`select 1 from degre where rne = ${a.rne}`));
    expect([...reste]).toEqual([]);
    expect((await codes(a)).totale).toMatchObject(degresOrigine().totale);
  });

  test('PAR-4 un code : une ou deux lettres ou chiffres, unique sans égard à la casse', () => {
    for (const code of ['', 'ABC', 'é', 'R+', ' ', '½'])
      expect(fautes({ totale: { code, libelle: 'Acquis' } })).toContain('totale.code');
    for (const code of ['Z', 'z9', '1', ' Rt '])
      expect(fautes({ totale: { code, libelle: 'Acquis' } })).toBeUndefined();
    expect(fautes({ absent: { code: 'r', libelle: 'Absent' } })).toEqual(['absent.code']);
    expect(fautes({ absent: { code: 'A', libelle: 'réussite TOTALE' } })).toEqual(['absent.libelle']);
    expect(fautes({ absent: { code: 'A', libelle: ' ' } })).toEqual(['absent.libelle']);
    const { absent: _, ...cinq } = degresOrigine();
    expect(schemaDegres.safeParse({ degres: cinq, jaune: false }).success).toBe(false);
  });

  test('PAR-4 la base refuse elle aussi un code mal fait ou pris', async () => {
    const brut = (code: string) =>
      enregistrerDegres(a, { jaune: false, degres: { ...degresOrigine(), totale: { code, libelle: 'X' } } });
    await expect(brut('A+')).rejects.toThrow();
    const doubles = { totale: { code: 'Q', libelle: 'X' }, absent: { code: 'Q', libelle: 'Y' } };
    await expect(enregistrerDegres(a, { jaune: false, degres: { ...degresOrigine(), ...doubles } })).rejects.toThrow();
    expect((await codes(a)).totale.code).toBe('R');
  });
});
