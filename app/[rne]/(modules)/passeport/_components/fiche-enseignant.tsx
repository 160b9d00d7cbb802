import Link from 'next/link';
import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { IconeChevron } from '@/components/ui/icones';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterJour } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/masques';
import { type Catalogue, trouverItem } from '@/lib/passeport/catalogue';
import type { FicheLue } from '@/lib/passeport/queries-fiche';
import { versionDe } from '@/lib/passeport/regles';
import { ActionsCorbeille } from './actions-corbeille';
import { ContenuFiche } from './contenu-fiche';
import { finCorbeille } from './corbeille';
import { etapesPasseport } from './etapes';
import { FormulaireCorrection } from './formulaire-correction';
import { FormulaireEvaluation } from './formulaire-evaluation';
import { Historique } from './historique';

interface Props {
  rne: string;
  fiche: FicheLue;
  intitules: IntitulesFiche;
  /** De quoi corriger le rattachement (GA) ; nul sinon. */
  catalogue: Catalogue | null;
}

/** PAE-2, PAE-3 : la fiche à gauche, l'évaluation à droite ; l'une sous l'autre sur un écran étroit. */
export function FicheEnseignant({ rne, fiche, intitules, catalogue }: Props) {
  const retour = `?apprenant=${fiche.apprenant.id}`;
  const evaluable = !fiche.corbeilleLe && !fiche.origine;
  const commun = { id: fiche.id, version: versionLue(fiche) };
  return (
    <>
      <EnTetePage
        titre={fiche.titre}
        sousTitre={nomComplet(fiche.apprenant)}
        etapes={etapesPasseport(rne, fiche.titre, retour)}
        actions={<Voisines rne={rne} fiche={fiche} />}
      />
      <AvisOrigine origine={fiche.origine} />
      {fiche.corbeilleLe && (
        <Avis
          ton="attention"
          className="mb-6"
          titre={`Supprimée par l’apprenant le ${formaterJour(fiche.corbeilleLe)}`}
          action={
            <ActionsCorbeille id={fiche.id} titre={fiche.titre} retour={`/${rne}/passeport${retour}&fait=effacee`} />
          }
        >
          Récupérable jusqu’au {finCorbeille(fiche.corbeilleLe)}. Réactivez-la pour l’évaluer.
        </Avis>
      )}
      <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] 2xl:grid-cols-[minmax(0,1fr)_28rem]">
        <div className="flex min-w-0 flex-col gap-4 sm:gap-6">
          <ContenuFiche {...{ rne, fiche, intitules }} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 sm:gap-6">
          <Historique
            fiche={fiche}
            partie="bacpro"
            titre={fiche.famille === 'ga' ? 'Évaluation Bac Pro' : 'Évaluation'}
          >
            {evaluable && <FormulaireEvaluation {...commun} partie="bacpro" />}
          </Historique>
          {fiche.bep && (
            <Historique fiche={fiche} partie="bep" titre="Évaluation BEP">
              {evaluable && <FormulaireEvaluation {...commun} partie="bep" />}
            </Historique>
          )}
          {catalogue && (
            <FormulaireCorrection
              key={fiche.item.code}
              {...commun}
              situation={fiche.item.code}
              precisions={trouverItem(catalogue.groupes, fiche.item.code)}
              bep={catalogue.bep}
              choix={fiche.precisions.map((p) => p.code)}
              bepItem={fiche.bep?.code ?? ''}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** La version que l'enseignant a sous les yeux : c'est elle qu'il évalue. */
const versionLue = (f: FicheLue) =>
  versionDe({
    item: f.item.code,
    choix: f.precisions.map((p) => p.code),
    bepItem: f.bep?.code ?? null,
    version: f.version,
  });

function Voisines({ rne, fiche: { precedente, suivante } }: { rne: string; fiche: FicheLue }) {
  const lien = (voisine: FicheLue['precedente'], libelle: string, avant: boolean) =>
    voisine && (
      <Link
        href={`/${rne}/passeport/${voisine.id}`}
        prefetch={false}
        title={voisine.titre}
        className="lien inline-flex items-center gap-1 pointer-coarse:min-h-11"
      >
        {avant && <IconeChevron taille={16} className="rotate-180" />}
        {libelle}
        {!avant && <IconeChevron taille={16} />}
      </Link>
    );
  return (
    <nav aria-label="Autres fiches de l’apprenant" className="flex gap-4">
      {lien(precedente, 'Fiche précédente', true)}
      {lien(suivante, 'Fiche suivante', false)}
    </nav>
  );
}
