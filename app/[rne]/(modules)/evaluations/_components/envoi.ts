import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { lireErreurs, SANS_ERREUR, useErreurs } from '@/components/erreurs-saisie';
import type { Resultat } from '@/lib/acces/refus';

/**
 * Envoie la modification d'une évaluation, demande d'abord ce que le serveur veut confirmer, puis va à `suite`. Un refus
 * laisse la saisie en place et amène au champ fautif.
 */
export function useEnvoi(agir: (confirme: boolean) => Promise<Resultat<unknown> | null>, suite: string) {
  const router = useRouter();
  const { formulaire, erreurs, poser, corriger } = useErreurs();
  const [question, setQuestion] = useState<string | null>(null);
  const [enCours, lancer] = useTransition();

  const envoyer = (confirme: boolean) =>
    lancer(async () => {
      const resultat = await agir(confirme).catch(() => null);
      const aConfirmer = resultat && !resultat.ok && resultat.code === 'evaluation-resultats';
      setQuestion(aConfirmer ? resultat.message : null);
      poser(aConfirmer ? SANS_ERREUR : lireErreurs(resultat));
      if (!resultat?.ok) return;
      router.push(suite);
    });

  return {
    formulaire,
    erreurs,
    corriger,
    enCours,
    soumettre: (evenement: { preventDefault: () => void }) => {
      evenement.preventDefault();
      envoyer(false);
    },
    demande: { question, enCours, onConfirmer: () => envoyer(true), onRenoncer: () => setQuestion(null) },
  };
}
