import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REESSAI } from '@/components/gardien/envois';
import { saisieVierge, versionDe } from '@/lib/passeport/regles';
import type { SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import type { FicheActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';
import { DELAI_MS, type EtatSauvegarde, type IssueFiche, Sauvegarde } from './sauvegarde';

const versionNo = (numero: number): VersionFiche =>
  versionDe({ item: '1.1.1', choix: [], bepItem: null, version: numero });
const base: SaisieFiche = { ...saisieVierge('ga'), faiteLe: '2026-10-12', titre: 'Tri', item: '1.1.1' };

/** Un écran, et un serveur qui garde la dernière saisie reçue. */
function monter(neuve = false) {
  const serveur = {
    saisie: base,
    numero: neuve ? 0 : 1,
    coupe: false,
    perdReponse: false,
    interdit: 'interdit',
    /** Une création y est déjà arrivée. */
    creee: false,
    panne: 'reseau' as 'reseau' | 'serveur' | 'session',
    recus: [] as string[],
    pendant: () => {},
  };
  const ecran = { saisie: base };
  const etats: EtatSauvegarde[] = [];
  const enregistrees: string[] = [];
  const envoyer = async (saisie: SaisieFiche, version: VersionFiche | null): Promise<IssueFiche> => {
    if (serveur.coupe) return { genre: serveur.panne };
    const actuelle: FicheActuelle = {
      saisie: serveur.saisie,
      version: versionNo(serveur.numero),
      modifieLe: new Date(0),
    };
    if (version ? version.numero !== serveur.numero : serveur.creee)
      return { genre: 'ok', resultat: { etat: 'perimee', actuelle } };
    if (saisie.titre === serveur.interdit) return { genre: 'refus', message: 'Non.', champs: { titre: 'Non.' } };
    serveur.recus.push(saisie.titre);
    serveur.pendant();
    Object.assign(serveur, { saisie, numero: serveur.numero + 1 });
    if (serveur.perdReponse) return { genre: serveur.panne };
    const { item, choix, bepItem, brouillon } = saisie;
    return {
      genre: 'ok',
      resultat: {
        etat: 'enregistree',
        id: 'x',
        version: versionNo(serveur.numero),
        rattachement: { item, choix, bepItem: bepItem || null },
        brouillon,
        degres: { bacpro: null, bep: null },
        ecartes: [],
        sansFichiers: null,
      },
    };
  };
  const sauvegarde = new Sauvegarde(
    {
      lire: () => ecran.saisie,
      controler: async (s) => (s.titre ? { saisie: s } : { message: 'Donnez un titre.' }),
      envoyer,
      dire: (e) => etats.push(e),
      surEnregistree: (_, envoyee) => enregistrees.push(envoyee.titre),
      surRefus: () => {},
    },
    { saisie: base, version: neuve ? null : versionNo(1) },
  );
  const taper = (titre: string) => {
    ecran.saisie = { ...ecran.saisie, titre };
    sauvegarde.changer();
  };
  return { sauvegarde, serveur, ecran, taper, enregistrees, etat: () => etats.at(-1)?.nom, etats };
}

const attendre = (ms = DELAI_MS) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Enregistrement automatique', () => {
  test('PAS-3 un seul envoi, quelques secondes après la dernière frappe', async () => {
    const { taper, serveur, etat } = monter();
    taper('Tri d');
    await attendre(DELAI_MS - 1);
    taper('Tri du courrier');
    expect(etat()).toBe('attente');
    await attendre(DELAI_MS - 1);
    expect(serveur.recus).toEqual([]);
    await attendre(1);
    expect([serveur.recus, etat()]).toEqual([['Tri du courrier'], 'enregistree']);
  });

  test('PAS-3 revenir au texte enregistré n’envoie rien', async () => {
    const { taper, serveur, etat } = monter();
    taper('Trix');
    taper('Tri ');
    await attendre();
    expect([serveur.recus, etat()]).toEqual([[], 'intacte']);
  });

  test('PAS-2 une fiche neuve ne part que demandée', async () => {
    const { sauvegarde, taper, serveur, etat } = monter(true);
    taper('Tri du courrier');
    await attendre(60_000);
    expect([serveur.recus, etat()]).toEqual([[], 'neuve']);
    taper('Tri');
    expect(etat()).toBe('intacte');
    taper('Tri du courrier');
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([['Tri du courrier'], 'enregistree']);
  });

  test('PAS-2 une saisie incomplète attend, et le dit', async () => {
    const { taper, serveur, etats } = monter();
    taper('');
    await attendre();
    expect([serveur.recus, etats.at(-1)]).toEqual([[], { nom: 'incomplete', message: 'Donnez un titre.' }]);
    taper('Tri repris');
    await attendre();
    expect(serveur.recus).toEqual(['Tri repris']);
  });

  test('PAS-3 ce qui est tapé pendant l’envoi part ensuite', async () => {
    const { taper, serveur, etat } = monter();
    serveur.pendant = () => {
      serveur.pendant = () => {};
      taper('Second');
    };
    taper('Premier');
    await attendre();
    expect([serveur.recus, etat()]).toEqual([['Premier'], 'attente']);
    await attendre();
    expect([serveur.recus, etat()]).toEqual([['Premier', 'Second'], 'enregistree']);
  });

  test('PAS-2 un refus se dit ; la suite de la saisie réessaie', async () => {
    const { taper, serveur, etats } = monter();
    taper('interdit');
    await attendre();
    expect(etats.at(-1)).toEqual({ nom: 'refus', message: 'Non.' });
    taper('permis');
    await attendre();
    expect(serveur.recus).toEqual(['permis']);
  });

  test('PAS-2 une création refusée n’est plus demandée : la suite de la saisie attend qu’on la redemande', async () => {
    const { sauvegarde, taper, serveur, etat } = monter(true);
    taper('interdit');
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([[], 'refus']);
    taper('permis');
    await attendre(60_000);
    expect([serveur.recus, etat()]).toEqual([[], 'neuve']);
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([['permis'], 'enregistree']);
  });

  test('PAS-2 un enregistrement refusé puis redemandé tel quel repart', async () => {
    const { sauvegarde, taper, serveur, etat } = monter();
    serveur.interdit = 'Tri du courrier';
    taper('Tri du courrier');
    await attendre();
    expect([serveur.recus, etat()]).toEqual([[], 'refus']);
    await attendre(60_000);
    expect(serveur.recus).toEqual([]);
    serveur.interdit = '';
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([['Tri du courrier'], 'enregistree']);
  });

  test('PAS-3 arrêtée, plus rien ne part', async () => {
    const { taper, serveur, sauvegarde } = monter();
    taper('Tri du courrier');
    sauvegarde.arreter();
    await attendre(60_000);
    expect(serveur.recus).toEqual([]);
  });
});

