import { Badge, type TonBadge } from '@/components/ui/badge';
import { type EleveLu, type EtatAcces, etatAcces, type ParentLu } from '@/lib/acces-parents/regles';
import { formaterInstant } from '@/lib/dates';

const TEXTES: Record<EtatAcces['etat'], { ton: TonBadge; texte: string }> = {
  majeur: { ton: 'neutre', texte: 'Enfant majeur' },
  'sans-adresse': { ton: 'attention', texte: 'Sans adresse' },
  ferme: { ton: 'neutre', texte: 'Accès non donné' },
  preparation: { ton: 'info', texte: 'En préparation' },
  attente: { ton: 'info', texte: 'En attente' },
  envoye: { ton: 'succes', texte: 'Envoyé' },
  echec: { ton: 'erreur', texte: 'Échec' },
};

function precision(e: EtatAcces): string {
  if (e.etat === 'envoye') return `le ${formaterInstant(e.le)}`;
  if (e.etat === 'echec') return e.erreur;
  if (e.etat !== 'attente' || !e.erreur) return '';
  return `Nouvel essai le ${formaterInstant(e.prochainEssaiLe)}. Dernier refus : ${e.erreur}`;
}

/** Où en est l'accès de ce parent, et son dernier message. */
export function EtatMessage(props: { parent: ParentLu; eleve: EleveLu; ouvert: boolean }) {
  const etat = etatAcces(props.parent, props.eleve, props.ouvert);
  const { ton, texte } = TEXTES[etat.etat];
  const detail = precision(etat);
  return (
    <div className="flex max-w-72 flex-wrap items-center gap-x-2 gap-y-1">
      <Badge ton={ton}>{texte}</Badge>
      {detail && <span className="text-sm text-texte-doux [overflow-wrap:anywhere]">{detail}</span>}
    </div>
  );
}
