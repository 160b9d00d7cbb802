'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
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

/** Le résumé par courriel, que personne ne reçoit sans l'avoir demandé. */
export function FormulaireResume({ rythme, courriel }: { rythme: SaisieResume['rythme']; courriel: string | null }) {
  const formulaire = useFormulaire(reglerResume, {
    valeurs: { rythme },
    schema: () => import('@/lib/notifications/schema').then((m) => m.schemaResume),
    fait: (_, choisi) => FAITS[choisi.rythme],
  });
  const sansAdresse = courriel === null && rythme === 'aucun';
  return (
    <Formulaire de={formulaire} bouton="Enregistrer le rythme" variante="secondaire" disabled={sansAdresse}>
      <p className="text-texte-doux">
        Ce qui est nouveau pour vous, avec les liens pour y aller. Aucun résultat n’y figure, et rien ne part quand il
        n’y a rien de nouveau.
      </p>
      <GroupeRadios
        legende="Rythme"
        options={CHOIX.map((c) => ({ ...c, desactivee: sansAdresse && c.valeur !== 'aucun' }))}
        aide={sansAdresse ? 'Enregistrez d’abord une adresse électronique.' : courriel && `Envoyé à ${courriel}.`}
        {...formulaire.lierRadios('rythme')}
      />
    </Formulaire>
  );
}
