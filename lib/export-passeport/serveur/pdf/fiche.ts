import 'server-only';
import { formaterJour } from '@/lib/dates';
import { direOrigine } from '@/lib/etablissement/textes';
import { type IntitulesFiche, intitulesFiche } from '@/lib/parametres/regles-masques';
import type { Partie } from '@/lib/passeport/regles';
import { direPeriode } from '@/lib/passeport/textes';
import { type Bloc, espace } from '@/lib/pdf/serveur/pagination';
import type { Metre } from '@/lib/pdf/serveur/pinceau';
import { type Genre, genreDe, TITRES } from '../../regles';
import { criteresDe, epreuveDe, ficheOfficielle } from '../../regles-epreuves';
import type { Dossier, FicheExportee } from '../../types';
import { blocIdentite, blocTitre } from './entete';
import { blocReserve, blocsEvaluation } from './evaluation';
import { blocsChamp, blocsDefinition, blocsListe, blocsTexte, NOTE } from './texte';

interface AComposer {
  dossier: Dossier;
  fiche: FicheExportee;
  partie: Partie;
  genre: Genre;
  intitules: IntitulesFiche;
}

/** Les blocs d'une fiche officielle, dans l'ordre ; `partie` : `bep` pour sa seule partie BEP (GA). */
export function composerFiche(dossier: Dossier, fiche: FicheExportee, partie: Partie, metre: Metre): Bloc[] {
  const genre = genreDe(fiche, partie);
  const intitules = intitulesFiche(dossier.reglages.masques, { code: fiche.referentiel, famille: fiche.famille });
  const a: AComposer = { dossier, fiche, partie, genre, intitules };
  const certifiee = genre === 'activite';
  return [
    blocTitre(dossier, TITRES[genre], sousTitre(a), metre),
    blocIdentite(dossier, metre),
    ...blocsSituation(a, metre),
    espace(8),
    ...blocsTextes(a, metre),
    ...blocsPrecisions(a, metre),
    ...blocsPieces(a, metre),
    ...(certifiee ? blocsCriteres(a, metre) : blocsEvaluation(fiche, partie, dossier.reglages, metre)),
    ...(genre === 'ga' && fiche.precisions.some((p) => !p.verifie) ? blocReserve(metre) : []),
  ];
}

const diplomeDe = ({ dossier, fiche, partie }: AComposer) =>
  dossier.diplomes.get((partie === 'bep' && fiche.bep?.referentiel) || fiche.referentiel);

const groupeDe = ({ fiche, partie }: AComposer) => (partie === 'bep' ? fiche.bep?.groupe : fiche.groupe) ?? null;

const sousTitre = (a: AComposer): string => diplomeDe(a)?.referentiel.intitule ?? '';

function blocsSituation(a: AComposer, metre: Metre): Bloc[] {
  const { fiche, intitules, genre, partie } = a;
  const { communs } = intitules;
  const groupe = groupeDe(a);
  const item = partie === 'bep' && fiche.bep ? fiche.bep : fiche.item;
  const dire = (libelle: string, valeur: string, gras = false) => blocsDefinition(libelle, valeur, metre, gras);
  return [
    ...dire(communs.titre, fiche.titre, true),
    ...dire(communs.faiteLe, formaterJour(fiche.faiteLe)),
    ...dire(communs.lieu, fiche.lieu === 'pfmp' ? `PFMP${direPeriode(fiche)}` : 'Établissement'),
    ...dire(fiche.lieu === 'pfmp' ? communs.organisationPfmp : communs.organisationEtablissement, fiche.organisation),
    ...dire(
      diplomeDe(a)?.referentiel.niveaux[0]?.libelle ?? 'Groupe',
      groupe ? `${groupe.code}  ${groupe.libelle}` : '',
    ),
    ...dire('Épreuve', direEpreuve(a)),
    ...dire(NOM_ITEM[genre], `${item.code}  ${item.libelle}`, true),
    ...(genre === 'ga' ? dire('Compétence', fiche.item.competence ?? '') : []),
    ...(genre === 'ga' ? dire('Critère d’évaluation', fiche.item.critere ?? '') : []),
    ...(genre === 'bep' ? dire('Fiche du bac pro', `${fiche.item.code}  ${fiche.item.libelle}`) : []),
    ...dire('Provenance', fiche.origine ? direOrigine(fiche.origine) : ''),
  ];
}

const NOM_ITEM: Record<Genre, string> = {
  ga: 'Situation',
  bep: 'Activité',
  activite: 'Compétence',
  fiche: 'Compétence',
};

/** L'épreuve que sert la fiche, et son numéro officiel s'il y en a un. */
function direEpreuve(a: AComposer): string {
  const [diplome, groupe] = [diplomeDe(a), groupeDe(a)];
  if (!diplome || !groupe || a.genre === 'bep') return '';
  const officielle = ficheOfficielle(diplome, groupe.code);
  const epreuve = epreuveDe(diplome, groupe.code);
  return officielle ? `${epreuve}, fiche n° ${officielle.numero} (${officielle.situation})` : epreuve;
}

function blocsTextes({ fiche, partie, intitules }: AComposer, metre: Metre): Bloc[] {
  const textes = (partie === 'bep' ? fiche.bep?.textes : fiche.textes) ?? {};
  const champs = partie === 'bep' ? intitules.bep : intitules.champs;
  return champs.flatMap(({ cle, libelle }) => blocsChamp(libelle, textes[cle] ?? '', metre));
}

function blocsPrecisions({ fiche, genre }: AComposer, metre: Metre): Bloc[] {
  if (genre !== 'ga') return [];
  const liste = (nature: 'complexite' | 'alea') =>
    fiche.precisions.filter((p) => p.nature === nature).map((p) => (p.verifie ? p.libelle : `${p.libelle} *`));
  return [
    ...blocsListe('Complexités rencontrées', liste('complexite'), 'Aucune', metre),
    ...blocsListe('Aléas rencontrés', liste('alea'), 'Aucun', metre),
  ];
}

/** Les fichiers joints, par leur nom, et les liens, en toutes lettres ; rien s'il n'y en a pas. */
function blocsPieces({ fiche, partie }: AComposer, metre: Metre): Bloc[] {
  const elements = [
    ...fiche.fichiers.filter((f) => f.partie === partie).map((f) => f.nom),
    ...fiche.liens.filter((l) => l.partie === partie).map((l) => (l.libelle ? `${l.libelle}\u00a0: ${l.url}` : l.url)),
  ];
  return elements.length === 0 ? [] : blocsListe('Pièces jointes', elements, '', metre);
}

function blocsCriteres(a: AComposer, metre: Metre): Bloc[] {
  const [diplome, groupe] = [diplomeDe(a), groupeDe(a)];
  const criteres = diplome && groupe ? criteresDe(diplome, groupe.code) : [];
  if (criteres.length === 0) return [];
  const note = `Critères d’évaluation\u00a0: ${criteres.map((c) => c.charAt(0).toLowerCase() + c.slice(1)).join(' ; ')}.`;
  return blocsTexte(note, NOTE, metre);
}
