import { HAUTEUR_UTILE } from '@/lib/bilan/pdf/format';
import { paginer } from '@/lib/bilan/pdf/pagination';
import { Metre } from '@/lib/bilan/pdf/pinceau';
import { chargerPolices } from '@/lib/bilan/pdf/polices';
import { enPdf } from './pdf/document';
import { blocIdentite, blocTitre } from './pdf/entete';
import { composerFiche } from './pdf/fiche';
import { blocsRecap } from './pdf/recap';
import { hauteurLigne, TEXTE } from './pdf/texte';
import type { Recap } from './recap';
import { genreDe, PAGES_MAX, TITRES } from './regles';
import type { Diplome, Dossier, FicheExportee, Partie } from './types';

/** De quoi mesurer et dessiner les exports ; les polices se lisent une fois pour toutes. */
export const ouvrirMetre = async (): Promise<Metre> => new Metre(await chargerPolices());

/**
 * De combien de lignes une fiche d'activité (Transport, Logistique) dépasse ses deux pages ; 0 si elle y tient, ou si
 * son diplôme ne les compte pas. Mesuré sur ce qui sera dessiné.
 */
export function lignesEnTrop(dossier: Dossier, fiche: FicheExportee, metre: Metre): number {
  if (genreDe(fiche, 'bacpro') !== 'activite') return 0;
  const pages = paginer(composerFiche(dossier, fiche, 'bacpro', metre), HAUTEUR_UTILE).slice(PAGES_MAX);
  const hauteur = pages.flat().reduce((somme, { bloc }) => somme + bloc.hauteur, 0);
  return Math.ceil(hauteur / hauteurLigne(TEXTE));
}

/** Une fiche officielle en PDF ; `partie` : `bep` pour la partie BEP d'une fiche de GA. */
export function ficheEnPdf(dossier: Dossier, fiche: FicheExportee, partie: Partie, metre: Metre): Promise<Buffer> {
  const nature = TITRES[genreDe(fiche, partie)];
  const titre = `${nature} – ${fiche.titre}`;
  const sujet = dossier.diplomes.get(fiche.referentiel)?.referentiel.intitule ?? '';
  return enPdf({ dossier, titre, nature, sujet, blocs: composerFiche(dossier, fiche, partie, metre) }, metre);
}

/** Le récapitulatif d'un pôle, d'un groupe ou d'une dominante, en PDF. */
export function recapEnPdf(dossier: Dossier, diplome: Diplome, recap: Recap, metre: Metre): Promise<Buffer> {
  const nature = 'Récapitulatif du passeport professionnel';
  const { intitule } = diplome.referentiel;
  const blocs = [
    blocTitre(dossier, nature, intitule, metre),
    blocIdentite(dossier, metre),
    ...blocsRecap(recap, metre),
  ];
  const titre = `${nature} – ${recap.groupe.code} ${recap.groupe.libelle}`;
  return enPdf({ dossier, titre, nature, sujet: intitule, blocs }, metre);
}
