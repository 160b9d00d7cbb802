import { Badge } from '@/components/ui/badge';
import { IconeCadenas } from '@/components/ui/icones';

/** Qui voit le scénario : son auteur seul, ou toute l'équipe. */
export const Visibilite = ({ prive }: { prive: boolean }) =>
  prive ? (
    <Badge ton="attention" icone={<IconeCadenas taille={16} />}>
      Privé
    </Badge>
  ) : (
    <Badge>Public</Badge>
  );
