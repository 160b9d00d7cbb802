'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { IconeCoche } from '@/components/ui/icones';
import type { Etat, SaisieGrille } from './saisie-grille';
import { useEtat } from './saisie-hooks';

const heure = new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' });

type Props = { saisie: SaisieGrille; base: string; idEnregistrer: string };

/** En bas de l'écran : où en est l'enregistrement, et de quoi le demander. */
export function BarreEnregistrement({ saisie, base, idEnregistrer }: Props) {
  const router = useRouter();
  const etat = useEtat(saisie);
  const [retour, setRetour] = useState(false);

  async function revenir() {
    setRetour(true);
    if (await saisie.enregistrer()) router.push(base);
    else setRetour(false);
  }

  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-4 border-t border-filet bg-surface px-4 py-3 sm:mx-0 sm:rounded-b-lg sm:border-x">
      {etat.erreur && (
        <Avis
          ton="erreur"
          className="mb-3"
          titre={`${direAttente(etat.attente)}\u00a0: rien n’est perdu`}
          action={
            <Bouton taille="petit" enCours={etat.enCours} onClick={() => void saisie.enregistrer()}>
              Réessayer
            </Bouton>
          }
        >
          {etat.erreur.message}
        </Avis>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Situation etat={etat} />
        <div className="flex flex-wrap gap-2">
          <Bouton
            variante="discret"
            disabled={!etat.annulable}
            onClick={() => saisie.annuler()}
            className="max-sm:hidden"
          >
            Annuler la saisie
          </Bouton>
          <Bouton id={idEnregistrer} onClick={() => void saisie.enregistrer()}>
            Enregistrer
          </Bouton>
          <Bouton variante="principal" enCours={retour} onClick={() => void revenir()}>
            Enregistrer et revenir
          </Bouton>
        </div>
      </div>
    </div>
  );
}

const direAttente = (n: number) => `${n} modification${n > 1 ? 's' : ''} en attente`;

/** Le compte en attente change à chaque touche : seul l'enregistrement est annoncé. */
function Situation({ etat }: { etat: Etat }) {
  const { attente, erreur, enregistreLe } = etat;
  const a_jour = attente === 0;
  return (
    <p className="flex min-w-0 flex-1 basis-56 items-center gap-2 text-sm">
      {a_jour && <IconeCoche className="text-succes" />}
      <span role="status">
        {a_jour && (enregistreLe ? `Tout est enregistré (${heure.format(enregistreLe)})` : 'Tout est enregistré')}
      </span>
      {!a_jour && !erreur && (
        <span className="tabular-nums">{etat.enCours ? 'Enregistrement…' : direAttente(attente)}</span>
      )}
    </p>
  );
}
