'use client';

import { useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { Confirmation } from '@/components/ui/confirmation';
import { EtatVide } from '@/components/ui/etat-vide';
import { direBilan } from '@/lib/transfert/regles';
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

  async function tenterAccepter(choisies: readonly PropositionLue[]): Promise<string | undefined> {
    setDit('');
    const resultat = await accepter({ ids: choisies.map((p) => p.id) });
    if (!resultat.ok) return resultat.message;
    const qui = choisies.length > 1 ? `${choisies.length} apprenants` : choisies.map((p) => p.qui).join();
    setDit(`${qui}\u00a0: ${direBilan(resultat.valeur)}. C’est en place.`);
  }

  async function tenterRefuser(p: PropositionLue): Promise<string | undefined> {
    setDit('');
    const resultat = await refuser({ id: p.id });
    if (!resultat.ok) return resultat.message;
    setDit(`${p.qui}\u00a0: proposition refusée, rien n’a été repris.`);
  }

  return (
    <Carte
      titre={`Propositions reçues (${propositions.length})`}
      actions={possibles.length > 1 && <ToutAccepter propositions={possibles} accepter={tenterAccepter} />}
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
                {!p.empeche && <Accepter p={p} accepter={() => tenterAccepter([p])} />}
                <Refuser p={p} refuser={() => tenterRefuser(p)} />
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

type Acte = () => Promise<string | undefined>;

const Accepter = ({ p, accepter }: { p: PropositionLue; accepter: Acte }) => (
  <Confirmation
    libelle="Accepter"
    variante="secondaire"
    taille="petit"
    titre={`Reprendre ce que ${p.qui} a fait dans un autre établissement\u00a0?`}
    confirmer="Accepter le transfert"
    onConfirmer={accepter}
  >
    <p>
      {p.ou}&nbsp;: {p.apport}. Tout est copié ici, en consultation seule&nbsp;; les auteurs n’y sont que des noms.
      L’autre établissement garde les siens et verra ce qui est passé. Un transfert accepté ne se défait pas.
    </p>
  </Confirmation>
);

const Refuser = ({ p, refuser }: { p: PropositionLue; refuser: Acte }) => (
  <Confirmation
    libelle="Refuser"
    variante="discret"
    taille="petit"
    titre="Refuser ce transfert&nbsp;?"
    confirmer="Refuser"
    onConfirmer={refuser}
  >
    <p>
      Rien ne sera repris de {p.ou} pour {p.qui}. Vous pourrez revenir sur ce refus, plus bas dans cette page.
    </p>
  </Confirmation>
);

type PropsTout = {
  propositions: readonly PropositionLue[];
  accepter: (p: readonly PropositionLue[]) => ReturnType<Acte>;
};

const ToutAccepter = ({ propositions, accepter }: PropsTout) => (
  <Confirmation
    libelle="Tout accepter"
    titre={`Accepter ${propositions.length} transferts\u00a0?`}
    confirmer="Tout accepter"
    onConfirmer={() => accepter(propositions)}
  >
    <p>
      Ce que ces {propositions.length} apprenants ont fait dans un autre établissement est copié ici, en consultation
      seule. Un transfert accepté ne se défait pas.
    </p>
  </Confirmation>
);
