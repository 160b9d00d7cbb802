'use client';

import { useState } from 'react';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { type BilanTransfert, direBilan } from '@/lib/transfert/regles';
import { accepter, refuser } from '../actions';

/** Une proposition, en textes prêts à lire : ce qu'elle apporte, ou ce qui l'empêche. */
export interface PropositionLue {
  id: string;
  qui: string;
  classe: string;
  ou: string;
  apport: string | null;
  empeche: string | null;
}

/** Ce que d'autres établissements proposent : accepter, refuser, ou tout accepter. */
export function Propositions({ propositions }: { propositions: readonly PropositionLue[] }) {
  const [dit, setDit] = useState('');
  const possibles = propositions.filter((p) => !p.empeche);

  const surAccepte = (choisies: readonly PropositionLue[]) => (bilan: BilanTransfert) => {
    const qui = choisies.length > 1 ? `${choisies.length} apprenants` : choisies.map((p) => p.qui).join();
    setDit(`${qui}\u00a0: ${direBilan(bilan)}. C’est en place.`);
  };

  return (
    <Carte
      titre={`Propositions reçues (${propositions.length})`}
      actions={possibles.length > 1 && <ToutAccepter propositions={possibles} surFait={surAccepte(possibles)} />}
    >
      {dit && (
        <Avis ton="succes" className="mb-4">
          {dit}
        </Avis>
      )}
      {propositions.length === 0 ? (
        <EtatVide titre="Aucune proposition">
          Elles s’affichent ici après l’import d’un élève connu d’un autre établissement, au même INE.
        </EtatVide>
      ) : (
        <ul className="divide-y divide-filet">
          {propositions.map((p) => (
            <li
              key={p.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0"
            >
              <Texte p={p} />
              <div className="flex flex-wrap gap-2">
                {!p.empeche && <Accepter p={p} surFait={surAccepte([p])} />}
                <Refuser p={p} surFait={() => setDit(`${p.qui}\u00a0: proposition refusée, rien n’a été repris.`)} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Carte>
  );
}

const Texte = ({ p }: { p: PropositionLue }) => (
  <div className="min-w-0">
    <p>
      <span className="font-semibold">{p.qui}</span>
      {p.classe && <span className="text-texte-doux"> · {p.classe}</span>}
    </p>
    <p>De {p.ou}</p>
    {p.empeche ? <p className="text-attention">{p.empeche}</p> : <p className="text-texte-doux">Apporte {p.apport}.</p>}
  </div>
);

const Accepter = ({ p, surFait }: { p: PropositionLue; surFait: (bilan: BilanTransfert) => void }) => (
  <ConfirmationAction
    action={accepter}
    saisie={{ ids: [p.id] }}
    surFait={surFait}
    libelle="Accepter"
    variante="secondaire"
    taille="petit"
    titre={`Reprendre ce que ${p.qui} a fait dans un autre établissement\u00a0?`}
    confirmer="Accepter le transfert"
  >
    <p>
      {p.ou}&nbsp;: {p.apport}. Tout est copié ici, en consultation seule&nbsp;; les auteurs n’y sont que des noms.
      L’autre établissement garde les siens et verra ce qui est passé. Un transfert accepté ne se défait pas.
    </p>
  </ConfirmationAction>
);

const Refuser = ({ p, surFait }: { p: PropositionLue; surFait: () => void }) => (
  <ConfirmationAction
    action={refuser}
    saisie={{ id: p.id }}
    surFait={surFait}
    libelle="Refuser"
    variante="discret"
    taille="petit"
    titre="Refuser ce transfert&nbsp;?"
    confirmer="Refuser"
  >
    <p>
      Rien ne sera repris de {p.ou} pour {p.qui}. Vous pourrez revenir sur ce refus, plus bas dans cette page.
    </p>
  </ConfirmationAction>
);

type PropsTout = {
  propositions: readonly PropositionLue[];
  surFait: (bilan: BilanTransfert) => void;
};

const ToutAccepter = ({ propositions, surFait }: PropsTout) => (
  <ConfirmationAction
    action={accepter}
    saisie={{ ids: propositions.map((p) => p.id) }}
    surFait={surFait}
    libelle="Tout accepter"
    titre={`Accepter ${propositions.length} transferts\u00a0?`}
    confirmer="Tout accepter"
  >
    <p>
      Ce que ces {propositions.length} apprenants ont fait dans un autre établissement est copié ici, en consultation
      seule. Un transfert accepté ne se défait pas.
    </p>
  </ConfirmationAction>
);
