'use client';

import { useEffect, useRef } from 'react';
import { Formulaire } from '@/components/envoi/formulaire';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { Bouton } from '@/components/ui/bouton';
import { Etapes } from '@/components/ui/etapes';
import { EtapeApprenants } from './etape-apprenants';
import { EtapeSujet } from './etape-sujet';
import { type PropsCreation, useCreation } from './use-creation';

const ETAPES = ['Ce qui est évalué', 'Qui est évalué'] as const;

/** Créer une évaluation en deux étapes : ce qui est évalué, puis qui l’est (G 3.8.2). Un refus n’efface rien. */
export function CreationEvaluation(props: PropsCreation) {
  const creation = useCreation(props);
  const { etape, formulaire, revenir, vue } = creation;
  const premiere = etape === 'sujet';
  useAuDebut(etape, formulaire.cadre);
  return (
    <Formulaire
      de={premiere ? { ...formulaire, soumettre: creation.avancer } : formulaire}
      bouton={premiere ? 'Choisir les apprenants' : 'Valider la sélection puis passer à l’évaluation'}
      pied={
        <>
          {!premiere && <Bouton onClick={revenir}>Revenir aux items</Bouton>}
          <span className="ml-2 self-center text-texte-doux tabular-nums">
            {premiere ? compter(vue.items.length, 'item') : compter(vue.apprenants.length, 'apprenant')}
          </span>
        </>
      }
      className="flex flex-col gap-6"
    >
      <AvisBrouillon {...creation.brouillon.avis} />
      <Etapes libelle="Étapes" etapes={ETAPES} courante={premiere ? 0 : 1} onRevenir={revenir} />
      <div hidden={!premiere} data-etape="sujet">
        <Titre>{ETAPES[0]}</Titre>
        <EtapeSujet creation={creation} {...props} />
      </div>
      <div hidden={premiere} data-etape="apprenants">
        <Titre>{ETAPES[1]}</Titre>
        <EtapeApprenants creation={creation} {...props} />
      </div>
    </Formulaire>
  );
}

/** L'étape en cours se voit déjà au-dessus : ce titre est lu, et prend le focus quand on y arrive. */
const Titre = ({ children }: { children: string }) => (
  <h2 data-titre tabIndex={-1} className="sr-only">
    {children}
  </h2>
);

const compter = (n: number, mot: string) => `${n} ${mot}${n > 1 ? 's' : ''}`;

/** En changeant d'étape, le focus va au champ fautif s'il y en a un, sinon au titre de l'étape. */
function useAuDebut(etape: string, formulaire: { current: HTMLFormElement | null }): void {
  const avant = useRef(etape);
  useEffect(() => {
    if (avant.current === etape) return;
    avant.current = etape;
    const ici = formulaire.current?.querySelector(`[data-etape="${etape}"]`);
    const fautif = ici?.querySelector<HTMLElement>('[aria-invalid="true"], [data-erreur]');
    const cible = fautif ?? ici?.querySelector<HTMLElement>('[data-titre]');
    cible?.scrollIntoView({ block: 'center' });
    cible?.focus({ preventScroll: true });
  }, [etape, formulaire]);
}
