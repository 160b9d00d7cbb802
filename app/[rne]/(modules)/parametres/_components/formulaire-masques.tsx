'use client';

import { get, set } from 'react-hook-form';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { LONGUEUR_INTITULE } from '@/lib/parametres/regles-limites';
import type { ChampMasquable, GroupeMasquable } from '@/lib/parametres/regles-masques';
import { enregistrerMasques } from '../actions';
import { ENREGISTRE } from './cadre';

interface Props {
  referentiel: string;
  sigle: string;
  groupes: readonly GroupeMasquable[];
  /** Les intitulés que l'établissement a déjà changés, par champ. */
  changes: Readonly<Record<string, string>>;
}

/** Les intitulés, chacun à sa place (« passeport.titre ») ; sans `changes`, ceux d'origine. */
function ranger(champs: readonly ChampMasquable[], changes: Readonly<Record<string, string>>): Record<string, unknown> {
  const ranges = {};
  for (const { champ, origine } of champs) set(ranges, champ, changes[champ] ?? origine);
  return ranges;
}

/** Les intitulés d'un diplôme, chacun avec le retour à celui d'origine (PAR-3). */
export function FormulaireMasques({ referentiel, groupes, changes }: Props) {
  const champs = groupes.flatMap((g) => g.champs);
  const formulaire = useFormulaire(enregistrerMasques, {
    valeurs: { intitules: ranger(champs, changes) },
    preparer: ({ intitules }) => ({
      referentiel,
      intitules: Object.fromEntries(champs.map(({ champ }) => [champ, String(get(intitules, champ))])),
    }),
    fait: ENREGISTRE,
  });
  return (
    <Formulaire de={formulaire} bouton="Valider" className="flex flex-col gap-4 sm:gap-6">
      {groupes.map((g) => (
        <Carte key={g.titre} titre={g.titre}>
          <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
            {g.champs.map(({ champ, origine }) => {
              const { valeur, ...suite } = formulaire.champ(`intitules.${champ}`);
              return <Intitule key={champ} origine={origine} valeur={String(valeur)} {...suite} />;
            })}
          </div>
        </Carte>
      ))}
    </Formulaire>
  );
}

type PropsIntitule = {
  origine: string;
  valeur: string;
  erreur: string | undefined;
  changer: (intitule: string) => void;
};

function Intitule({ origine, valeur, erreur, changer }: PropsIntitule) {
  return (
    <div className="flex flex-col items-start gap-1">
      <Champ
        libelle={origine}
        value={valeur}
        maxLength={LONGUEUR_INTITULE}
        erreur={erreur}
        onChange={(e) => changer(e.target.value)}
        className="w-full"
      />
      {valeur !== origine && (
        <Bouton variante="discret" taille="petit" onClick={() => changer(origine)}>
          Revenir à l’intitulé d’origine<span className="sr-only">&nbsp;: {origine}</span>
        </Bouton>
      )}
    </div>
  );
}
