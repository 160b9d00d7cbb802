'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import type { SaisieResume } from '@/lib/notifications/schema';
import { reglerResume } from '../actions';

const CHOIX = [
  { valeur: 'aucun', libelle: 'Aucun résumé' },
  { valeur: 'quotidien', libelle: 'Chaque matin' },
  { valeur: 'hebdomadaire', libelle: 'Chaque lundi matin' },
] as const;

const FAITS: Record<SaisieResume['rythme'], string> = {
  aucun: 'Vous ne recevrez plus de résumé.',
  quotidien: 'Vous recevrez un résumé chaque matin où il y a du nouveau.',
  hebdomadaire: 'Vous recevrez un résumé chaque lundi matin, s’il y a du nouveau.',
};

const COUPURE = 'Votre choix n’a pas été enregistré : la connexion est coupée. Réessayez.';

/** Le résumé par courriel, que personne ne reçoit sans l'avoir demandé. */
export function FormulaireResume({ rythme, courriel }: { rythme: SaisieResume['rythme']; courriel: string | null }) {
  const [choix, setChoix] = useState(rythme);
  const [etat, setEtat] = useState<{ ton: 'succes' | 'erreur'; texte: string } | null>(null);
  const [enCours, lancer] = useTransition();

  function envoyer(evenement: FormEvent) {
    evenement.preventDefault();
    lancer(async () => {
      const resultat = await reglerResume({ rythme: choix }).catch(() => ({ ok: false as const, message: COUPURE }));
      setEtat(resultat.ok ? { ton: 'succes', texte: FAITS[choix] } : { ton: 'erreur', texte: resultat.message });
    });
  }

  const sansAdresse = courriel === null && rythme === 'aucun';
  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4">
      <p className="text-texte-doux">
        Ce qui est nouveau pour vous, avec les liens pour y aller. Aucun résultat n’y figure, et rien ne part quand il
        n’y a rien de nouveau.
      </p>
      <GroupeRadios
        legende="Rythme"
        options={CHOIX.map((c) => ({ ...c, desactivee: sansAdresse && c.valeur !== 'aucun' }))}
        valeur={choix}
        onChange={(e) => setChoix(CHOIX.find((c) => c.valeur === e.currentTarget.value)?.valeur ?? 'aucun')}
        aide={sansAdresse ? 'Enregistrez d’abord une adresse électronique.' : courriel && `Envoyé à ${courriel}.`}
      />
      {etat && <Avis ton={etat.ton}>{etat.texte}</Avis>}
      <Bouton type="submit" enCours={enCours} disabled={sansAdresse}>
        Enregistrer le rythme
      </Bouton>
    </form>
  );
}
