import type { ReactNode } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { IconeAlerte, IconeCoche, IconeHorloge } from '@/components/ui/icones';
import { formaterHeure } from '@/lib/dates';
import type { EtatSauvegarde } from '@/lib/passeport/regles-sauvegarde';
import type { EtatFiche } from './use-fiche';

type Props = Pick<EtatFiche, 'formulaire' | 'etat' | 'annonce' | 'choisirSuite'> & { children?: ReactNode };

/** Sur un téléphone, les deux boutons tiennent côte à côte. */
const LARGEUR = 'max-sm:flex-1 max-sm:px-2 max-sm:leading-tight max-sm:whitespace-normal';

/** En bas de l'écran : où en est l'enregistrement, et les deux façons d'enregistrer (G 3.10.2). */
export function BarreEnregistrer({ formulaire, etat, annonce, choisirSuite, children }: Props) {
  const { isSubmitting, errors } = formulaire.formState;
  const faute = Object.keys(errors).length > 0;
  const dit = faute ? { ton: 'alerte' as const, texte: 'Certains champs sont à corriger.' } : dire(etat, annonce);
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-2 border-t border-filet bg-fond px-4 py-3 lg:mx-0 lg:px-0">
      {children}
      <EtatVisible {...dit} />
      {/* À voix haute, ce qui demande l'attention ou répond à un geste ; pas chaque enregistrement automatique. */}
      <p role="status" className="sr-only">
        {dit.ton === 'alerte' || annonce ? dit.texte : ''}
      </p>
      <div className="flex gap-2">
        <Bouton type="submit" className={LARGEUR} enCours={isSubmitting} onClick={() => choisirSuite('continuer')}>
          Enregistrer et continuer
        </Bouton>
        <Bouton
          type="submit"
          variante="principal"
          className={LARGEUR}
          enCours={isSubmitting}
          onClick={() => choisirSuite('quitter')}
        >
          Enregistrer et quitter
        </Bouton>
      </div>
    </div>
  );
}

type Dit = { ton: 'repos' | 'fait' | 'alerte'; texte: string };

function dire(etat: EtatSauvegarde, annonce: string): Dit {
  switch (etat.nom) {
    case 'intacte':
      return { ton: 'fait', texte: annonce };
    case 'neuve':
      return { ton: 'repos', texte: 'Gardé sur cet appareil, pas encore enregistré.' };
    case 'attente':
      return { ton: 'repos', texte: 'Modifications en attente…' };
    case 'envoi':
      return { ton: 'repos', texte: 'Enregistrement…' };
    case 'enregistree':
      return { ton: 'fait', texte: `Enregistré à ${formaterHeure(etat.le)}` };
    case 'incomplete':
      return { ton: 'alerte', texte: `Pas encore enregistré. ${etat.message}` };
    case 'perimee':
      return {
        ton: 'alerte',
        texte: 'Pas enregistré : la fiche a été modifiée ailleurs. Choisissez en haut de la page.',
      };
    default:
      return { ton: 'alerte', texte: etat.message };
  }
}

const ICONES = { repos: IconeHorloge, fait: IconeCoche, alerte: IconeAlerte } as const;
const TONS = { repos: 'text-texte-doux', fait: 'text-succes', alerte: 'text-attention' } as const;

function EtatVisible({ ton, texte }: Dit) {
  if (!texte) return null;
  const Icone = ICONES[ton];
  return (
    <p aria-hidden="true" className={cx('flex items-start gap-1.5 text-sm', TONS[ton])}>
      <Icone taille={16} className="mt-0.5 shrink-0" />
      {texte}
    </p>
  );
}
