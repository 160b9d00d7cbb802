'use client';

import { type ReactNode, useState } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { Differe } from '@/components/ui/differe';
import { IconeCrayon, IconeDupliquer, IconePoubelle } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';

interface Props {
  rne: string;
  id: string;
  titre: string;
  brouillon: boolean;
  origine: string | null;
  /** En tête de la fiche, tous les mots se lisent ; dans la liste d'un grand écran, des icônes. */
  enTete?: boolean;
}

/**
 * Ce que l'apprenant fait d'une de ses fiches : modifier, dupliquer, supprimer. Venue d'ailleurs, la dupliquer
 * seulement. Au client : le serveur n'envoie que ces quatre propriétés, pas trois boutons par fiche.
 */
export function ActionsFiche({ rne, enTete = false, ...fiche }: Props) {
  const lien = (href: string, verbe: string, icone: ReactNode) => (
    // Une liste en compte deux par fiche : on n'en précharge aucun.
    <Lien href={href} title={verbe} className={classesBouton('secondaire', 'petit', false, classesAction(enTete))}>
      {icone}
      <span className={enTete ? undefined : 'lg:sr-only'}>{verbe}</span>
      {!enTete && <span className="sr-only"> «&nbsp;{fiche.titre} »</span>}
    </Lien>
  );
  return (
    <div className="flex flex-wrap gap-2 lg:flex-nowrap">
      {!fiche.origine &&
        lien(
          adresseDe(rne, 'passeport/[id]/modifier', { id: fiche.id }),
          'Modifier',
          <IconeCrayon taille={16} className={ICONE} />,
        )}
      {lien(
        adresseDe(rne, 'passeport/nouvelle', { copie: fiche.id }),
        'Dupliquer',
        <IconeDupliquer taille={16} className={ICONE} />,
      )}
      {!fiche.origine && (
        <SupprimerFiche
          id={fiche.id}
          titre={fiche.titre}
          brouillon={fiche.brouillon}
          rne={rne}
          enTete={enTete}
          className={classesAction(enTete)}
        />
      )}
    </div>
  );
}

/** Sur un téléphone, les trois mots tiennent sur une ligne, sans leurs icônes. */
const ICONE = 'max-sm:hidden';
const classesAction = (enTete: boolean) => (enTete ? '' : 'bouton-de-rangee');

/** La question n'est chargée que si on la pose : la liste compte un bouton par fiche. */
const questionSupprimer = () => import('./question-supprimer').then((m) => m.QuestionSupprimer);

interface PropsSupprimer {
  rne: string;
  id: string;
  titre: string;
  brouillon: boolean;
  enTete: boolean;
  className: string;
}

/** Met une fiche à la corbeille après confirmation (PAS-5). */
function SupprimerFiche({ enTete, className, ...fiche }: PropsSupprimer) {
  const [ouverte, setOuverte] = useState(false);
  const [demandee, setDemandee] = useState(false);
  return (
    <>
      <button
        type="button"
        title="Supprimer"
        aria-haspopup="dialog"
        className={classesBouton('secondaire', 'petit', false, className)}
        onClick={() => {
          setDemandee(true);
          setOuverte(true);
        }}
      >
        <IconePoubelle taille={16} className="max-sm:hidden" />
        <span className={enTete ? undefined : 'lg:sr-only'}>Supprimer</span>
        {!enTete && <span className="sr-only"> «&nbsp;{fiche.titre} »</span>}
      </button>
      {demandee && (
        <Differe charger={questionSupprimer}>
          {(QuestionSupprimer) => (
            <QuestionSupprimer {...fiche} ouverte={ouverte} surFermer={() => setOuverte(false)} />
          )}
        </Differe>
      )}
    </>
  );
}
