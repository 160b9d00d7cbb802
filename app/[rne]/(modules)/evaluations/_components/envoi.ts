import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { Resultat } from '@/lib/acces/refus';
import { type Erreurs, lireErreurs, montrerErreur, SANS_ERREUR } from './erreurs';

/**
 * Envoie la modification d'une évaluation, demande d'abord ce que le serveur veut confirmer, puis va à `suite`.
 * Un refus laisse la saisie en place et amène au champ fautif.
 */
export function useEnvoi(agir: (confirme: boolean) => Promise<Resultat<unknown>>, suite: string) {
  const router = useRouter();
  const formulaire = useRef<HTMLFormElement>(null);
  const [erreurs, setErreurs] = useState<Erreurs>(SANS_ERREUR);
  const [question, setQuestion] = useState<string | null>(null);
  const [enCours, lancer] = useTransition();

  useEffect(() => {
    if (erreurs !== SANS_ERREUR) montrerErreur(formulaire.current);
  }, [erreurs]);

  const envoyer = (confirme: boolean) =>
    lancer(async () => {
      const resultat = await agir(confirme).catch(() => null);
      const aConfirmer = resultat && !resultat.ok && resultat.code === 'evaluation-resultats';
      setQuestion(aConfirmer ? resultat.message : null);
      setErreurs(aConfirmer ? SANS_ERREUR : lireErreurs(resultat));
      if (resultat?.ok) router.push(suite);
    });

  return {
    formulaire,
    erreurs,
    enCours,
    soumettre: (evenement: { preventDefault: () => void }) => {
      evenement.preventDefault();
      envoyer(false);
    },
    demande: { question, enCours, onConfirmer: () => envoyer(true), onRenoncer: () => setQuestion(null) },
  };
}
