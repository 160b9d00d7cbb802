import { completerAdresse } from '@/lib/adresse-web';
import type { SaisieFiche } from './schema';

const remplis = (textes: Record<string, string>) =>
  Object.entries(textes)
    .map(([cle, texte]) => [cle, texte.trim()])
    .filter(([, texte]) => texte !== '')
    .sort();

const liensRemplis = (liens: SaisieFiche['liens']['bacpro']) =>
  liens.map((l) => [completerAdresse(l.url), l.libelle.trim()]).filter(([url]) => url !== '');

/**
 * Deux saisies de même empreinte s'enregistrent pareil : blancs aux bords, champs vides, ordre des choix et dates de PFMP
 * hors d'une PFMP n'y comptent pas. Sert à savoir s'il y a quelque chose à enregistrer.
 */
export function empreinte(s: SaisieFiche): string {
  const pfmp = s.lieu === 'pfmp' ? [s.pfmpDebutLe, s.pfmpFinLe] : [];
  return JSON.stringify([
    [s.titre.trim(), s.faiteLe, s.lieu, s.organisation.trim(), pfmp],
    [s.item, [...s.choix].sort(), remplis(s.textes), liensRemplis(s.liens.bacpro)],
    [s.bepItem, remplis(s.bepTextes), liensRemplis(s.liens.bep)],
    s.brouillon,
  ]);
}
