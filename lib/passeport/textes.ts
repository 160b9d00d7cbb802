import { formaterJour } from '@/lib/dates';

/** Les dates d'une PFMP, à la suite du lieu : « , du 12/10/2026 au 06/11/2026 » ; vide si aucune n'est connue. */
export function direPeriode({
  pfmpDebutLe,
  pfmpFinLe,
}: {
  pfmpDebutLe: string | null;
  pfmpFinLe: string | null;
}): string {
  const [debut, fin] = [formaterJour(pfmpDebutLe), formaterJour(pfmpFinLe)];
  if (debut && fin) return `, du ${debut} au ${fin}`;
  if (debut) return `, à partir du ${debut}`;
  return fin && `, jusqu’au ${fin}`;
}
