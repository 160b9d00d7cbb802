'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { DEGRES } from '@/lib/degres/regles';
import type { ChoixDegre, ChoixDegres } from '@/lib/parametres/regles-degres';
import { enregistrerDegres } from '../actions';
import { ENREGISTRE } from './cadre';
import { LigneDegre } from './ligne-degre';

interface Props {
  initiaux: ChoixDegres;
  /** Ceux du guide. */
  origine: ChoixDegres;
  jauneInitial: boolean;
}

const pareils = (a: ChoixDegre, b: ChoixDegre) => a.code === b.code && a.libelle === b.libelle;

/** Code et intitulé de chaque degré, couleur du deuxième, avec l'aperçu de ce que tous verront (PAR-4). */
export function FormulaireDegres({ initiaux, origine, jauneInitial }: Props) {
  const formulaire = useFormulaire(enregistrerDegres, {
    valeurs: { degres: initiaux, jaune: jauneInitial },
    schema: () => import('@/lib/parametres/schema').then((m) => m.schemaDegres),
    fait: ENREGISTRE,
  });
  const tous = formulaire.champ('degres');
  const jaune = formulaire.champ('jaune');
  const degres = tous.valeur;
  const dOrigine = !jaune.valeur && DEGRES.every((d) => pareils(degres[d], origine[d]));

  function toutRemettre() {
    tous.changer(origine);
    jaune.changer(false);
  }

  return (
    // L'aperçu suit le choix en cours, pas celui du gabarit.
    <div data-partielle={jaune.valeur ? 'jaune' : 'vert'}>
      <Formulaire
        de={formulaire}
        bouton="Valider"
        className="flex flex-col gap-4 sm:gap-6"
        pied={
          <Bouton disabled={dOrigine} onClick={toutRemettre}>
            Tout remettre comme à l’origine
          </Bouton>
        }
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
                erreurs={{
                  code: formulaire.champ(`degres.${degre}.code`).erreur,
                  libelle: formulaire.champ(`degres.${degre}.libelle`).erreur,
                }}
                onChange={formulaire.champ(`degres.${degre}`).changer}
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
            valeur={jaune.valeur ? 'jaune' : 'vert'}
            onChange={(e) => jaune.changer(e.target.value === 'jaune')}
          />
        </Carte>
      </Formulaire>
    </div>
  );
}
