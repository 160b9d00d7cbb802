'use client';

import type { ReactNode } from 'react';
import { useAnnoncer } from '@/components/annonces';
import type { Action } from '@/components/envoi/appeler';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { IconeCadenas, IconeOeil, IconeOeilBarre } from '@/components/ui/icones';
import { masquer, ramener, reinitialiser } from '../actions';

interface Props {
  id: string;
  /** « Prénom Nom » */
  qui: string;
  iconeSeule?: boolean;
}

interface PropsActe<T> extends Props {
  libelle: string;
  icone: ReactNode;
  titre: string;
  danger?: boolean;
  action: Action<{ id: string }, T>;
  annonce: (valeur: T) => string;
  children: ReactNode;
}

/** Un acte sur un compte : confirmé par « OK » comme dans le guide, puis dit au-dessus du tableau. */
function Acte<T>({ id, qui, iconeSeule = false, libelle, danger, action, annonce, ...question }: PropsActe<T>) {
  const annoncer = useAnnoncer();
  return (
    <ConfirmationAction
      {...question}
      action={action}
      saisie={{ id }}
      surFait={(valeur) => annoncer(annonce(valeur))}
      libelle={iconeSeule ? `${libelle}\u00a0: ${qui}` : libelle}
      iconeSeule={iconeSeule}
      variante={iconeSeule ? 'discret' : danger ? 'danger' : 'secondaire'}
      {...(iconeSeule && { taille: 'petit' })}
      {...(danger && { danger })}
      confirmer="OK"
    />
  );
}

export function Reinitialiser(props: Props & { courriel: string }) {
  return (
    <Acte
      {...props}
      libelle="Réinitialiser le mot de passe"
      icone={<IconeCadenas />}
      titre={`Réinitialiser le mot de passe de ${props.qui}\u00a0?`}
      action={reinitialiser}
      annonce={({ courriel }) => `${props.qui}\u00a0: un mot de passe temporaire part à ${courriel}.`}
    >
      Un courriel à <strong className="break-all">{props.courriel}</strong> lui donnera l’adresse de Griotte, son
      identifiant et un mot de passe temporaire. L’ancien mot de passe ne vaudra plus, et ses sessions ouvertes seront
      fermées.
    </Acte>
  );
}

export function Masquer(props: Props) {
  return (
    <Acte
      {...props}
      libelle="Masquer"
      icone={<IconeOeilBarre />}
      titre={`Masquer ${props.qui}\u00a0?`}
      danger
      action={masquer}
      annonce={() =>
        `Le compte de ${props.qui} est masqué. Vous pouvez revenir en arrière dans «\u00a0Masqués et suspendus\u00a0».`
      }
    >
      Ce compte ne pourra plus se connecter et perdra ses classes. Rien n’est effacé&nbsp;: ce qu’il a créé reste, et
      vous pourrez le ramener.
    </Acte>
  );
}

export function Ramener(props: Props & { importe: boolean }) {
  return (
    <Acte
      {...props}
      libelle="Ramener"
      icone={<IconeOeil />}
      titre={`Ramener ${props.qui}\u00a0?`}
      action={ramener}
      annonce={() => `${props.qui} est de retour. Ses classes sont à lui redonner.`}
    >
      Ce compte pourra de nouveau se connecter, avec le même identifiant et le même mot de passe. Ses classes seront à
      lui redonner.
      {props.importe &&
        ' SIECLE ne le nomme plus\u00a0: il deviendra manuel, et les imports le laisseront jusqu’à ce qu’ils le nomment de nouveau.'}
    </Acte>
  );
}