describe('Réseau coupé', () => {
  test('PAS-2 réessaie d’elle-même, et tout de suite au retour du réseau', async () => {
    const { taper, serveur, sauvegarde, etat } = monter();
    serveur.coupe = true;
    taper('Hors ligne');
    await attendre();
    expect(etat()).toBe('reseau');
    serveur.coupe = false;
    sauvegarde.relancer();
    await attendre(0);
    expect([serveur.recus, etat()]).toEqual([['Hors ligne'], 'enregistree']);
    serveur.coupe = true;
    taper('Encore');
    await attendre();
    serveur.coupe = false;
    await attendre(REESSAI);
    expect(serveur.recus).toEqual(['Hors ligne', 'Encore']);
  });

  test('PAS-2 une création demandée hors ligne part au retour', async () => {
    const { taper, serveur, sauvegarde, enregistrees } = monter(true);
    serveur.coupe = true;
    taper('Créée hors ligne');
    await sauvegarde.enregistrer();
    serveur.coupe = false;
    sauvegarde.relancer();
    await attendre(0);
    expect(enregistrees).toEqual(['Créée hors ligne']);
  });

  test('PAS-2 une session terminée attend qu’on se reconnecte, sans rien redemander d’elle-même', async () => {
    const { taper, serveur, sauvegarde, etat } = monter();
    Object.assign(serveur, { coupe: true, panne: 'session' });
    taper('Sans session');
    await attendre();
    expect(etat()).toBe('session');
    serveur.coupe = false;
    taper('Sans session, la suite');
    await attendre(60_000);
    expect([serveur.recus, etat()]).toEqual([[], 'session']);
    await sauvegarde.relancer();
    expect([serveur.recus, etat()]).toEqual([['Sans session, la suite'], 'enregistree']);
  });

  test('PAS-3 demandé hors ligne sans rien changer, l’enregistrement part au retour', async () => {
    const { sauvegarde, serveur, enregistrees } = monter();
    serveur.coupe = true;
    await sauvegarde.enregistrer();
    expect(enregistrees).toEqual([]);
    serveur.coupe = false;
    await sauvegarde.relancer();
    expect(enregistrees).toEqual(['Tri']);
  });

  test('PAS-2 un onglet fermé avant la réponse : rouvert, la création reçue n’est pas prise pour un autre appareil', async () => {
    const avant = monter(true);
    avant.serveur.perdReponse = true;
    avant.taper('Créée sans réponse');
    await avant.sauvegarde.enregistrer();
    const envoyee = avant.sauvegarde.sansReponse;
    const { taper, serveur, sauvegarde, etat } = monter(true);
    Object.assign(serveur, { saisie: avant.serveur.saisie, numero: 1, creee: true });
    sauvegarde.attendreReponse(envoyee ?? '');
    taper('Créée sans réponse, puis complétée');
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([['Créée sans réponse, puis complétée'], 'enregistree']);
  });

  test('PAS-3 une réponse perdue n’est pas prise pour un autre onglet', async () => {
    const { taper, serveur, sauvegarde, etat } = monter();
    serveur.perdReponse = true;
    taper('Reçu sans réponse');
    await attendre();
    expect(etat()).toBe('reseau');
    serveur.perdReponse = false;
    taper('Et la suite');
    sauvegarde.relancer();
    await attendre(0);
    expect([serveur.recus, etat()]).toEqual([['Reçu sans réponse', 'Et la suite'], 'enregistree']);
  });

  test('PAS-3 une réponse perdue puis un retour en arrière : le serveur suit', async () => {
    const { taper, serveur, etat } = monter();
    serveur.perdReponse = true;
    taper('Reçu sans réponse');
    await attendre();
    serveur.perdReponse = false;
    taper('Tri');
    await attendre();
    expect([serveur.saisie.titre, etat()]).toEqual(['Tri', 'enregistree']);
  });
});

