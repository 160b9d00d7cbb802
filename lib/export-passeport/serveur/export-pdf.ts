import 'server-only';
import { formaterJour } from '@/lib/dates';
import type { Partie } from '@/lib/passeport/regles';
import { enPdf } from '@/lib/pdf/serveur/document';
import { HAUTEUR_UTILE } from '@/lib/pdf/serveur/format';
import type { Bloc } from '@/lib/pdf/serveur/pagination';
import { paginer } from '@/lib/pdf/serveur/pagination';
import { hauteurLigne, Metre } from '@/lib/pdf/serveur/pinceau';
import { chargerPolices } from '@/lib/pdf/serveur/polices';
import { signesDe } from '@/lib/pdf/serveur/signes';
import { genreDe, PAGES_MAX, TITRES } from '../regles';
import type { Diplome, Dossier, FicheExportee } from '../types';
import { blocIdentite, blocTitre } from './pdf/entete';
import { composerFiche } from './pdf/fiche';
import { blocsRecap } from './pdf/recap';
import { TEXTE } from './pdf/texte';
import type { Recap } from './regles-recap';

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

/** Ce qu'un document a en commun avec les autres : son auteur, son pied de page, les signes de l'établissement. */
function dessiner(
  dossier: Dossier,
  { nature, objet, sujet, blocs }: { nature: string; objet: string; sujet: string; blocs: readonly Bloc[] },
  metre: Metre,
): Promise<Buffer> {
  const { apprenant: a, etablissement, reglages, editeLe } = dossier;
  const nom = `${a.prenom} ${a.nom}`;
  const titre = `${nature} – ${objet} – ${nom}`;
  const pied = `${etablissement.nom} · ${nature}, export du ${formaterJour(editeLe)}`;
  return enPdf({ titre, auteur: nom, sujet, pied, nom, blocs, signes: signesDe(reglages) }, metre);
}

/** Une fiche officielle en PDF ; `partie` : `bep` pour la partie BEP d'une fiche de GA. */
export function ficheEnPdf(dossier: Dossier, fiche: FicheExportee, partie: Partie, metre: Metre): Promise<Buffer> {
  const nature = TITRES[genreDe(fiche, partie)];
  const sujet = dossier.diplomes.get(fiche.referentiel)?.referentiel.intitule ?? '';
  const blocs = composerFiche(dossier, fiche, partie, metre);
  return dessiner(dossier, { nature, objet: fiche.titre, sujet, blocs }, metre);
}

/** Le récapitulatif d'un pôle, d'un groupe ou d'une dominante, en PDF. */
export function recapEnPdf(dossier: Dossier, diplome: Diplome, recap: Recap, metre: Metre): Promise<Buffer> {
  const nature = 'Récapitulatif du passeport professionnel';
  const { intitule } = diplome.referentiel;
  const objet = `${recap.groupe.code} ${recap.groupe.libelle}`;
  const blocs = [
    blocTitre(dossier, nature, intitule, metre),
    blocIdentite(dossier, metre),
    ...blocsRecap(recap, metre),
  ];
  return dessiner(dossier, { nature, objet, sujet: intitule, blocs }, metre);
}
