'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { Avis } from '@/components/ui/avis';

const Annoncer = createContext<(message: string) => void>(() => {});

/** Dit ce qui vient d'être fait : la ligne peut quitter le tableau au même moment, et son message avec elle. */
export const useAnnoncer = () => useContext(Annoncer);

/** Ce qui vient d'être enregistré, au-dessus du tableau et toujours en vue. */
export function Annonces({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  return (
    <Annoncer value={setMessage}>
      <div role="status" className="sticky top-16 z-20 mb-4 empty:hidden">
        {message && <Avis ton="info">{message}</Avis>}
      </div>
      {children}
    </Annoncer>
  );
}
