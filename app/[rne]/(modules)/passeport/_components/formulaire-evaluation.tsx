'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Definition, Degre } from '@/components/degre';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { ZoneTexte } from '@/components/ui/zone-texte';
import type { Resultat } from '@/lib/acces/refus';
import { DEGRES_FICHE } from '@/lib/maitrise/degres';
import type { VersionFiche } from '@/lib/passeport/schema';
import { evaluer } from '../actions';
import { tenter } from './tenter';

interface Props {
  id: string;
  version: VersionFiche;
  partie: 'bacpro' | 'bep';
}

type Etat = Resultat<unknown> | null;

const SANS_RESULTAT = 'aucun';

const CHOIX = [
  ...DEGRES_FICHE.map((d) => ({ valeur: d as string, libelle: <Degre degre={d} avecLibelle sansBulle /> })),
  { valeur: SANS_RESULTAT, libelle: 'Appréciation seule, sans résultat' },
];

/** Un résultat et une appréciation de plus (PAE-2) ; ce qui est saisi reste à l'écran tant que ce n'est pas enregistré. */
export function FormulaireEvaluation({ id, version, partie }: Props) {
  const router = useRouter();
  const [etat, setEtat] = useState<Etat>(null);
  const [enCours, lancer] = useTransition();

  function envoyer(evenement: FormEvent<HTMLFormElement>) {
    evenement.preventDefault();
    const formulaire = evenement.currentTarget;
    const donnees = new FormData(formulaire);
    const degre = DEGRES_FICHE.find((d) => d === donnees.get('degre')) ?? null;
    const appreciation = String(donnees.get('appreciation') ?? '');
    lancer(async () => {
      const resultat = await tenter(evaluer({ id, version, partie, degre, appreciation }));
      setEtat(resultat);
      if (resultat.ok) formulaire.reset();
    });
  }

  const champs = etat?.ok === false ? (etat.champs ?? {}) : {};
  return (
    <form onSubmit={envoyer} className="flex flex-col gap-4 border-t border-filet pt-4">
      <GroupeRadios
        legende="Nouvelle évaluation"
        name="degre"
        options={CHOIX}
        valeurInitiale={SANS_RESULTAT}
        erreur={champs.degre}
      />
      <details className="text-sm">
        <summary className="lien w-fit cursor-pointer">Ce que veut dire chaque résultat</summary>
        <ul className="mt-2 flex flex-col gap-2">
          {DEGRES_FICHE.map((d) => (
            <li key={d}>
              <Definition degre={d} />
            </li>
          ))}
        </ul>
      </details>
      <ZoneTexte libelle="Appréciation" name="appreciation" rows={3} maxLength={4000} erreur={champs.appreciation} />
      {etat?.ok && <Avis ton="succes">L’évaluation est enregistrée.</Avis>}
      {etat?.ok === false && (
        <Avis
          ton="erreur"
          action={
            etat.code === 'fiche-perimee' && (
              <Bouton taille="petit" onClick={() => router.refresh()}>
                Afficher la fiche à jour
              </Bouton>
            )
          }
        >
          {etat.message}
        </Avis>
      )}
      <Bouton type="submit" enCours={enCours} variante={partie === 'bacpro' ? 'principal' : 'secondaire'}>
        Enregistrer l’évaluation{partie === 'bep' && ' BEP'}
      </Bouton>
    </form>
  );
}
