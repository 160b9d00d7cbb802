import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { useBrouillonLocal } from '@/components/ui/brouillon-local';
import type { CodeRefus } from '@/lib/acces/refus';
import type { Degre } from '@/lib/maitrise/degres';
import type { EvaluationCollegue } from '@/lib/passeport/mutations-enseignant';
import type { Partie } from '@/lib/passeport/regles';
import { evaluer } from '../actions';
import { useEnCours } from './evaluation-en-cours';
import { tenter } from './tenter';

export type DegreFiche = Exclude<Degre, 'absent'>;

/** Ce que l'enseignant saisit pour une partie. */
export interface Saisie {
  degre: DegreFiche | null;
  appreciation: string;
}

export interface RefusSaisie {
  code: CodeRefus;
  message: string;
  champs: Record<string, string>;
}

interface Options {
  partie: Partie;
  /** Qui saisit : le brouillon d'un collègue sur le même poste n'est pas le sien. */
  compteId: string;
  /** Où aller après « Enregistrer et suivante ». */
  suite: string | null;
  /** L'évaluation est enregistrée, et on reste sur la fiche. */
  onFait: (collegues: readonly EvaluationCollegue[]) => void;
}

const VIDE: Saisie = { degre: null, appreciation: '' };

/** La saisie d'une évaluation : gardée dans le navigateur jusqu'à ce qu'elle soit enregistrée, et à l'écran sur un refus. */
export function useEvaluation({ partie, compteId, suite, onFait }: Options) {
  const router = useRouter();
  const { id, version, relire, acceptee, retenir, sales } = useEnCours();
  /** Un clic de plus, parti avant que le bouton se désactive, n'évalue pas une fois de plus. */
  const parti = useRef(false);
  const [saisie, setSaisie] = useState(VIDE);
  const [refus, setRefus] = useState<RefusSaisie | null>(null);
  const [enCours, lancer] = useTransition();
  const brouillon = useBrouillonLocal(`evaluation:${compteId}:${id}:${partie}`, saisie);

  const commencee = saisie.degre !== null || saisie.appreciation.trim() !== '';
  useEffect(() => {
    retenir(partie, commencee);
    return () => retenir(partie, false);
  }, [partie, commencee, retenir]);

  function enregistrer(puis: 'rester' | 'suivante') {
    if (parti.current) return;
    parti.current = true;
    lancer(async () => {
      setRefus(null);
      const resultat = await tenter(evaluer({ id, version, partie, ...saisie }));
      parti.current = false;
      if (!resultat.ok) {
        const { code, message, champs = {} } = resultat;
        setRefus({ code, message, champs });
        if (code === 'fiche-perimee' || code === 'fiche-corbeille') relire();
        return;
      }
      brouillon.terminer();
      acceptee();
      retenir(partie, false);
      const { collegues } = resultat.valeur;
      // Ce qu'un collègue vient d'écrire, ou l'autre partie pas encore enregistrée, se lit avant de partir.
      const autre = [...sales].some((p) => p !== partie);
      if (puis === 'suivante' && suite && collegues.length === 0 && !autre) router.push(suite);
      else onFait(collegues);
    });
  }

  return {
    saisie,
    /** Quelque chose est saisi, pas encore enregistré. */
    commencee,
    changer: (changement: Partial<Saisie>) => setSaisie((s) => ({ ...s, ...changement })),
    refus,
    enCours,
    enregistrer,
    brouillon: {
      le: brouillon.retrouve?.le ?? null,
      reprendre: () => {
        setSaisie(brouillon.retrouve?.valeur ?? VIDE);
        brouillon.ecarter();
      },
      effacer: brouillon.ecarter,
    },
  };
}
