'use client';

import { useState, useTransition } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import type { Resultat } from '@/lib/acces/refus';
import { versionDe } from '@/lib/passeport/regles';
import type { Catalogue, OptionItem } from '@/lib/passeport/regles-catalogue';
import { CasesPrecisions, SelectActivite } from './choix-precisions';
import { useEnCours } from './evaluation-en-cours';
import { tenter } from './tenter';

interface Props {
  situation: string;
  /** La situation dans le catalogue ; absente si elle a été retirée du référentiel. */
  precisions: OptionItem | undefined;
  bep: Catalogue['bep'];
  choix: readonly string[];
  bepItem: string;
}

/** L'enseignant fait correspondre complexités, aléas et activité BEP à ce qu'il lit (PAE-2, GA). */
export function FormulaireCorrection({ situation, precisions, bep, ...initial }: Props) {
  const { id, version, actions, relire, corrigee } = useEnCours();
  const [choix, setChoix] = useState<readonly string[]>(initial.choix);
  const [bepItem, setBepItem] = useState(initial.bepItem);
  const [etat, setEtat] = useState<Resultat<void> | null>(null);
  const [enCours, lancer] = useTransition();
  const champs = etat?.ok === false ? (etat.champs ?? {}) : {};

  const enregistrer = () =>
    lancer(async () => {
      const resultat = await tenter(actions.corriger({ id, version, choix: [...choix], bepItem }));
      setEtat(resultat);
      if (resultat.ok)
        corrigee(versionDe({ item: situation, choix, bepItem: bepItem || null, version: version.numero }).choix);
      else if (resultat.code === 'fiche-perimee') relire();
    });

  return (
    <Carte titre="Complexités, aléas et activité BEP">
      <details>
        <summary className="lien w-fit cursor-pointer pointer-coarse:min-h-11">
          Corriger ce que l’apprenant a choisi
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          {precisions && <CasesPrecisions item={precisions} choix={choix} onChange={setChoix} erreur={champs.choix} />}
          {bep && (
            <SelectActivite
              {...{ bep, situation }}
              value={bepItem}
              onChange={(e) => setBepItem(e.currentTarget.value)}
              erreur={champs.bepItem}
            />
          )}
          {initial.bepItem && !bepItem && (
            <Avis ton="attention">
              Sans activité, la partie BEP ne s’évaluera plus. Ses textes, ses pièces et ses évaluations resteront à
              lire.
            </Avis>
          )}
          {etat?.ok && <Avis ton="succes">La correction est enregistrée.</Avis>}
          {etat?.ok === false && <Avis ton="erreur">{etat.message}</Avis>}
          <Bouton enCours={enCours} onClick={enregistrer} className="self-start">
            Enregistrer la correction
          </Bouton>
        </div>
      </details>
    </Carte>
  );
}
