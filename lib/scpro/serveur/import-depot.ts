import 'server-only';
import { setImmediate as rendreLaMain } from 'node:timers/promises';
import { Refus } from '@/lib/acces/refus';
import { nettoyerNom } from '@/lib/nom-fichier';
import { ENVOI_MAX, SCENARIOS_MAX, TEXTES_MAX } from '../regles-limites';
import { type ChoixImport, schemaChoix } from '../schema';
import { entreesDe, estArchive } from './import-archive';
import { type Brouillon, comprendre, poidsDe } from './import-comprendre';
import { type DocumentScpro, decoder } from './regles-format';

/** Un fichier que l'on n'a pas pu lire, et pourquoi. */
export interface FichierRefuse {
  fichier: string;
  message: string;
}

/** Un scénario lu. `cle` le désigne dans son envoi : son rang et sa somme de contrôle. */
export interface ScenarioLuScpro {
  cle: string;
  fichier: string;
  somme: string;
  document: DocumentScpro;
  brouillon: Brouillon;
}

export interface Envoi {
  scenarios: ScenarioLuScpro[];
  refuses: FichierRefuse[];
  /** Caractères nettoyés. */
  poids: number;
}

const TROP_DE_TEXTE = 'L’envoi compte trop de texte pour être lu d’un coup\u00a0: importez ce fichier à part.';

/**
 * Les fichiers d'un formulaire (champ `fichiers`, répété). Refuse un envoi vide, coupé en route, ou plus gros que
 * `ENVOI_MAX` d'après son en-tête.
 */
export async function recevoir(requete: Request): Promise<{ formulaire: FormData; fichiers: File[] }> {
  const octets = Number(requete.headers.get('content-length') ?? Number.NaN);
  if (!(octets <= ENVOI_MAX)) throw new Refus('scpro-trop-gros');
  const formulaire = await requete.formData().catch(() => {
    throw new Refus('envoi-interrompu');
  });
  const fichiers = formulaire.getAll('fichiers').filter((f) => f instanceof File && f.name !== '') as File[];
  if (fichiers.length === 0) throw new Refus('scpro-sans-fichier');
  return { formulaire, fichiers };
}

/** Les choix faits sur l'aperçu (champ `choix`, en JSON). Refuse `saisie`. */
export function lireChoix(formulaire: FormData): ChoixImport {
  const texte = formulaire.get('choix');
  const lus = schemaChoix.safeParse(typeof texte === 'string' ? enJson(texte) : null);
  if (!lus.success) throw new Refus('saisie');
  return lus.data;
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return null;
  }
}

/**
 * Lit des `.scpro` et des zip de `.scpro`, dans l'ordre : le même envoi donne les mêmes clés. Un fichier abîmé n'arrête
 * pas les autres. Refuse plus de `SCENARIOS_MAX` scénarios.
 */
export async function lireEnvoi(fichiers: readonly File[]): Promise<Envoi> {
  const envoi: Envoi = { scenarios: [], refuses: [], poids: 0 };
  for (const fichier of fichiers) {
    const octets = Buffer.from(await fichier.arrayBuffer());
    const nom = nettoyerNom(fichier.name);
    if (!estArchive(octets)) await ranger(envoi, nom, octets);
    else
      for await (const entree of entreesDe(octets, nom)) {
        if ('message' in entree) envoi.refuses.push(entree);
        else await ranger(envoi, entree.fichier, entree.octets);
      }
  }
  return envoi;
}

async function ranger(envoi: Envoi, fichier: string, octets: Buffer): Promise<void> {
  await rendreLaMain();
  if (envoi.scenarios.length >= SCENARIOS_MAX) throw new Refus('scpro-trop-nombreux');
  const refuser = (message: string) => envoi.refuses.push({ fichier, message });
  const lu = decoder(octets);
  if (!lu.ok) return void refuser(lu.message);
  const poids = poidsDe(lu.document);
  if (envoi.poids + poids > TEXTES_MAX) return void refuser(TROP_DE_TEXTE);
  envoi.poids += poids;
  const compris = comprendre(lu.document, fichier);
  if (!compris.ok) return void refuser(compris.message);
  const cle = `${envoi.scenarios.length}-${lu.somme}`;
  envoi.scenarios.push({ cle, fichier, somme: lu.somme, document: lu.document, brouillon: compris.brouillon });
}
