import './base';
import { afterEach, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/metriques/route';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { definirEnv } from '@/lib/env';
import { mesures } from '@/lib/serveur/mesures';
import { unEtablissement } from '@/tests/fabriques/etablissement';

const SECRET = 'un-secret-de-trente-deux-signes!';
const demander = (authorization = `Bearer ${SECRET}`) =>
  GET(new Request('http://localhost/api/metriques', { headers: { authorization } }));

/** La valeur d'une mesure dans le texte de Prometheus. */
const valeur = (texte: string, nom: string) => Number(new RegExp(`^${nom} (.*)$`, 'm').exec(texte)?.[1] ?? Number.NaN);

afterEach(() => definirEnv({ METRIQUES_SECRET: '' }));

describe('/api/metriques', () => {
  test('EXL-3 n’existe pas sans secret, et se refuse sans le bon', async () => {
    expect((await demander()).status).toBe(404);
    definirEnv({ METRIQUES_SECRET: SECRET });
    expect((await demander('Bearer autre')).status).toBe(401);
    expect((await demander()).status).toBe(200);
  });

  test('EXL-3 dit la file, les courriels et la base pour toute l’installation, et ne nomme aucun établissement', async () => {
    definirEnv({ METRIQUES_SECRET: SECRET });
    const avant = await (await demander()).text();
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    for (const ici of [rne, autre])
      await ecrire(systeme(ici), 'test.courriel', (tx) =>
        deposer(tx, systeme(ici), {
          compteId: null,
          destinataire: 'lou@example.org',
          sujet: 'Essai',
          texte: 'Essai',
          html: '',
        }),
      );
    mesures().demandes.observe({ route: '/[rne]/mon-compte', methode: 'GET', statut: '2xx' }, 0.2);
    const reponse = await demander();
    const texte = await reponse.text();
    expect(reponse.headers.get('content-type')).toContain('version=0.0.4');
    const ecart = (nom: string) => valeur(texte, nom) - valeur(avant, nom);
    expect([ecart('griotte_courriels_en_attente'), ecart('griotte_travaux_en_attente')]).toEqual([2, 2]);
    expect(valeur(texte, 'griotte_base_connexions')).toBeGreaterThan(0);
    expect(valeur(texte, 'griotte_courriels_age_secondes')).toBeGreaterThanOrEqual(0);
    expect(texte).toContain('griotte_demandes_secondes_count{route="/[rne]/mon-compte",methode="GET",statut="2xx"} 1');
    expect(texte).toMatch(/^process_resident_memory_bytes \d+/m);
    for (const qui of [rne, autre, 'example.org']) expect(texte).not.toContain(qui);
  });
});
