'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Avis } from '@/components/ui/avis';

const Annoncer = createContext<(message: string) => void>(() => {});

/** Dit ce qui vient d'être fait : la ligne peut quitter le tableau au même moment, et son message avec elle. */
export const useAnnoncer = () => useContext(Annoncer);

/** Ce qui vient d'être enregistré, au-dessus du tableau et toujours en vue. */
export function Annonces({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  const cadre = useRef<HTMLDivElement>(null);
  const aPlacer = useRef(false);

  // Le bouton pressé quitte la page, tout de suite ou quand le tableau arrive : le focus va au message.
  useEffect(() => {
    if (!aPlacer.current || document.activeElement !== document.body) return;
    aPlacer.current = false;
    cadre.current?.focus({ preventScroll: true });
  });

  function annoncer(texte: string) {
    aPlacer.current = true;
    setMessage(texte);
  }

  return (
    <Annoncer value={annoncer}>
      <div ref={cadre} tabIndex={-1} role="status" className="sticky top-16 z-20 mb-4 empty:hidden">
        {message && <Avis ton="info">{message}</Avis>}
      </div>
      {children}
    </Annoncer>
  );
}
