import { buffer } from 'node:stream/consumers';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { saisirResultats } from '@/lib/evaluations/serveur/mutations-saisie';
import { joindreAFiche, telechargerDeFiche } from '@/lib/passeport/serveur/mutations-fichiers';
import { cookieDe } from '@/tests/bench/pages';
import { unEnvoi } from '@/tests/fabriques/fichiers';
import { latin9 } from '@/tests/fabriques/lecture-siecle';
import { importerFichiers, texteSts } from '@/tests/fabriques/siecle';
import type { Ecole } from './ecole';

/** Ce qu'on fait pendant les pannes. Rendu : acquitté, plus rien ne doit le perdre. Levé : peut-être fait, peut-être pas. */
export interface Gestes {
  /** `avant` : le commentaire connu, puis ceux dont on n'a pas eu de réponse. */
  commenter: (apprenantId: string, texte: string, avant: string[]) => Promise<void>;
  /** Rend l'identifiant du fichier joint. */
  deposer: (ficheId: string, octets: Buffer) => Promise<string>;
  importer: (nom: string) => Promise<void>;
  relire: (ficheId: string, fichierId: string) => Promise<Buffer>;
}

const saisieDe = (apprenant: string, texte: string, avant: string[]) => ({
  cellules: [],
  commentaires: [{ apprenant, texte, avant }],
});

/** Une personne à elle seule : ni l'identité ni la naissance d'une autre, où l'import la reconnaîtrait. */
function stsDe({ admin: { rne } }: Ecole, nom: string): string {
  const numero = Number(nom.replace(/\D+/, ''));
  const naissance = new Date(numero * 86_400_000).toISOString().slice(0, 10);
  const individu = { id: String(numero), nom, prenom: `Personne ${numero}`, naissance };
  return texteSts(rne, { individus: [individu], annee: anneeScolaire() });
}

/** Rien d'écrit, sans écart : un essai sans réponse l'avait déjà été. */
function exigerEcrit({ ecarts, absentes }: { ecarts: unknown[]; absentes: unknown[] }): void {
  if (ecarts.length + absentes.length > 0) throw new Error('commentaire non écrit');
}

/** Par les fonctions de l'application, dans ce processus. */
export const gestesDirects = (ecole: Ecole): Gestes => ({
  commenter: async (apprenantId, texte, avant) =>
    exigerEcrit(
      await saisirResultats(ecole.enseignant, { id: ecole.evaluation, ...saisieDe(apprenantId, texte, avant) }),
    ),
  deposer: async (ficheId, octets) =>
    (await joindreAFiche(ecole.apprenant, { id: ficheId, partie: 'bacpro' }, unEnvoi({ octets }))).piece.id,
  importer: async (nom) => {
    await importerFichiers(ecole.admin, { sts: stsDe(ecole, nom) });
  },
  relire: async (id, fichierId) => buffer((await telechargerDeFiche(ecole.apprenant, { id, fichierId })).flux),
});

/** Par le réseau, comme un navigateur. */
export async function gestesParReseau(ecole: Ecole, origine: string): Promise<Gestes> {
  const { rne, enseignant, evaluation, admin } = ecole;
  const [prof, eleve, chef] = [await cookieDe(enseignant), await cookieDe(ecole.apprenant), await cookieDe(admin)];
  const demander = async (cookie: string, chemin: string, options: RequestInit = {}): Promise<Response> => {
    const reponse = await fetch(`${origine}/${chemin}`, {
      ...options,
      headers: { cookie, origin: origine, ...(options.headers as Record<string, string>) },
      signal: AbortSignal.timeout(20_000),
    });
    if (!reponse.ok) throw new Error(`${reponse.status} ${await reponse.text()}`);
    return reponse;
  };
  const poster = (cookie: string, chemin: string, body: BodyInit, headers: Record<string, string> = {}) =>
    demander(cookie, chemin, { method: 'POST', body, headers });
  /** La dernière ligne d'un long acte. */
  const finDe = async <T>(reponse: Response): Promise<T> => {
    const fin = JSON.parse((await reponse.text()).trim().split('\n').at(-1) ?? '{}') as { fin?: T };
    if (fin.fin === undefined) throw new Error(JSON.stringify(fin));
    return fin.fin;
  };
  return {
    commenter: async (apprenantId, texte, avant) => {
      const chemin = `${rne}/evaluations/${evaluation}/saisie?compte=${enseignant.compteId}`;
      exigerEcrit(await (await poster(prof, chemin, JSON.stringify(saisieDe(apprenantId, texte, avant)))).json());
    },
    deposer: async (ficheId, octets) => {
      const nom = { 'x-nom-fichier': 'preuve.pdf' };
      const { piece } = await (
        await poster(eleve, `${rne}/passeport/${ficheId}/fichiers`, new Uint8Array(octets), nom)
      ).json();
      return piece.id;
    },
    importer: async (nom) => {
      const formulaire = new FormData();
      formulaire.set('genre', 'enseignants');
      formulaire.set('sts', new File([Uint8Array.from(latin9(stsDe(ecole, nom)))], 'sts.xml'));
      const { id } = await finDe<{ id: string }>(await poster(chef, `${admin.rne}/import/analyse`, formulaire));
      await finDe(await poster(chef, `${admin.rne}/import/${id}/appliquer`, JSON.stringify({ confirme: true })));
    },
    relire: async (ficheId, fichierId) =>
      Buffer.from(await (await demander(eleve, `${rne}/passeport/${ficheId}/fichiers/${fichierId}`)).arrayBuffer()),
  };
}
