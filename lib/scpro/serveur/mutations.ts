import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { ecrire, lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type SaisieScenario, schemaScenario } from '@/lib/scenarios/schema';
import { poserScenarios } from '@/lib/scenarios/serveur/mutations';
import { texteBrut } from '@/lib/texte-riche/regles-texte';
import { niveauDe, referentielDe } from '../regles-correspondances';
import { nommerItem, rapprocher } from '../regles-items';
import type { ChoixImport } from '../schema';
import type { Apercu, ApercuScenario, ScenarioImporte } from '../types-apercu';
import type { Envoi, ScenarioLuScpro } from './import-depot';
import { type DiplomeConnu, lireDiplomesConnus, lireMesTitres } from './queries';

/** Ce qu'un envoi deviendrait : rien n'est écrit (SCE-2). */
export const apercevoir = (acteur: Acteur, envoi: Envoi): Promise<Apercu> =>
  lire(acteur, async (tx) => {
    const diplomes = await lireDiplomesConnus(tx, acteur);
    const miens = await lireMesTitres(tx, acteur);
    const vues = new Map<string, string>();
    const scenarios = envoi.scenarios.map((s) => {
      const identique = vues.get(s.somme);
      vues.set(s.somme, s.fichier);
      return { ...apercu(s, diplomes), dejaMien: miens.has(s.brouillon.titre.toLowerCase()), identique };
    });
    return { scenarios, refuses: envoi.refuses };
  });

function apercu(s: ScenarioLuScpro, diplomes: readonly DiplomeConnu[]): Omit<ApercuScenario, 'dejaMien' | 'identique'> {
  const { brouillon: b, document } = s;
  const sien = diplomes.find((d) => d.referentiel === referentielDe(document, b.referentiel, diplomes));
  const proposes = b.items.length > 0 ? diplomes.filter((d) => d.propose) : [];
  return {
    ...{
      cle: s.cle,
      fichier: s.fichier,
      titre: b.titre,
      remarques: b.remarques,
      alertes: b.alertes,
      ecartes: b.ecartes,
    },
    textes: {
      contexte: texteBrut(b.contexte),
      materiels: texteBrut(b.materiels),
      ressources: texteBrut(b.ressources),
    },
    liens: b.liens,
    items: b.items.map(nommerItem),
    perdus: Object.fromEntries(proposes.map((d) => [d.referentiel, rapprocherDe(s, d, diplomes).perdus])),
    referentiel: sien?.propose ? sien.referentiel : null,
    niveau: niveauDe(document.niveau),
    origine: origineDe(s, sien),
  };
}

/** Ce que le fichier dit de son diplôme et de son niveau, quand on ne sait pas les reprendre. */
function origineDe({ document }: ScenarioLuScpro, sien: DiplomeConnu | undefined): string[] {
  const dires: string[] = [];
  const [diplome, niveau] = [document.diplome.trim().slice(0, 20), document.niveau.trim().slice(0, 20)];
  if (sien && !sien.propose)
    dires.push(`Diplôme du fichier\u00a0: ${sien.sigle}, que votre établissement ne prépare pas.`);
  else if (!sien)
    dires.push(
      diplome ? `Le diplôme du fichier (code ${diplome}) n’est pas suivi ici.` : 'Le fichier ne dit pas son diplôme.',
    );
  if (niveauDe(niveau) === null)
    dires.push(
      ['2321', '2322'].includes(niveau)
        ? `Le fichier est d’un CAP (${niveau === '2321' ? '1re' : '2e'} année).`
        : niveau
          ? `Le niveau du fichier (code ${niveau}) n’a pas d’équivalent ici.`
          : 'Le fichier ne dit pas son niveau.',
    );
  return dires;
}

const rapprocherDe = (s: ScenarioLuScpro, d: DiplomeConnu, diplomes: readonly DiplomeConnu[]) =>
  rapprocher(
    s.brouillon.items,
    d.items,
    referentielDe(s.document, s.brouillon.referentiel, diplomes) === d.referentiel,
  );

/**
 * Importe les scénarios choisis d'un envoi relu en entier, en une transaction : tous, ou aucun. L'acteur en est l'auteur.
 * Refuse `scpro-change` si un choix ne désigne plus rien (le fichier n'est plus celui de l'aperçu), `saisie` pour un
 * diplôme qui n'est pas proposé. Rend ce qui a été créé, dans l'ordre.
 */
export function importer(acteur: Acteur, envoi: Envoi, choix: ChoixImport): Promise<ScenarioImporte[]> {
  return ecrire(acteur, 'scenario.importer', async (tx, tracer) => {
    const diplomes = await lireDiplomesConnus(tx, acteur);
    const neufs = choix.map((c) => ({ ...saisieDe(envoi, c, diplomes), id: uuidv7() }));
    await poserScenarios(tx, acteur, neufs);
    tracer({ details: { scenarios: neufs.length, items: neufs.reduce((n, s) => n + s.items.length, 0) } });
    return neufs.map(({ id, titre }) => ({ id, titre }));
  });
}

function saisieDe(envoi: Envoi, choix: ChoixImport[number], diplomes: readonly DiplomeConnu[]): SaisieScenario {
  const lu = envoi.scenarios.find((s) => s.cle === choix.cle);
  if (!lu) throw new Refus('scpro-change');
  const diplome = diplomes.find((d) => d.referentiel === choix.referentiel && d.propose);
  if (!diplome) throw new Refus('saisie', { champs: { [choix.cle]: 'Choisissez un diplôme de la liste.' } });
  const { titre, contexte, materiels, ressources, liens } = lu.brouillon;
  const { referentiel, niveau, prive } = choix;
  const items = rapprocherDe(lu, diplome, diplomes).codes;
  const saisie = { titre, contexte, materiels, ressources, liens, referentiel, niveau, prive, items };
  const valide = schemaScenario.safeParse(saisie);
  if (!valide.success) throw new Refus('saisie', { champs: { [choix.cle]: valide.error.issues[0]?.message ?? '' } });
  return valide.data;
}
