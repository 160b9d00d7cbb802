import { useEffect, useRef, useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Progression } from '@/components/ui/progression';
import { adresseDe } from '@/lib/adresses/regles';
import { aEnvoyer, appliquerATous, choixDeDepart, cocherTous, retenus } from '@/lib/scpro/regles-choix';
import type { ChoixSaisi as Choix, ChoixImport } from '@/lib/scpro/schema';
import type { Apercu, ScenarioImporte } from '@/lib/scpro/types-apercu';
import { ChoixCommuns } from './choix-communs';
import { envoyer } from './envoyer';
import type { DiplomePropose } from './import-scpro';
import { LigneScenario } from './ligne-scenario';
import { Refuses } from './refuses';

type Props = {
  rne: string;
  apercu: Apercu;
  fichiers: readonly File[];
  diplomes: readonly DiplomePropose[];
  recommencer: () => void;
  surImportes: (importes: ScenarioImporte[]) => void;
};

/** Deuxième étape : ce qui est compris de chaque fichier, et ce qu'il reste à choisir. Rien n'est encore écrit. */
export function ApercuImport({ rne, apercu, fichiers, diplomes, recommencer, surImportes }: Props) {
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), []);

  const importer = (choisis: ChoixImport) =>
    envoyer<ScenarioImporte[]>(adresseDe(rne, 'scenarios/importer/appliquer'), fichiers, choisis);
  const [valeurs] = useState(() => ({ visibilite: 'prive', choix: choixDeDepart(apercu) }));
  const formulaire = useFormulaire(importer, {
    valeurs,
    schema: () => import('@/lib/scpro/schema').then((m) => m.schemaChoixSaisis),
    preparer: ({ visibilite, choix }) => aEnvoyer(apercu, choix, visibilite === 'prive'),
    surFait: surImportes,
  });
  const { enCours } = formulaire;
  const { valeur: choix, changer } = formulaire.champ('choix');
  const erreurs = formulaire.rhf.formState.errors.choix;
  const nombre = retenus(apercu, choix).length;
  const changerUn = (cle: string, change: Partial<Choix>) => {
    const avant = choix[cle];
    if (avant) changer({ ...choix, [cle]: { ...avant, ...change } });
  };
  const autres = (
    <Bouton onClick={recommencer} disabled={enCours}>
      Autres fichiers
    </Bouton>
  );

  return (
    <div className="flex flex-col gap-6">
      <h2 ref={titre} tabIndex={-1} className="text-xl font-semibold outline-none">
        {dire(apercu)}
      </h2>
      <Refuses refuses={apercu.refuses} />
      {apercu.scenarios.length === 0 ? (
        <div>{autres}</div>
      ) : (
        <Formulaire
          de={formulaire}
          bouton={nombre === 0 ? 'Importer' : `Importer ${nombre} scénario${nombre > 1 ? 's' : ''}`}
          disabled={nombre === 0}
          pied={autres}
          collant
          className="flex flex-col gap-6"
        >
          <ChoixCommuns
            diplomes={diplomes}
            visibilite={formulaire.lierRadios('visibilite')}
            seul={apercu.scenarios.length === 1}
            appliquer={(commun) => changer(appliquerATous(choix, commun))}
          />
          <Carte
            titre="Les scénarios"
            actions={
              <Coches
                nombre={nombre}
                total={apercu.scenarios.length}
                cocher={(retenu) => changer(cocherTous(choix, retenu))}
              />
            }
          >
            <ul className="flex flex-col divide-y divide-filet [&_:is(select,input,summary)]:scroll-mb-32">
              {apercu.scenarios.map((s) => (
                <LigneScenario
                  key={s.cle}
                  scenario={s}
                  choix={choix[s.cle]}
                  diplomes={diplomes}
                  erreurs={erreurs?.[s.cle]}
                  changer={(change) => changerUn(s.cle, change)}
                />
              ))}
            </ul>
          </Carte>
          {enCours && <Progression libelle="Import en cours…" />}
        </Formulaire>
      )}
    </div>
  );
}

function Coches({ nombre, total, cocher }: { nombre: number; total: number; cocher: (retenu: boolean) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p role="status" className="text-sm text-texte-doux tabular-nums">
        {nombre} coché{nombre > 1 ? 's' : ''} sur {total}
      </p>
      {total > 1 && (
        <Bouton taille="petit" onClick={() => cocher(nombre < total)}>
          {nombre < total ? 'Tout cocher' : 'Tout décocher'}
        </Bouton>
      )}
    </div>
  );
}

function dire({ scenarios, refuses }: Apercu): string {
  const lus = scenarios.length;
  if (lus === 0) return 'Aucun scénario n’a pu être lu';
  const suite =
    refuses.length > 0 ? `, ${refuses.length} fichier${refuses.length > 1 ? 's laissés' : ' laissé'} de côté` : '';
  return `${lus} scénario${lus > 1 ? 's lus' : ' lu'}${suite}`;
}
