import { BoutonAction } from '@/components/envoi/bouton-action';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import type { SessionOuverte } from '@/lib/acces/serveur/queries-sessions';
import { formaterInstant } from '@/lib/dates';
import { finirSession } from '../actions';
import { DeconnecterPartout } from './deconnecter-partout';

const colonnes = (courante: string): Colonne<SessionOuverte, never>[] => [
  {
    cle: 'appareil',
    titre: 'Appareil',
    nomme: true,
    cellule: (s) => (
      <span className="flex flex-wrap items-center gap-2">
        {s.appareil}
        {s.id === courante && <Badge ton="accent">Cette session</Badge>}
      </span>
    ),
  },
  { cle: 'reseau', titre: 'Réseau', libelle: 'Réseau', cellule: (s) => s.reseau },
  { cle: 'ouverte', titre: 'Ouverte le', libelle: 'Ouverte le', cellule: (s) => formaterInstant(s.ouverteLe) },
  { cle: 'vue', titre: 'Dernier usage', libelle: 'Dernier usage', cellule: (s) => formaterInstant(s.vueLe) },
  {
    cle: 'fin',
    titre: 'Déconnecter',
    cellule: (s) =>
      s.id !== courante && (
        <BoutonAction action={finirSession} saisie={{ id: s.id }} taille="petit">
          Déconnecter
          <span className="sr-only">
            {' '}
            {s.appareil}, {formaterInstant(s.ouverteLe)}
          </span>
        </BoutonAction>
      ),
  },
];

type Props = { compte: { rne: string; id: string }; courante: string; sessions: readonly SessionOuverte[] };

/** « Mes sessions » (AUT-19) : où l'on est connecté, pour y mettre fin. */
export const MesSessions = ({ compte, courante, sessions }: Props) => (
  <Carte titre="Mes sessions" className="mt-6 max-w-4xl">
    <div className="flex flex-col items-start gap-4">
      <p className="text-texte-doux">
        Les navigateurs où votre compte est ouvert. Le réseau est l’adresse d’où la session a été ouverte,
        abrégée&nbsp;; le dernier usage est dit à cinq minutes près. Vous ne reconnaissez pas une session&nbsp;?
        Déconnectez-la, puis changez de mot de passe.
      </p>
      <Tableau
        legende="Mes sessions"
        legendeCachee
        cartes
        colonnes={colonnes(courante)}
        lignes={sessions}
        cle={(s) => s.id}
        vide={null}
      />
      <DeconnecterPartout compte={compte} />
    </div>
  </Carte>
);
