'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { classesBouton } from '@/components/ui/bouton-style';
import type { CodeRefus, Echec } from '@/lib/acces/refus';
import { estReprenable } from './appeler';
import { adresseReconnexion, attendreSession } from './reprise';
import type { Envoi } from './use-action';

type Props = {
  envoi: Pick<Envoi<never>, 'echec' | 'fait' | 'enCours' | 'reessayer'>;
  className?: string;
};

/** Ce que l'envoi a donné : c'est fait, ou ce qui l'empêche et comment reprendre. */
export function AvisEnvoi({ envoi, className }: Props) {
  const cadre = useRef<HTMLDivElement>(null);
  const { echec, fait } = envoi;

  // Le bouton pressé part avec l'avis qui le porte : le focus reste là où la suite se dira.
  function reessayer() {
    cadre.current?.focus({ preventScroll: true });
    envoi.reessayer();
  }

  return (
    <div ref={cadre} tabIndex={-1} className={echec || fait ? className : 'hidden'}>
      {fait && <Avis ton="succes">{fait}</Avis>}
      {echec && (
        <Avis
          ton="erreur"
          titre={echec.titre}
          action={seReprend(echec.code) && <Reprise {...{ echec, reessayer }} enCours={envoi.enCours} />}
        >
          {echec.ou && <p className="font-medium break-words">{echec.ou}</p>}
          <p>{echec.message}</p>
        </Avis>
      )}
    </div>
  );
}

/** Un refus ordinaire se corrige ; le reste se reprend. */
const seReprend = (code: CodeRefus) => code === 'version' || estReprenable(code);

type PropsReprise = { echec: Echec; enCours: boolean; reessayer: () => void };

/** Ce que l'on peut faire d'un échec. */
function Reprise({ echec: { code }, enCours, reessayer }: PropsReprise): ReactNode {
  if (code === 'version') return <Bouton onClick={() => window.location.reload()}>Recharger la page</Bouton>;
  return (
    <span className="flex flex-wrap gap-2">
      {(code === 'session' || code === 'autre-compte') && <Reconnexion surReconnexion={reessayer} />}
      <Bouton taille="petit" enCours={enCours} onClick={reessayer}>
        Réessayer
      </Bouton>
    </span>
  );
}

/** Se reconnecter dans un autre onglet ; l'envoi repart de lui-même dès que c'est fait. */
export function Reconnexion({ surReconnexion }: { surReconnexion: () => void }) {
  const reprendre = useEffectEvent(surReconnexion);
  useEffect(() => attendreSession(() => reprendre()), []);
  return (
    <a
      href={adresseReconnexion()}
      target="_blank"
      rel="noreferrer"
      className={classesBouton('secondaire', 'petit', false)}
    >
      Se reconnecter <span className="sr-only">(nouvel onglet)</span>
    </a>
  );
}
