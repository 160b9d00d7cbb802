'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { versionDe } from '@/lib/passeport/regles';
import type { Catalogue, OptionItem } from '@/lib/passeport/regles-catalogue';
import { CasesPrecisions, SelectActivite } from './choix-precisions';
import { useEnCours } from './evaluation-en-cours';

interface Props {
  situation: string;
  /** La situation dans le catalogue ; absente si elle a été retirée du référentiel. */
  precisions: OptionItem | undefined;
  bep: Catalogue['bep'];
  choix: string[];
  bepItem: string;
}

/** L'enseignant fait correspondre complexités, aléas et activité BEP à ce qu'il lit (PAE-2, GA). */
export function FormulaireCorrection({ situation, precisions, bep, choix, bepItem }: Props) {
  const { id, version, actions, relire, corrigee } = useEnCours();
  const formulaire = useFormulaire(actions.corriger, {
    valeurs: { choix, bepItem },
    preparer: (saisie) => ({ id, version, ...saisie }),
    fait: 'La correction est enregistrée.',
    surFait: (_, saisie) =>
      corrigee(
        versionDe({ item: situation, choix: saisie.choix, bepItem: saisie.bepItem || null, version: version.numero })
          .choix,
      ),
    surEchec({ code }) {
      if (code === 'fiche-perimee') relire();
    },
  });
  const choisis = formulaire.champ('choix');
  return (
    <Carte titre="Complexités, aléas et activité BEP">
      <details>
        <summary className="lien w-fit cursor-pointer pointer-coarse:min-h-11">
          Corriger ce que l’apprenant a choisi
        </summary>
        <Formulaire
          de={formulaire}
          bouton="Enregistrer la correction"
          variante="secondaire"
          className="mt-3 flex flex-col gap-4"
        >
          {precisions && (
            <CasesPrecisions
              item={precisions}
              choix={choisis.valeur}
              onChange={choisis.changer}
              erreur={choisis.erreur}
            />
          )}
          {bep && <SelectActivite {...{ bep, situation }} {...formulaire.lier('bepItem')} />}
          {bepItem && !formulaire.rhf.watch('bepItem') && (
            <Avis ton="attention">
              Sans activité, la partie BEP ne s’évaluera plus. Ses textes, ses pièces et ses évaluations resteront à
              lire.
            </Avis>
          )}
        </Formulaire>
      </details>
    </Carte>
  );
}
