import { anomalie } from '../regles-anomalies';
import { aPerduSesAccents, estAbime, estDouteux, NOM_MAX } from '../regles-noms';
import type { Resume } from './types';

/** De qui l'on parle : son identifiant dans le fichier, son nom, sa ligne si elle est connue. */
export interface Personne {
  fichier: string;
  cle: string;
  qui: string;
  ligne?: number;
}

interface Noms {
  nom: string;
  prenom: string;
}

const abrege = (texte: string): string => (texte.length > 60 ? `${texte.slice(0, 60)}…` : texte);

const faute = (lu: string, connu: string | null): 'abime' | 'long' | null => {
  if (lu.length > NOM_MAX) return 'long';
  return estAbime(lu) || (connu !== null && aPerduSesAccents(lu, connu)) ? 'abime' : null;
};

/**
 * Les noms à écrire : ceux du fichier, sauf ceux qui y sont abîmés ou démesurés, où celui qu'on connaît reste. Nul pour qui
 * n'est pas connu : aucun identifiant ne se fait d'un nom abîmé, son compte attend (sauf d'un nom seulement douteux, qui n'a
 * pas mieux). Chacun se dit, à sa ligne.
 */
export function retenirNoms(
  resume: Resume,
  { fichier, ...sujet }: Personne,
  lus: Noms & { nomUsage?: string | null },
  connus: Noms | undefined,
): Noms | null {
  const usage = lus.nomUsage ?? null;
  if (usage !== null && faute(lus.nom, null) !== null)
    resume.anomalies.push(anomalie(fichier, 'nom-de-famille-abime', sujet, { lu: abrege(lus.nom) }));
  const retenus = { nom: usage ?? lus.nom, prenom: lus.prenom };
  let attend = false;
  for (const [champ, mot] of [
    ['nom', usage === null ? 'Le nom' : 'Le nom d’usage'],
    ['prenom', 'Le prénom'],
  ] as const) {
    const lu = retenus[champ];
    const connu = connus?.[champ] ?? null;
    const trouvee = faute(lu, connu);
    if (trouvee === null) continue;
    const dit = { champ: mot, lu: abrege(lu) };
    if (trouvee === 'abime' && estDouteux(lu) && (connu === null || connu === lu)) {
      resume.anomalies.push(anomalie(fichier, 'nom-douteux', sujet, dit));
    } else if (connu === null) {
      attend = true;
      resume.anomalies.push(anomalie(fichier, trouvee === 'long' ? 'nom-long-attend' : 'nom-abime-attend', sujet, dit));
    } else {
      retenus[champ] = connu;
      const code = trouvee === 'long' ? 'nom-long' : 'nom-abime';
      resume.anomalies.push(anomalie(fichier, code, sujet, { ...dit, connu: abrege(connu) }));
    }
  }
  return attend ? null : retenus;
}
