import 'server-only';
import { eq } from 'drizzle-orm';
import { referentiel } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type ImageLue, lireImages, lireReglagesDans, type Reglages } from '@/lib/parametres/serveur/queries';
import { lireScenarioDans, type ScenarioLu } from './queries';

/** Ce qu'il faut pour écrire un scénario hors de Griotte. */
export interface ScenarioAExporter {
  scenario: ScenarioLu;
  /** « Baccalauréat professionnel, spécialité … ». */
  diplome: string;
  reglages: Reglages;
  logo: ImageLue | undefined;
}

/** Un scénario que l'acteur voit, avec l'en-tête de l'établissement (SCE-6). Refuse `introuvable`. */
export const lirePourExport = (acteur: Acteur, id: string): Promise<ScenarioAExporter> =>
  lire(acteur, async (tx) => {
    const scenario = await lireScenarioDans(tx, acteur, id);
    const [diplome] = await tx
      .select({ intitule: referentiel.intitule })
      .from(referentiel)
      .where(eq(referentiel.code, scenario.referentiel));
    const images = await lireImages(tx, acteur);
    return {
      scenario,
      diplome: diplome?.intitule ?? scenario.sigle,
      reglages: await lireReglagesDans(tx, acteur),
      logo: images.find((i) => i.genre === 'logo'),
    };
  });
