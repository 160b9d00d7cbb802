import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

const empreinte = (texte: string) => createHash('sha256').update(texte).digest();

/** Qui appelle `/api/travaux` en connaît-il le secret ? Comparé en temps constant. `ferme` : aucun n'est configuré. */
export function passagePermis(autorisation: string | null): 'oui' | 'non' | 'ferme' {
  const { TRAVAUX_SECRET } = env();
  if (!TRAVAUX_SECRET) return 'ferme';
  return timingSafeEqual(empreinte(autorisation ?? ''), empreinte(`Bearer ${TRAVAUX_SECRET}`)) ? 'oui' : 'non';
}
