import type { ReactNode } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { IconeCrayon, IconeMenu, IconeTelecharger, IconeUtilisateur, IconeUtilisateurs } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import type { EvaluationLue } from '@/lib/evaluations/serveur/queries';

const ID = 'menu-evaluation';

/** Le menu de la grille (G 3.8.2) ; qui ne fait que saisir ou consulter n'y trouve que la fiche vierge. */
export function MenuEvaluation({ rne, evaluation }: { rne: string; evaluation: EvaluationLue }) {
  const { id } = evaluation;
  return (
    <>
      <button type="button" popoverTarget={ID} className={classesBouton('secondaire', 'normal', false)}>
        <IconeMenu />
        Menu
      </button>
      <nav id={ID} popover="auto" aria-label="Menu de l’évaluation" className="infobulle w-80 p-2">
        <ul>
          {evaluation.modifiable && (
            <>
              <Entree href={adresseDe(rne, 'evaluations/[id]/apprenants', { id })} icone={<IconeUtilisateurs />}>
                Ajouter ou enlever des apprenants
              </Entree>
              <Entree href={adresseDe(rne, 'evaluations/[id]/modifier', { id })} icone={<IconeCrayon />}>
                Titre, ajouter ou enlever des compétences
              </Entree>
              <Entree href={adresseDe(rne, 'evaluations/[id]/collegues', { id })} icone={<IconeUtilisateur />}>
                Collègues qui saisissent avec moi
              </Entree>
            </>
          )}
          <Entree
            href={adresseDe(rne, 'evaluations/[id]/vierge', { id, format: 'xlsx' })}
            icone={<IconeTelecharger />}
            fichier
          >
            Fiche d’évaluation vierge, pour tableur
          </Entree>
          <Entree
            href={adresseDe(rne, 'evaluations/[id]/vierge', { id, format: 'pdf' })}
            icone={<IconeTelecharger />}
            fichier
          >
            Fiche d’évaluation vierge, en PDF
          </Entree>
        </ul>
      </nav>
    </>
  );
}

type Props = { href: string; icone: ReactNode; fichier?: boolean; children: ReactNode };

function Entree({ href, icone, fichier, children }: Props) {
  const classes =
    'flex min-h-10 items-center gap-3 rounded-sm px-2 text-base no-underline hover:bg-creux pointer-coarse:min-h-11';
  const contenu = (
    <>
      {icone}
      {children}
    </>
  );
  return (
    <li>
      {fichier ? (
        <a href={href} className={classes}>
          {contenu}
        </a>
      ) : (
        <Lien href={href} className={classes}>
          {contenu}
        </Lien>
      )}
    </li>
  );
}
