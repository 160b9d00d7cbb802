import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { EtatVide } from '@/components/ui/etat-vide';
import { Groupe } from '@/components/ui/groupe';
import { IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import type { ClasseVisee } from '@/lib/grilles-vierges/regles-classes';
import { lireClassesVisees } from '@/lib/grilles-vierges/serveur/queries-scenario';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { TeteScenario } from '../../_components/tete-scenario';

const NATURES = { division: 'classe', groupe: 'groupe' } as const;

const direNombre = (n: number) => `${n} apprenant${n > 1 ? 's' : ''}`;

/** Choisir les classes d'une grille d'observation, puis la télécharger (SCE-8 ; G 3.7.1). */
export default page<{ rne: string; id: string }>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const { scenario, classes } = await lireClassesVisees(acteur, params.id);
  const { rne } = acteur;
  const ou = `${scenario.sigle}, ${libelleNiveau(scenario.niveau).toLowerCase()}`;
  return (
    <>
      <TeteScenario rne={rne} scenario={scenario} etape="Grille d’observation" />
      {scenario.items.length === 0 ? (
        <EtatVide titre="Aucun item à observer">
          Choisissez d’abord les items que ce scénario évalue, puis revenez ici.
        </EtatVide>
      ) : (
        <Choix
          classes={classes}
          ou={ou}
          adresse={adresseDe(rne, 'scenarios/[id]/grille/export', { id: scenario.id })}
        />
      )}
    </>
  );
});

/** Un formulaire ordinaire, qui télécharge : il marche sans JavaScript. */
function Choix({ classes, ou, adresse }: { classes: readonly ClasseVisee[]; ou: string; adresse: string }) {
  if (classes.length === 0)
    return (
      <div className="flex flex-col items-start gap-4">
        <Avis ton="info">
          Aucune de vos classes n’est rattachée à ce diplôme et à ce niveau ({ou}). La grille aura des lignes vides, à
          compléter à la main.
        </Avis>
        <LienBouton href={adresse} fichier variante="principal" icone={<IconeTelecharger />}>
          Télécharger la grille sans noms
        </LienBouton>
      </div>
    );
  return (
    <Carte>
      <form action={adresse} className="flex flex-col items-start gap-6">
        <Groupe
          legende={`Classes et groupes (${ou})`}
          aide="Un classeur, une feuille par classe ou groupe coché. Sans rien cocher, la grille a des lignes vides."
        >
          {classes.map(({ id, code, nature, noms }) => (
            <CaseACocher
              key={id}
              name="classe"
              value={id}
              defaultChecked={classes.length === 1}
              libelle={
                <>
                  {code} <span className="text-texte-doux">({`${NATURES[nature]}, ${direNombre(noms.length)}`})</span>
                </>
              }
            />
          ))}
        </Groupe>
        <Bouton type="submit" variante="principal" icone={<IconeTelecharger />}>
          Télécharger la grille
        </Bouton>
      </form>
    </Carte>
  );
}
