import type { Acteur } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { importer } from '@/lib/siecle/serveur/mutations';
import { lireEnvoi, recevoir } from '@/lib/tableur/serveur/import-depot';
import { analyserTableur } from '@/lib/tableur/serveur/mutations';
import { lireCorrespondance } from '@/lib/tableur/serveur/queries';

type Octets = Uint8Array<ArrayBuffer>;

/** Dépose un tableur comme la page d'import. Rend son identifiant ; lève le message d'un refus. */
export async function deposerTableur(admin: Acteur, octets: Octets, nom = 'eleves.xlsx'): Promise<string> {
  const formulaire = new FormData();
  formulaire.set('tableur', new File([octets], nom));
  const fin = await recevoir(admin, lireEnvoi(formulaire), () => {}, new AbortController().signal);
  if ('refus' in fin) throw new Error(fin.refus.message);
  return fin.fin.id;
}

interface Plus {
  annee?: number;
  partiel?: boolean;
  nom?: string;
}

/** Dépose un tableur et l'analyse tel que la page le propose. Rend l'identifiant de l'analyse. */
export async function analyserDepot(admin: Acteur, octets: Octets, plus: Plus = {}): Promise<string> {
  const id = await deposerTableur(admin, octets, plus.nom);
  const { feuilles } = await lireCorrespondance(admin, id);
  const saisie = {
    id,
    annee: String(plus.annee ?? anneeScolaire()),
    partiel: plus.partiel ?? false,
    feuilles: feuilles.map((f) => f.choix),
  };
  return (await analyserTableur(admin, saisie)).id;
}

/** La même chose, importée, confirmations données. */
export async function importerTableur(admin: Acteur, octets: Octets, plus: Plus = {}): Promise<string> {
  const id = await analyserDepot(admin, octets, plus);
  await importer(admin, id, { confirme: true });
  return id;
}
