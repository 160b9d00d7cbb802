import { Badge, type TonBadge } from '@/components/ui/badge';
import { type EtatCompte, LIBELLES_ETAT } from '@/lib/utilisateurs/regles';

const TONS: Record<EtatCompte, TonBadge> = {
  ouvert: 'neutre',
  attente: 'info',
  'a-personnaliser': 'info',
  suspendu: 'attention',
  masque: 'attention',
};

export const Etat = ({ etat }: { etat: EtatCompte }) => <Badge ton={TONS[etat]}>{LIBELLES_ETAT[etat]}</Badge>;
