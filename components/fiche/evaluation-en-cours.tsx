'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import type { Resultat } from '@/lib/acces/refus';
import type { Partie } from '@/lib/passeport/regles';
import {
  type Changement,
  changementsEntre,
  changementsRattachement,
  propreAuBep,
} from '@/lib/passeport/regles-changements';
import type { EtatFiche } from '@/lib/passeport/regles-evaluation';
import type { VersionFiche } from '@/lib/passeport/schema';
import type { SaisieCorrection, SaisieEvaluation } from '@/lib/passeport/schema-evaluation';
import type { EvaluationCollegue } from '@/lib/passeport/serveur/mutations-enseignant';
import { ChangementsFiche, type Intitules } from './changements-fiche';

interface EnCours {
  id: string;
  titre: string;
  actions: Actions;
  /** La version à l'écran : c'est elle qu'on évalue. */
  version: VersionFiche;
  /** Ce qui a changé sous les yeux de l'enseignant, et qu'il n'a pas encore dit vu ; vide si rien. */
  changee: string;
  /** Redemande la fiche : ce que la page montre n'est plus à jour. */
  relire: () => void;
  /** L'enseignant a évalué la fiche telle qu'elle est : ce qui avait changé n'est plus à lui montrer. */
  acceptee: () => void;
  /** À dire quand l'enseignant change lui-même le rattachement : ce n'est pas à lui apprendre. */
  corrigee: (choix: string) => void;
  /** Retient qu'une partie a une saisie pas encore enregistrée. */
  retenir: (partie: Partie, sale: boolean) => void;
  /** Les parties qui ont une saisie pas encore enregistrée. */
  sales: ReadonlySet<Partie>;
}

/** Les gestes de l'enseignant, donnés par la page. */
interface Actions {
  evaluer: (saisie: SaisieEvaluation) => Promise<Resultat<{ collegues: EvaluationCollegue[] }>>;
  corriger: (saisie: SaisieCorrection) => Promise<Resultat<void>>;
}

const Contexte = createContext<EnCours | null>(null);

export function useEnCours(): EnCours {
  const enCours = useContext(Contexte);
  if (!enCours) throw new Error('Une fiche s’évalue dans EvaluationEnCours.');
  return enCours;
}

/** Absence, en millisecondes, au bout de laquelle la fiche est relue au retour dans l'onglet. */
const ABSENCE = 20_000;
const QUITTER =
  'Votre évaluation n’est pas enregistrée. Quitter la fiche\u00a0? La saisie restera en brouillon sur cet appareil.';

/** Demande avant de suivre un lien en laissant une saisie, et relit la fiche quand on revient dans l'onglet. */
function useGarde(sales: ReadonlySet<Partie>, relire: () => void): void {
  useEffect(() => {
    let partiLe = 0;
    const retour = () => {
      if (document.visibilityState === 'hidden') partiLe = Date.now();
      else if (partiLe && Date.now() - partiLe > ABSENCE) relire();
    };
    const suivre = (e: MouseEvent) => {
      const lien = e.target instanceof Element && e.target.closest('a[href]:not([target])');
      if (!lien || sales.size === 0 || window.confirm(QUITTER)) return;
      e.preventDefault();
      e.stopPropagation();
    };
    document.addEventListener('visibilitychange', retour);
    document.addEventListener('click', suivre, true);
    return () => {
      document.removeEventListener('visibilitychange', retour);
      document.removeEventListener('click', suivre, true);
    };
  }, [sales, relire]);
}

const ECRITE = 'L’élève a modifié la fiche depuis que vous l’avez ouverte';
const CORRIGEE = 'Un collègue a corrigé les complexités, les aléas ou l’activité BEP de cette fiche';

interface Props {
  id: string;
  titre: string;
  actions: Actions;
  version: VersionFiche;
  /** Ce que l'apprenant a écrit, partie par partie, dans la version à l'écran. */
  etats: Record<Partie, EtatFiche>;
  /** Ce que porterait l'évaluation de chaque partie, en clair. */
  rattachements: Record<Partie, readonly string[]>;
  intitules: Record<Partie, Intitules>;
  children: ReactNode;
}

/**
 * L'enseignant évalue ce qu'il a lu (PAE-2) : si la fiche change entre-temps, ce qui a changé se montre, sa saisie reste,
 * et l'enregistrer quand même tient en un clic.
 */
export function EvaluationEnCours({ id, titre, actions, version, etats, rattachements, intitules, children }: Props) {
  const relire = useRafraichir();
  const [lue, setLue] = useState({ version, etats, rattachements });
  const [sales, setSales] = useState<ReadonlySet<Partie>>(new Set());
  const ecrite = version.numero !== lue.version.numero;
  const corrigee = version.choix !== lue.version.choix;
  // Ce qu'il corrige lui-même n'est pas à lui apprendre.
  const avant = corrigee ? lue.rattachements : rattachements;
  const changee = ecrite ? ECRITE : corrigee ? CORRIGEE : '';
  useGarde(sales, relire);

  const retenir = useCallback((partie: Partie, sale: boolean) => {
    setSales((s) => (s.has(partie) === sale ? s : new Set(sale ? [...s, partie] : [...s].filter((p) => p !== partie))));
  }, []);

  const enCours = useMemo(
    (): EnCours => ({
      id,
      titre,
      actions,
      version,
      changee,
      relire,
      acceptee: () => setLue({ version, etats, rattachements }),
      corrigee: (choix) => setLue((l) => ({ ...l, version: { ...l.version, choix } })),
      retenir,
      sales,
    }),
    [id, titre, actions, version, etats, rattachements, changee, relire, retenir, sales],
  );

  return (
    <Contexte value={enCours}>
      {changee && (
        <AvisChangee
          ecrite={ecrite}
          changements={{
            bacpro: [
              ...changementsRattachement(avant.bacpro, rattachements.bacpro),
              ...changementsEntre(lue.etats.bacpro, etats.bacpro),
            ],
            bep: [
              ...changementsRattachement(avant.bep, rattachements.bep),
              ...changementsEntre(lue.etats.bep, etats.bep).filter(propreAuBep),
            ],
          }}
          intitules={intitules}
          onVu={() => setLue({ version, etats, rattachements })}
        />
      )}
      {children}
    </Contexte>
  );
}

interface PropsAvis {
  /** L'apprenant a réécrit sa fiche ; sinon un collègue en a corrigé le rattachement. */
  ecrite: boolean;
  changements: Record<Partie, Changement[]>;
  intitules: Record<Partie, Intitules>;
  onVu: () => void;
}

function AvisChangee({ ecrite, changements, intitules, onVu }: PropsAvis) {
  return (
    <div role="alert" id="changements" tabIndex={-1} className="mb-6 scroll-mt-18 outline-none">
      <Avis
        ton="attention"
        titre={ecrite ? ECRITE : CORRIGEE}
        action={
          <Bouton taille="petit" onClick={onVu}>
            J’ai vu
          </Bouton>
        }
      >
        <div className="flex flex-col gap-3">
          <p>La page est à jour, et votre saisie est restée : vous pouvez l’enregistrer telle quelle, ou la revoir.</p>
          {(['bacpro', 'bep'] as const).map((partie) => (
            <ChangementsFiche key={partie} changements={changements[partie]} intitules={intitules[partie]} />
          ))}
        </div>
      </Avis>
    </div>
  );
}
