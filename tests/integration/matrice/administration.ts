import { PROFILS } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { envoyerAccesParents } from '@/lib/acces-parents/serveur/travaux';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { degresOrigine } from '@/lib/parametres/regles-degres';
import { importer } from '@/lib/siecle/serveur/mutations';
import { refuserTransfert } from '@/lib/transfert/serveur/mutations';
import { ouvrirAcces } from '@/tests/fabriques/acces-parents';
import { uneAttaque } from '@/tests/fabriques/attaque';
import { deposerTableur } from '@/tests/fabriques/depot-tableur';
import { unApprenant, unCompte, uneDivision, unParent } from '@/tests/fabriques/etablissement';
import { poserImage, uneImage, unFichier } from '@/tests/fabriques/parametres';
import { uneSession } from '@/tests/fabriques/session';
import { analyserFichiers, texteSts } from '@/tests/fabriques/siecle';
import { uneProposition } from '@/tests/fabriques/transfert';
import type { Cible, Classe } from './monde';
import { page, requete, type Scenario, type Scenarios, TOUT } from './scenario';

const sts = (c: Classe, nom = 'MERISIER') =>
  texteSts(c.rne, {
    individus: [{ id: '1', nom }],
    divisions: c.codes.map((code) => ({ code })),
    annee: anneeScolaire(),
  });

/** Une analyse de l'administrateur de la classe visée : le sien, un collègue, celui d'un autre établissement. */
const analyse = (c: Classe) => analyserFichiers(c.admin, { sts: sts(c) });

let rang = 0;

/** Un import fait par l'administrateur de la classe visée, qui change quelque chose. */
async function importFait(c: Classe): Promise<string> {
  const id = await analyserFichiers(c.admin, { sts: sts(c, `MERISIER${'ABCDEFGHIJ'[rang++ % 10]}`) });
  await importer(c.admin, id, { confirme: true });
  return id;
}

const envoi = () => {
  const corps = new FormData();
  corps.set('genre', 'enseignants');
  corps.set('sts', new File(['<?xml version="1.0"?><X/>'], 'sts.xml'));
  return requete('/import/analyse', { method: 'POST', body: corps, headers: { 'content-length': '400' } });
};

/** Un tableur déposé par l'administrateur de la classe visée. */
const tableur = (c: Classe) =>
  deposerTableur(c.admin, new Uint8Array(Buffer.from('Nom;Prénom;Né le;Classe\nPRUNIER;Lou;14/07/2009;2GA')));

const envoiTableur = () => {
  const corps = new FormData();
  corps.set('tableur', new File(['Nom;Prénom\nPRUNIER;Lou'], 'eleves.csv'));
  return requete('/import/tableur/depot', { method: 'POST', body: corps, headers: { 'content-length': '400' } });
};

const depotImage = async () => {
  const corps = new FormData();
  corps.set('image', unFichier(await uneImage()));
  return requete('/parametres/images/cachet', { method: 'POST', body: corps, headers: { 'content-length': '2000' } });
};

const json = (corps: unknown) => requete('/', { method: 'POST', body: JSON.stringify(corps) });

const administre = (demander: Scenario['demander'], voient: Cible[] = ['la mienne']): Scenario => ({
  module: 'import',
  ecriture: true,
  vise: true,
  voient: { administrateur: voient },
  demander,
});

/** Un module de l'administrateur, qui y voit tout son établissement. */
const parAdmin = (module: string, ecriture = false) => ({
  module,
  ecriture,
  vise: true,
  voient: { administrateur: TOUT },
});

/** La direction répond pour tout son établissement. */
const surProposition = (faire: (id: string) => unknown): Scenario => ({
  module: 'parametres',
  ecriture: true,
  vise: true,
  voient: { administrateur: TOUT, chef: TOUT },
  demander: async (c) => ({ saisie: faire(await uneProposition(c.apprenant)) }),
});

/** Un parent de la classe, qui a reçu ses accès. */
async function unParentPrevenu(c: Classe): Promise<Acteur> {
  const parent = await unParent(c.rne, [c.apprenant], { courriel: 'parent@example.org' });
  await ouvrirAcces(c.admin, c.division.id);
  await envoyerAccesParents(c.rne);
  return parent;
}

/** Une écriture sur le personnel : tout l'établissement de l'administrateur, et lui seul. */
const gereUtilisateurs = (demander: Scenario['demander']): Scenario => ({
  module: 'utilisateurs',
  ecriture: true,
  vise: true,
  voient: { administrateur: TOUT },
  demander,
});

const surLecteur = (options: Parameters<typeof unCompte>[2] = {}) =>
  gereUtilisateurs(async (c) => ({
    saisie: { id: (await unCompte(c.rne, 'lecteur', { origine: 'manuel', ...options })).compteId },
  }));

