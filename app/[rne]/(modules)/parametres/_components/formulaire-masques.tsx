'use client';

import { type FormEvent, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { LONGUEUR_INTITULE } from '@/lib/parametres/regles-limites';
import type { ChampMasquable, GroupeMasquable } from '@/lib/parametres/regles-masques';
import { enregistrerMasques } from '../actions';
import { FinFormulaire } from './fin-formulaire';
import { useEnregistrement } from './use-enregistrement';

interface Props {
  referentiel: string;
  sigle: string;
  groupes: readonly GroupeMasquable[];
  /** Les intitulés que l'établissement a déjà changés, par champ. */
  changes: Readonly<Record<string, string>>;
}

const intitulesDe = ({ groupes, changes }: Props): Record<string, string> =>
  Object.fromEntries(groupes.flatMap((g) => g.champs.map((c) => [c.champ, changes[c.champ] ?? c.origine])));

/** Les intitulés d'un diplôme, chacun avec le retour à celui d'origine (PAR-3). */
export function FormulaireMasques(props: Props) {
  const [intitules, setIntitules] = useState(() => intitulesDe(props));
  const { formulaire, champs, enregistrer, oublier, ...etat } = useEnregistrement();

  const ecrire = (champ: string, intitule: string) => {
    setIntitules((avant) => ({ ...avant, [champ]: intitule }));
    oublier();
  };

  function envoyer(evenement: FormEvent) {
    evenement.preventDefault();
    const origines = intitulesDe({ ...props, changes: {} });
    const remplis = Object.entries(intitules).map(([champ, t]) => [champ, t.trim() || origines[champ] || '']);
    setIntitules(Object.fromEntries(remplis));
    enregistrer(() => enregistrerMasques({ referentiel: props.referentiel, intitules }));
  }

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="flex flex-col gap-4 sm:gap-6">
      {props.groupes.map((g) => (
        <Carte key={g.titre} titre={g.titre}>
          <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
            {g.champs.map((c) => (
              <Intitule
                key={c.champ}
                champ={c}
                valeur={intitules[c.champ] ?? c.origine}
                erreur={champs[`intitules.${c.champ}`]}
                onEcrire={(intitule) => ecrire(c.champ, intitule)}
              />
            ))}
          </div>
        </Carte>
      ))}
      <FinFormulaire {...etat} />
    </form>
  );
}

type PropsIntitule = {
  champ: ChampMasquable;
  valeur: string;
  erreur: string | undefined;
  onEcrire: (intitule: string) => void;
};

function Intitule({ champ: { origine }, valeur, erreur, onEcrire }: PropsIntitule) {
  return (
    <div className="flex flex-col items-start gap-1">
      <Champ
        libelle={origine}
        value={valeur}
        maxLength={LONGUEUR_INTITULE}
        erreur={erreur}
        onChange={(e) => onEcrire(e.target.value)}
        className="w-full"
      />
      {valeur !== origine && (
        <Bouton variante="discret" taille="petit" onClick={() => onEcrire(origine)}>
          Revenir à l’intitulé d’origine<span className="sr-only">&nbsp;: {origine}</span>
        </Bouton>
      )}
    </div>
  );
}
