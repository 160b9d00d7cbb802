import type { TonBadge } from '@/components/ui/badge';
import { type CompteEleve, type EtatMotDePasse, etatMotDePasse } from '@/lib/acces-eleves/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant, formaterJour } from '@/lib/dates';

/** Un compte prêt à montrer : le navigateur ne refait ni dates ni règles. */
export interface Ligne {
  id: string;
  nom: string;
  classe: string;
  login: string;
  naissance: string;
  etat: { ton: TonBadge; texte: string };
  connexion: string;
  /** Pourquoi il ne se réinitialise pas. */
  empeche?: string;
}

const ETATS: Record<EtatMotDePasse, { ton: TonBadge; texte: string }> = {
  'premiere-connexion': { ton: 'attention', texte: 'Première connexion pas faite' },
  'a-personnaliser': { ton: 'info', texte: 'À personnaliser à la prochaine connexion' },
  personnalise: { ton: 'succes', texte: 'Personnalisé' },
};

function etatDe(c: CompteEleve): Ligne['etat'] {
  const etat = ETATS[etatMotDePasse(c)];
  const le = c.aPersonnaliser || !c.personnaliseLe ? '' : ` le ${formaterJour(c.personnaliseLe)}`;
  return { ...etat, texte: etat.texte + le };
}

export const enLigne = (c: CompteEleve): Ligne => ({
  id: c.id,
  nom: nomComplet(c),
  classe: c.classe ?? '',
  login: c.login,
  naissance: formaterJour(c.dateNaissance),
  etat: etatDe(c),
  connexion: formaterInstant(c.connecteLe),
  ...(!c.dateNaissance && { empeche: 'Pas de date de naissance : le compte ne peut pas être réinitialisé.' }),
});