export const ADMINISTRATION: Scenarios = {
  'page.tsx#default': page('accueil'),
  'mon-compte/page.tsx#default': page('mon-compte'),
  'mon-compte/actions.ts#changerCourriel': {
    ...page('mon-compte'),
    demander: async () => ({ saisie: { courriel: 'moi@example.org', motDePasse: 'griotte' } }),
  },
  'mon-compte/actions.ts#changerMotDePasse': {
    ...page('mon-compte'),
    demander: async () => ({ saisie: { actuel: 'griotte', nouveau: 'burlat22', confirmation: 'burlat22' } }),
  },
  'mon-compte/actions.ts#finirSession': {
    ...page('mon-compte'),
    demander: async (_, acteur) => ({ saisie: { id: (await uneSession(acteur)).sessionId } }),
  },
  'mon-compte/actions.ts#finirSessions': { ...page('mon-compte'), demander: async () => ({ saisie: {} }) },
  'mon-compte/actions.ts#reglerResume': {
    ...page('mon-compte'),
    profils: ['administrateur', 'chef', 'enseignant', 'parent', 'apprenant'],
    ecriture: true,
    demander: async () => ({ saisie: { rythme: 'aucun' } }),
  },
  'import/page.tsx#default': page('import'),
  'import/divisions/page.tsx#default': page('import'),
  'import/analyse/route.ts#POST': { ...page('import'), ecriture: true, demander: async () => ({ requete: envoi() }) },
  'import/[id]/page.tsx#default': {
    module: 'import',
    vise: true,
    demander: async (c) => ({ params: { id: await analyse(c) } }),
  },
  'import/[id]/export/route.ts#GET': {
    module: 'import',
    vise: true,
    demander: async (c) => ({ params: { id: await analyse(c) } }),
  },
  'import/[id]/annuler/page.tsx#default': {
    module: 'import',
    vise: true,
    voient: { administrateur: TOUT },
    demander: async (c) => ({ params: { id: await importFait(c) } }),
  },
  'import/actions.ts#annulerImport': administre(async (c) => ({ saisie: { id: await importFait(c) } }), TOUT),
  'import/[id]/appliquer/route.ts#POST': administre(async (c) => ({
    params: { id: await analyse(c) },
    requete: json({ confirme: true }),
  })),
  'import/tableur/depot/route.ts#POST': {
    ...page('import'),
    ecriture: true,
    demander: async () => ({ requete: envoiTableur() }),
  },
  'import/tableur/modele/route.ts#GET': page('import'),
  'import/tableur/[id]/page.tsx#default': {
    module: 'import',
    vise: true,
    demander: async (c) => ({ params: { id: await tableur(c) } }),
  },
  'import/actions.ts#analyserColonnes': administre(async (c) => ({
    saisie: {
      id: await tableur(c),
      annee: String(anneeScolaire()),
      partiel: true,
      feuilles: [{ contenu: 'apprenants', champs: ['nom', 'prenom', 'naissance', 'classe'], classe: '' }],
    },
  })),
  'import/actions.ts#abandonnerAnalyse': administre(async (c) => ({ saisie: { id: await analyse(c) } })),
  'import/actions.ts#repondreIdentites': administre(async (c) => ({ saisie: { id: await analyse(c), reponses: [] } })),
  'import/actions.ts#rattacher': administre(
    async (c) => ({ saisie: { division: c.division.id, referentiel: 'BACPRO-GA', niveau: '3' } }),
    TOUT,
  ),
  'import/actions.ts#revenirDivisionAuMef': administre(
    async (c) => ({ saisie: { division: (await uneDivision(c.rne)).id } }),
    TOUT,
  ),
  'acces-eleves/page.tsx#default': {
    ...parAdmin('acces-eleves'),
    demander: async (c) => ({ recherche: { classe: c.division.id } }),
  },
  'acces-eleves/coupons/page.tsx#default': {
    ...parAdmin('acces-eleves'),
    demander: async (c) => ({ recherche: { classe: c.division.id } }),
  },
  'acces-eleves/export/route.ts#GET': {
    ...parAdmin('acces-eleves'),
    demander: async (c) => ({ requete: requete(`/acces-eleves/export?classe=${c.division.id}`) }),
  },
  'acces-eleves/actions.ts#reinitialiser': {
    ...parAdmin('acces-eleves', true),
    demander: async (c) => ({ saisie: { apprenants: [(await unApprenant(c.rne)).compteId] } }),
  },
  'acces-parents/page.tsx#default': page('acces-parents'),
  'acces-parents/[classe]/page.tsx#default': {
    ...parAdmin('acces-parents'),
    demander: async (c) => ({ params: { classe: c.division.id } }),
  },
  'acces-parents/actions.ts#donner': {
    ...parAdmin('acces-parents', true),
    demander: async (c) => ({ saisie: { classe: c.division.id, referentiel: '' } }),
  },
  'acces-parents/actions.ts#reinitialiser': {
    ...parAdmin('acces-parents', true),
    demander: async (c) => ({ saisie: { parent: (await unParentPrevenu(c)).compteId } }),
  },
  'acces-parents/actions.ts#renvoyer': {
    ...parAdmin('acces-parents', true),
    demander: async (c) => ({ saisie: { parent: (await unParentPrevenu(c)).compteId } }),
  },
  'acces-parents/actions.ts#regler': {
    ...page('acces-parents'),
    ecriture: true,
    demander: async () => ({ saisie: { parentsMajeurs: false } }),
  },
  'parametres/connexions/page.tsx#default': page('parametres'),
  'parametres/connexions/actions.ts#leverLimite': {
    module: 'parametres',
    ecriture: true,
    vise: true,
    voient: { administrateur: TOUT, chef: TOUT },
    demander: async (c) => ({ saisie: { id: await uneAttaque(c.apprenant) } }),
  },
  'parametres/page.tsx#default': page('parametres'),
  'parametres/masques/page.tsx#default': page('parametres'),
  'parametres/resultats/page.tsx#default': page('parametres'),
  'parametres/securite/page.tsx#default': page('parametres'),
  'parametres/images/[genre]/route.ts#GET': {
    module: 'accueil',
    demander: async (_, acteur) => {
      await poserImage(acteur.rne, 'logo');
      return { params: { genre: 'logo' } };
    },
  },
  'parametres/images/[genre]/route.ts#POST': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ params: { genre: 'cachet' }, requete: await depotImage() }),
  },
  'abonnement/page.tsx#default': page('abonnement'),
  'parametres/transfert/page.tsx#default': page('parametres'),
  'parametres/transfert/actions.ts#activer': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ saisie: { numero: '2026-001', actif: 'oui' } }),
  },
  'parametres/transfert/actions.ts#accepter': surProposition((id) => ({ ids: [id] })),
  'parametres/transfert/actions.ts#refuser': surProposition((id) => ({ id })),
  'parametres/transfert/actions.ts#rouvrir': {
    ...surProposition((id) => ({ id })),
    demander: async (c) => {
      const id = await uneProposition(c.apprenant);
      await refuserTransfert(c.admin, id);
      return { saisie: { id } };
    },
  },
  'parametres/transfert/actions.ts#redemander': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ saisie: {} }),
  },
  'parametres/actions.ts#enregistrerSecurite': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({
      saisie: {
        longueurs: Object.fromEntries(PROFILS.map((p) => [p, '8'])),
        resterConnecte: true,
        messagesDiscrets: false,
      },
    }),
  },
  'parametres/actions.ts#enregistrerRenseignements': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({
      saisie: { nom: 'Lycée', adresse: '', codePostal: '', commune: '', telephone: '', courriel: 'lycee@example.org' },
    }),
  },
  'parametres/actions.ts#retirerImage': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ saisie: { genre: 'logo' } }),
  },
  'parametres/actions.ts#enregistrerMasques': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ saisie: { referentiel: 'BACPRO-GA', intitules: { 'passeport.titre': 'Intitulé' } } }),
  },
  'parametres/actions.ts#enregistrerDegres': {
    ...page('parametres'),
    ecriture: true,
    demander: async () => ({ saisie: { degres: degresOrigine(), jaune: true } }),
  },
  'utilisateurs/page.tsx#default': page('utilisateurs'),
  'utilisateurs/nouvel-enseignant/page.tsx#default': page('utilisateurs'),
  'utilisateurs/nouvel-utilisateur/page.tsx#default': page('utilisateurs'),
  'utilisateurs/[id]/page.tsx#default': {
    module: 'utilisateurs',
    vise: true,
    voient: { administrateur: TOUT },
    demander: async (c) => ({ params: { id: c.enseignant.compteId } }),
  },
  'utilisateurs/actions.ts#creer': gereUtilisateurs(async (c) => ({
    saisie: {
      ...{ profil: 'enseignant', civilite: 'Mme', nom: 'Prunier', prenom: 'Ève', dateNaissance: '1980-01-02' },
      ...{ courriel: 'eve@example.org', discipline: '', structures: [c.division.id], confirme: true },
    },
  })),
  'utilisateurs/actions.ts#modifier': gereUtilisateurs(async (c) => ({
    saisie: { id: c.enseignant.compteId, champs: { discipline: 'Anglais' }, ajouts: [], retraits: [] },
  })),
  'utilisateurs/actions.ts#reinitialiser': surLecteur({ courriel: 'lecteur@example.org' }),
  'utilisateurs/actions.ts#masquer': surLecteur(),
  'utilisateurs/actions.ts#ramener': surLecteur({ masqueLe: new Date() }),
};
