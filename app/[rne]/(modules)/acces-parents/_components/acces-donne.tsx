import { Badge } from '@/components/ui/badge';
import { IconeCoche } from '@/components/ui/icones';
import { formaterJour } from '@/lib/dates';

/** La mention du guide (3.5.2), datée. */
export const AccesDonne = ({ le }: { le: Date }) => (
  <Badge ton="succes" icone={<IconeCoche taille={16} />}>
    (Accès donné) le {formaterJour(le)}
  </Badge>
);
