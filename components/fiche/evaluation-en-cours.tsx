'use client';

import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Differe } from '@/components/ui/differe';
import type { Resultat } from '@/lib/acces/refus';
import type { Partie } from '@/lib/passeport/regles';
import type { EtatFiche } from '@/lib/passeport/regles-evaluation';
import type { VersionFiche } from '@/lib/passeport/schema';
import type { SaisieCorrection, SaisieEvaluation } from '@/lib/passeport/schema-evaluation';
import type { EvaluationCollegue } from '@/lib/passeport/serveur/mutations-enseignant';
import type { Intitules } from './changements-fiche';
import type { FormulaireCorrection } from './formulaire-correction';
import type { FormulaireEvaluation } from './formulaire-evaluation';

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

const avisChangee = () => import('./avis-changee').then((m) => m.AvisChangee);

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
        <Differe charger={avisChangee}>
          {(AvisChangee) => (
            <AvisChangee
              titre={changee}
              avant={{ etats: lue.etats, rattachements: corrigee ? lue.rattachements : rattachements }}
              apres={{ etats, rattachements }}
              intitules={intitules}
              onVu={() => setLue({ version, etats, rattachements })}
            />
          )}
        </Differe>
      )}
      {children}
    </Contexte>
  );
}

// Le formulaire et react-hook-form viennent une fois la fiche à l'écran : on la lit avant de l'évaluer.
const formulaireEvaluation = () => import('./formulaire-evaluation').then((m) => m.FormulaireEvaluation);
const formulaireCorrection = () => import('./formulaire-correction').then((m) => m.FormulaireCorrection);

/** De quoi évaluer une partie (`FormulaireEvaluation`). */
export function Evaluer(props: ComponentProps<typeof FormulaireEvaluation>) {
  return (
    <Differe charger={formulaireEvaluation} attente={<p className="text-texte-doux">Nouvelle évaluation…</p>}>
      {(Formulaire) => <Formulaire {...props} />}
    </Differe>
  );
}

/** De quoi corriger le rattachement (`FormulaireCorrection`). */
export function Corriger(props: ComponentProps<typeof FormulaireCorrection>) {
  return <Differe charger={formulaireCorrection}>{(Formulaire) => <Formulaire {...props} />}</Differe>;
}
