'use client';

import { useAnnoncer } from '@/components/annonces';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Badge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { regler } from '../actions';

type Props = { parentsMajeurs: boolean; majeurs: number };

const comptes = (n: number) =>
  n > 1
    ? `${n} apprenants présents sont majeurs.`
    : n === 1
      ? '1 apprenant présent est majeur.'
      : 'Aucun apprenant présent n’est majeur.';

/** Les parents d'apprenants majeurs ont-ils aussi un accès ? Non, tant que l'établissement ne l'a pas dit. */
export function ReglageMajeurs({ parentsMajeurs, majeurs }: Props) {
  const annoncer = useAnnoncer();
  return (
    <Carte
      titre="Parents d’apprenants majeurs"
      actions={
        <Badge ton={parentsMajeurs ? 'succes' : 'neutre'}>
          {parentsMajeurs ? 'Ont un accès' : 'N’ont pas d’accès'}
        </Badge>
      }
    >
      <p className="max-w-[70ch]">
        Le jour de ses 18 ans, un apprenant décide lui-même de qui suit sa scolarité&nbsp;: ses parents ne reçoivent pas
        d’accès, et cessent de voir son suivi s’ils l’avaient. Si le règlement de votre établissement prévoit d’informer
        aussi les parents des majeurs, donnez-leur l’accès ici.
      </p>
      <p className="mt-2 mb-4 text-texte-doux">{comptes(majeurs)}</p>
      <ConfirmationAction
        action={regler}
        saisie={{ parentsMajeurs: !parentsMajeurs }}
        surFait={() =>
          annoncer(
            parentsMajeurs
              ? 'Les parents d’apprenants majeurs n’ont plus accès à leur suivi.'
              : 'Les parents d’apprenants majeurs ont aussi accès à leur suivi.',
          )
        }
        libelle={
          parentsMajeurs ? 'Retirer l’accès aux parents de majeurs' : 'Donner aussi l’accès aux parents de majeurs'
        }
        titre={parentsMajeurs ? 'Retirer l’accès aux parents de majeurs ?' : 'Donner l’accès aux parents de majeurs ?'}
        confirmer="OK"
      >
        {parentsMajeurs ? (
          <p>Ils ne verront plus leur enfant majeur dans Griotte. Leur compte reste, pour leurs enfants mineurs.</p>
        ) : (
          <p>
            Ceux des classes et des diplômes dont l’accès est donné recevront aussitôt leur identifiant et un mot de
            passe temporaire.
          </p>
        )}
      </ConfirmationAction>
    </Carte>
  );
}
