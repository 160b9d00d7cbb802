'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { BarreSelection, CaseTout, SelectionTableau, useSelection } from '@/components/tableau/selection';
import { Avis } from '@/components/ui/avis';
import type { CompteReinitialise } from '@/lib/acces-eleves/serveur/mutations';
import { reinitialiser } from '../actions';

/** `possibles` : les comptes qui se réinitialisent, dans l'ordre de leur tableau (`children`). */
type Props = { possibles: readonly string[]; children: ReactNode };

const comptes = (n: number) => (n > 1 ? `${n} comptes` : `${n} compte`);

/** Les comptes d'une classe, ceux qu'on coche, leur réinitialisation et ce qu'elle a fait (ACE-3). */
export function Reinitialisation({ possibles, children }: Props) {
  const selection = useSelection(possibles);
  const [faits, setFaits] = useState<readonly CompteReinitialise[]>([]);
  const bilan = useRef<HTMLDivElement>(null);
  const n = selection.choisis.size;

  useEffect(() => {
    if (faits.length > 0) bilan.current?.scrollIntoView({ block: 'start' });
  }, [faits]);

  return (
    <div className="flex flex-col gap-4">
      <div ref={bilan} role="status" className="scroll-mt-20 empty:hidden">
        {faits.length > 0 && <Fait faits={faits} />}
      </div>
      <SelectionTableau de={selection}>
        <CaseTout libelle="Marquer tous les comptes" />
        {children}
        <BarreSelection compte={n === 0 ? 'Aucun compte marqué.' : `${comptes(n)} ${n > 1 ? 'marqués' : 'marqué'}.`}>
          <ConfirmationAction
            action={reinitialiser}
            saisie={{ apprenants: [...selection.choisis] }}
            surFait={(reinitialises) => {
              setFaits(reinitialises);
              selection.vider();
            }}
            libelle="Réinitialiser tous les comptes marqués"
            variante="danger"
            disabled={n === 0}
            titre={`Réinitialiser ${comptes(n)} ?`}
            confirmer={`Réinitialiser ${comptes(n)}`}
            danger
          >
            <p>
              Le mot de passe redevient la date de naissance, sous la forme jjmmaaaa. À la connexion suivante, l’élève
              en choisit un autre. S’il est connecté en ce moment, sa session prend fin.
            </p>
            <p className="mt-2">Ses fiches, ses évaluations et ses résultats ne changent pas.</p>
          </ConfirmationAction>
        </BarreSelection>
      </SelectionTableau>
    </div>
  );
}

/** La liste de ce qui vient d'être fait, à garder sous les yeux. */
const Fait = ({ faits }: { faits: readonly CompteReinitialise[] }) => (
  <Avis ton="succes" titre={`${comptes(faits.length)} ${faits.length > 1 ? 'réinitialisés' : 'réinitialisé'}`}>
    <p>Chaque élève se connecte avec son identifiant et sa date de naissance (jjmmaaaa).</p>
    <ul className="mt-2 columns-1 gap-x-8 sm:columns-2">
      {faits.map((f) => (
        <li key={f.id} className="break-inside-avoid">
          {f.nom} {f.prenom} : <strong className="font-mono">{f.login}</strong>
          {!f.personnalise && <span className="text-texte-doux"> (n’avait pas encore choisi de mot de passe)</span>}
        </li>
      ))}
    </ul>
  </Avis>
);
