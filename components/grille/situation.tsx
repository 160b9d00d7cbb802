import { IconeAlerte, IconeCoche, IconeHorloge } from '@/components/ui/icones';
import { formaterHeure } from '@/lib/dates';
import { allerAuxEcarts } from './panneau-ecarts';
import type { Etat } from './saisie-grille';

const pluriel = (n: number, mot: string) => `${n} ${mot}${n > 1 ? 's' : ''}`;
const modifications = (n: number) => pluriel(n, 'modification');
/** « 3 modifications gardées sur cet appareil » ; si l'appareil ne garde rien, de ne pas fermer la page. */
const gardees = ({ attente, gardee }: Etat) =>
  gardee
    ? `${modifications(attente)} ${attente > 1 ? 'gardées' : 'gardée'} sur cet appareil`
    : `${modifications(attente)} en attente\u00a0; ne fermez pas cette page`;

/** Où en est l'enregistrement, en quelques mots. */
export function direSituation(etat: Etat): string {
  const { attente, phase, enCours, enregistreLe } = etat;
  if (attente === 0) return enregistreLe ? `Enregistré à ${formaterHeure(enregistreLe)}` : 'Enregistré';
  if (enCours) return 'Enregistrement…';
  if (phase === 'reseau') return `Hors ligne\u00a0: ${gardees(etat)}`;
  if (phase === 'serveur') return `Le serveur ne répond pas\u00a0: ${gardees(etat)}`;
  if (phase === 'session') return `Session terminée\u00a0: ${gardees(etat)}`;
  if (phase === 'refus') return `Non enregistré\u00a0: ${gardees(etat)}`;
  return `${modifications(attente)} en attente`;
}

/**
 * L'état de l'enregistrement, toujours visible. Le compte en attente change à chaque touche : un lecteur d'écran n'entend
 * que ce qui dure.
 */
export function Situation({ etat }: { etat: Etat }) {
  const { attente, phase, enCours, ecarts } = etat;
  const panne = attente > 0 && phase !== 'calme';
  const alerte = panne || ecarts.size > 0;
  const Icone = alerte ? IconeAlerte : attente > 0 ? IconeHorloge : IconeCoche;
  return (
    <p className="flex min-w-0 flex-1 basis-56 items-center gap-2 text-sm">
      <Icone className={alerte ? 'text-attention' : attente > 0 ? 'text-texte-doux' : 'text-succes'} />
      <span role="status" aria-live={attente > 0 && !panne && !enCours ? 'off' : 'polite'} className="tabular-nums">
        {direSituation(etat)}
        {ecarts.size > 0 && ` · ${pluriel(ecarts.size, 'case')} à départager`}
      </span>
      {ecarts.size > 0 && (
        <button type="button" className="lien pointer-coarse:py-2.5" onClick={allerAuxEcarts}>
          Choisir
        </button>
      )}
    </p>
  );
}