describe('Changée ailleurs', () => {
  const ailleurs = (serveur: ReturnType<typeof monter>['serveur']) =>
    Object.assign(serveur, { saisie: { ...base, titre: 'Autre onglet' }, numero: 2 });

  test('PAS-3 s’arrête et montre ; « Reprendre » remplace en connaissance de cause', async () => {
    const { taper, serveur, sauvegarde, etats, etat } = monter();
    ailleurs(serveur);
    taper('Mon texte');
    await attendre();
    expect(etats.at(-1)).toMatchObject({ nom: 'perimee', actuelle: { saisie: { titre: 'Autre onglet' } } });
    taper('Mon texte, suite');
    await attendre(60_000);
    await sauvegarde.enregistrer();
    expect([serveur.recus, etat()]).toEqual([[], 'perimee']);
    await sauvegarde.reprendre();
    expect([serveur.recus, etat()]).toEqual([['Mon texte, suite'], 'enregistree']);
  });

  test('PAS-3 abandonner laisse la version enregistrée, d’où la saisie repart', async () => {
    const { taper, serveur, sauvegarde, ecran, etat } = monter();
    ailleurs(serveur);
    taper('Mon texte');
    await attendre();
    ecran.saisie = serveur.saisie;
    sauvegarde.abandonner();
    await attendre(60_000);
    expect([serveur.recus, etat()]).toEqual([[], 'enregistree']);
    taper('Autre onglet, repris');
    await attendre();
    expect(serveur.recus).toEqual(['Autre onglet, repris']);
  });

  test('PAS-3 une copie retrouvée plus ancienne que la base est confrontée avant de partir', async () => {
    const { serveur, sauvegarde, ecran, etat } = monter();
    ailleurs(serveur);
    ecran.saisie = { ...base, titre: 'Retrouvé' };
    sauvegarde.confronter({ saisie: serveur.saisie, version: versionNo(2), modifieLe: new Date(0) });
    await attendre(60_000);
    expect([serveur.recus, etat()]).toEqual([[], 'perimee']);
    await sauvegarde.reprendre();
    expect(serveur.recus).toEqual(['Retrouvé']);
  });
});
