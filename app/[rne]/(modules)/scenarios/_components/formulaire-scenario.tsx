'use client';

import { ChoixItemsDiffere } from '@/components/choix-items-differe';
import { Formulaire } from '@/components/envoi/formulaire';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { Renoncer } from '@/components/gardien/renoncer';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { adresseDe } from '@/lib/adresses/regles';
import type { CleScenario } from '@/lib/champs/regles-scenario';
import type { Diplome } from '@/lib/referentiels/serveur/queries-diplomes';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';
import type { Depart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { ChampsContenu } from './champs-contenu';
import { ChampsIdentite } from './champs-identite';
import { useSaisie } from './use-saisie';

type Props = {
  rne: string;
  /** Ceux que l'on propose, avec leur arbre ; celui du scénario quand on le modifie. */
  diplomes: Pick<Diplome, 'code' | 'sigle' | 'arbre'>[];
  /** Intitulés des champs, par diplôme. */
  intitules: Record<string, { cle: CleScenario; libelle: string }[]>;
  /** Le scénario à modifier ; absent pour en créer un. */
  scenario?: ScenarioLu;
  /** Ce dont part un scénario neuf, quand il ne part pas de rien. */
  depart?: Depart;
};

/** Créer ou modifier un scénario (G 3.7.2). */
export function FormulaireScenario({ rne, diplomes, intitules, scenario, depart }: Props) {
  const { formulaire, brouillon, changerDiplome, perime, remplacer } = useSaisie({
    ...{ rne, scenario, depart },
    diplomes: diplomes.map((d) => d.code),
  });
  const referentiel = formulaire.champ('referentiel').valeur;
  const items = formulaire.champ('items');
  const retour = scenario ? adresseDe(rne, 'scenarios/[id]', { id: scenario.id }) : adresseDe(rne, 'scenarios');
  return (
    <Formulaire
      de={formulaire}
      bouton={scenario ? 'Valider les modifications' : 'Valider la création du scénario'}
      pied={
        <>
          {perime && <DejaChange href={retour} {...{ remplacer }} enCours={formulaire.enCours} />}
          <Renoncer href={retour} brouillon={brouillon} />
          <span className="ml-2 self-center text-texte-doux tabular-nums">
            {items.valeur.length} item{items.valeur.length > 1 ? 's' : ''}
          </span>
        </>
      }
      className="flex flex-col gap-6"
    >
      <AvisBrouillon {...brouillon.avis} />
      <Carte titre="Le scénario">
        <ChampsIdentite {...{ formulaire, changerDiplome, diplomes }} fixe={scenario !== undefined} />
      </Carte>
      <Carte titre="La situation d’apprentissage">
        <ChampsContenu {...{ formulaire }} intitules={intitules[referentiel] ?? []} />
      </Carte>
      <Carte titre="Les items travaillés">
        <ChoixItemsDiffere
          key={referentiel}
          id="items"
          arbre={diplomes.find((d) => d.code === referentiel)?.arbre ?? []}
          {...(scenario && { connus: scenario.items })}
          choisis={items.valeur}
          onChange={items.changer}
          erreur={items.erreur}
        />
      </Carte>
    </Formulaire>
  );
}

/** L'autre onglet a enregistré : regarder ce qu'il a écrit, ou passer outre. */
const DejaChange = ({ href, enCours, remplacer }: { href: string; enCours: boolean; remplacer: () => void }) => (
  <>
    <Bouton enCours={enCours} onClick={remplacer}>
      La remplacer par ma saisie
    </Bouton>
    <a href={href} target="_blank" rel="noopener" className="lien self-center">
      Voir la version enregistrée (nouvel onglet)
    </a>
  </>
);
