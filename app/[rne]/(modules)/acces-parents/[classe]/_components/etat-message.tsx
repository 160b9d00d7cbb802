import { Badge, type TonBadge } from '@/components/ui/badge';
import { type EleveLu, type EtatAcces, etatAcces, type ParentLu } from '@/lib/acces-parents/regles';
import { direEtat, type EtatCourriel } from '@/lib/courriels/regles';
import { formaterInstant } from '@/lib/dates';

const MESSAGES: Record<EtatCourriel['etat'], { ton: TonBadge; mot: string }> = {
  attente: { ton: 'info', mot: 'En attente' },
  envoye: { ton: 'succes', mot: 'Envoyé' },
  echec: { ton: 'erreur', mot: 'Échec' },
};

function dire(e: EtatAcces): { ton: TonBadge; mot: string; detail?: string } {
  switch (e.etat) {
    case 'majeur':
      return { ton: 'neutre', mot: 'Enfant majeur' };
    case 'sans-adresse':
      return { ton: 'attention', mot: 'Sans adresse' };
    case 'ferme':
      return { ton: 'neutre', mot: 'Accès non donné' };
    case 'preparation':
      return { ton: 'info', mot: 'En préparation' };
    case 'envoye':
      return { ton: 'succes', mot: 'Envoyé', detail: `Envoyé le ${formaterInstant(e.le)}` };
    case 'message':
      return { ...MESSAGES[e.message.etat], detail: direEtat(e.message) };
  }
}

/** Où en est l'accès de ce parent, et son dernier message. */
export function EtatMessage(props: { parent: ParentLu; eleve: EleveLu; ouvert: boolean }) {
  const { ton, mot, detail } = dire(etatAcces(props.parent, props.eleve, props.ouvert));
  return (
    <div className="flex min-w-40 max-w-72 flex-col items-start gap-1">
      <Badge ton={ton}>{mot}</Badge>
      {detail && <span className="text-sm text-texte-doux">{detail}</span>}
    </div>
  );
}
