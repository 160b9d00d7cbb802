'use client';

import { type FormEvent, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { DEGRES } from '@/lib/degres/regles';
import type { ChoixDegre, ChoixDegres } from '@/lib/parametres/regles-degres';
import { enregistrerDegres } from '../actions';
import { FinFormulaire } from './fin-formulaire';
import { LigneDegre } from './ligne-degre';
import { useEnregistrement } from './use-enregistrement';

interface Props {
  initiaux: ChoixDegres;
  /** Ceux du guide. */
  origine: ChoixDegres;
  jauneInitial: boolean;
}

const pareils = (a: ChoixDegre, b: ChoixDegre) => a.code === b.code && a.libelle === b.libelle;

/** Code et intitulé de chaque degré, couleur du deuxième, avec l'aperçu de ce que tous verront (PAR-4). */
export function FormulaireDegres({ initiaux, origine, jauneInitial }: Props) {
  const [degres, setDegres] = useState(initiaux);
  const [jaune, setJaune] = useState(jauneInitial);
  const { formulaire, champs, enregistrer, oublier, ...etat } = useEnregistrement();
  const dOrigine = !jaune && DEGRES.every((d) => pareils(degres[d], origine[d]));

  const changer = (suite: ChoixDegres, enJaune = jaune) => {
    setDegres(suite);
    setJaune(enJaune);
    oublier();
  };

  function envoyer(evenement: FormEvent) {
    evenement.preventDefault();
    enregistrer(() => enregistrerDegres({ degres, jaune }));
  }

  return (
    <form
      ref={formulaire}
      onSubmit={envoyer}
      noValidate
      // L'aperçu suit le choix en cours, pas celui du gabarit.
      data-partielle={jaune ? 'jaune' : 'vert'}
      className="flex flex-col gap-4 sm:gap-6"
    >
      <Carte titre="Degrés de maîtrise">
        <ul className="divide-y divide-filet">
          {DEGRES.map((degre) => (
            <LigneDegre
              key={degre}
              degre={degre}
              nom={initiaux[degre].libelle}
              valeur={degres[degre]}
              origine={pareils(degres[degre], origine[degre]) ? null : origine[degre]}
              erreurs={{ code: champs[`degres.${degre}.code`], libelle: champs[`degres.${degre}.libelle`] }}
              onChange={(suite) => changer({ ...degres, [degre]: suite })}
            />
          ))}
        </ul>
      </Carte>
      <Carte titre="Couleur du deuxième degré">
        <GroupeRadios
          legende={`Pastilles et barres de «\u00a0${degres.partielle.libelle}\u00a0»`}
          enLigne
          options={[
            { valeur: 'vert', libelle: 'Vert clair' },
            { valeur: 'jaune', libelle: 'Jaune' },
          ]}
          valeur={jaune ? 'jaune' : 'vert'}
          onChange={(e) => changer(degres, e.target.value === 'jaune')}
        />
      </Carte>
      <FinFormulaire {...etat}>
        <Bouton disabled={dOrigine} onClick={() => changer(origine, false)}>
          Tout remettre comme à l’origine
        </Bouton>
      </FinFormulaire>
    </form>
  );
}
