'use client';

import { ChoixItems } from '@/components/choix-items';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { Renoncer } from '@/components/gardien/renoncer';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import type { CleScenario } from '@/lib/champs/regles-scenario';
import type { Diplome } from '@/lib/referentiels/serveur/queries-diplomes';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';
import type { Depart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { ChampsContenu } from './champs-contenu';
import { ChampsIdentite } from './champs-identite';
import { useSaisie } from './use-saisie';

type Props = {
  base: string;
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
export function FormulaireScenario({ base, diplomes, intitules, scenario, depart }: Props) {
  const f = useSaisie({ base, diplomes: diplomes.map((d) => d.code), scenario, depart });
  const { saisie, erreurs, changer } = f;
  const { referentiel } = saisie;
  const choisis = saisie.items[referentiel] ?? [];
  const retour = scenario ? `${base}/${scenario.id}` : base;
  return (
    <form ref={f.formulaire} onSubmit={f.soumettre} noValidate className="flex flex-col gap-6">
      <AvisBrouillon {...f.brouillon.avis} />
      <Carte titre="Le scénario">
        <ChampsIdentite {...{ saisie, changer, diplomes }} erreurs={erreurs.champs} fixe={scenario !== undefined} />
      </Carte>
      <Carte titre="La situation d’apprentissage">
        <ChampsContenu {...{ saisie, changer }} erreurs={erreurs.champs} intitules={intitules[referentiel] ?? []} />
      </Carte>
      <Carte titre="Les items travaillés">
        <ChoixItems
          key={referentiel}
          id="items"
          arbre={diplomes.find((d) => d.code === referentiel)?.arbre ?? []}
          {...(scenario && { connus: scenario.items })}
          choisis={choisis}
          onChange={(items) => changer({ items: { ...saisie.items, [referentiel]: items } })}
          erreur={erreurs.champs.items}
        />
      </Carte>
      {erreurs.message && (
        <Avis ton="erreur" {...(f.perime && { action: <DejaChange href={retour} {...f} /> })}>
          {erreurs.message}
        </Avis>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Bouton type="submit" variante="principal" enCours={f.enCours}>
          {scenario ? 'Valider les modifications' : 'Valider la création du scénario'}
        </Bouton>
        <Renoncer href={retour} brouillon={f.brouillon} />
        <span className="text-texte-doux tabular-nums">
          {choisis.length} item{choisis.length > 1 ? 's' : ''}
        </span>
      </div>
    </form>
  );
}

/** L'autre onglet a enregistré : regarder ce qu'il a écrit, ou passer outre. */
const DejaChange = ({ href, enCours, remplacer }: { href: string; enCours: boolean; remplacer: () => void }) => (
  <span className="flex flex-wrap items-center gap-4">
    <a href={href} target="_blank" rel="noopener" className="lien">
      Voir la version enregistrée (nouvel onglet)
    </a>
    <Bouton enCours={enCours} onClick={remplacer}>
      La remplacer par ma saisie
    </Bouton>
  </span>
);
