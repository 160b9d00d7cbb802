import { BoutonAction } from '@/components/envoi/bouton-action';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { nomComplet } from '@/lib/apprenants/regles';
import type { Attaque } from '@/lib/comptes/serveur/queries-attaques';
import { formaterInstant } from '@/lib/dates';
import { leverLimite } from '../actions';

const cible = (a: Attaque): string => (a.compte ? `${nomComplet(a.compte)} (${a.compte.login})` : (a.adresse ?? ''));

const COLONNES: Colonne<Attaque>[] = [
  {
    cle: 'quoi',
    titre: 'Ce qui est ralenti',
    nomme: true,
    className: 'min-w-56',
    cellule: (a) => `${a.compte ? 'Compte' : 'Adresse'}\u00a0: ${cible(a)}`,
  },
  { cle: 'dernier', titre: 'Dernier essai', libelle: 'Dernier essai', cellule: (a) => formaterInstant(a.dernierLe) },
  {
    cle: 'essais',
    titre: 'Essais manqués',
    libelle: 'Essais manqués',
    className: 'nombre',
    cellule: (a) => `${a.essais} ou plus`,
  },
  { cle: 'premier', titre: 'Depuis', libelle: 'Depuis', cellule: (a) => formaterInstant(a.premierLe) },
  {
    cle: 'lever',
    titre: 'Limite',
    cellule: (a) => (
      <BoutonAction action={leverLimite} saisie={{ id: a.id }} taille="petit" fait="La limite est levée.">
        Lever la limite<span className="sr-only">&nbsp;: {cible(a)}</span>
      </BoutonAction>
    ),
  },
];

/** Les comptes visés et les adresses d'où l'on s'acharne. */
export const Attaques = ({ attaques }: { attaques: readonly Attaque[] }) => (
  <Carte titre="Attaques des trente derniers jours">
    <p className="mb-4 max-w-prose">
      Quand trop de mots de passe erronés sont essayés sur un compte, ou depuis une même adresse, Griotte fait attendre
      entre deux essais. Qui se connecte d’un appareil où il s’est déjà connecté n’attend pas. Si ce sont des élèves qui
      se trompent, levez la limite&nbsp;: leurs essais repartent de zéro.
    </p>
    <Tableau
      legende="Attaques des trente derniers jours"
      legendeCachee
      cartes
      colonnes={COLONNES}
      lignes={attaques}
      cle={(a) => a.id}
      vide={
        <EtatVide titre="Rien à signaler">
          Ce qui ressemble à une attaque se lira ici, et vous en recevrez un courriel.
        </EtatVide>
      }
    />
  </Carte>
);
