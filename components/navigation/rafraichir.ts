import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

const joignable = (): Promise<boolean> =>
  fetch('/api/sante', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * De quoi redemander la page au serveur, si le serveur répond : sinon Next la remplacerait par la page d'erreur du
 * navigateur, et avec elle ce qui y est saisi ou en cours d'envoi.
 */
export function useRafraichir(): () => void {
  const { refresh } = useRouter();
  return useCallback(() => void joignable().then((oui) => oui && refresh()), [refresh]);
}
