import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Progression } from '@/components/ui/progression';
import type { Apercu } from '@/lib/scpro/types-apercu';
import { appliquerATous, type Choix, cocherTous, premierManque, retenus, type TousLesChoix } from './choix';
import { ChoixCommuns } from './choix-communs';
import type { DiplomePropose } from './import-scpro';
import { LigneScenario } from './ligne-scenario';
import { Refuses } from './refuses';

type Props = {
  apercu: Apercu;
  choix: TousLesChoix;
  diplomes: readonly DiplomePropose[];
  refus: string | undefined;
  enCours: boolean;
  changer: (choix: TousLesChoix) => void;
  recommencer: () => void;
  importer: (prive: boolean) => Promise<void>;
};

/** Deuxième étape : ce qui est compris de chaque fichier, et ce qu'il reste à choisir. Rien n'est encore écrit. */
export function ApercuImport({ apercu, choix, diplomes, refus, enCours, changer, recommencer, importer }: Props) {
  const [prive, setPrive] = useState(true);
  const [verifie, setVerifie] = useState(false);
  const titre = useRef<HTMLHeadingElement>(null);
  const liste = useRef<HTMLFormElement>(null);
  useEffect(() => titre.current?.focus(), []);

  const nombre = retenus(apercu, choix).length;
  const manque = premierManque(apercu, choix);
  const changerUn = (cle: string, change: Partial<Choix>) => {
    const avant = choix[cle];
    if (avant) changer({ ...choix, [cle]: { ...avant, ...change } });
  };
  async function soumettre(e: SubmitEvent<HTMLFormElement>) {
    e.preventDefault();
    setVerifie(true);
    if (manque) liste.current?.querySelector<HTMLElement>(`[name="${manque.champ}-${manque.cle}"]`)?.focus();
    else await importer(prive);
  }

  return (
    <form ref={liste} onSubmit={soumettre} className="flex flex-col gap-6" noValidate>
      <h2 ref={titre} tabIndex={-1} className="text-xl font-semibold outline-none">
        {dire(apercu)}
      </h2>
      <Refuses refuses={apercu.refuses} />
      {apercu.scenarios.length > 0 && (
        <>
          <ChoixCommuns
            {...{ diplomes, prive, setPrive }}
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
                  verifie={verifie}
                  changer={(change) => changerUn(s.cle, change)}
                />
              ))}
            </ul>
          </Carte>
        </>
      )}
      {verifie && manque && nombre > 0 && (
        <Avis ton="erreur">Choisissez le diplôme et le niveau de chaque scénario coché. Rien n’a été importé.</Avis>
      )}
      {refus && <Avis ton="erreur">{refus}</Avis>}
      {enCours && <Progression libelle="Import en cours…" />}
      <div className="sticky bottom-0 z-10 flex flex-wrap gap-2 border-t border-filet bg-fond py-3">
        {apercu.scenarios.length > 0 && (
          <Bouton type="submit" variante="principal" enCours={enCours} disabled={nombre === 0}>
            {nombre === 0 ? 'Importer' : `Importer ${nombre} scénario${nombre > 1 ? 's' : ''}`}
          </Bouton>
        )}
        <Bouton onClick={recommencer} disabled={enCours}>
          Autres fichiers
        </Bouton>
      </div>
    </form>
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
