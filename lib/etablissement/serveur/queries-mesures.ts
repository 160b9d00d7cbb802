import 'server-only';
import { sql } from 'drizzle-orm';
import { Gauge, Registry } from 'prom-client';
import { lireGlobal } from '@/db/global';

/** Ce que la base mesure, par le nom que Prometheus en lira. */
const MESURES = {
  griotte_travaux_en_attente: 'Travaux de fond dus, pas encore commencés.',
  griotte_travaux_age_secondes: 'Depuis quand attend le plus ancien.',
  griotte_travaux_en_echec: 'Travaux de fond abandonnés après tous leurs essais.',
  griotte_courriels_en_attente: 'Courriels dus, pas encore partis.',
  griotte_courriels_age_secondes: 'Depuis quand attend le plus ancien.',
  griotte_courriels_en_echec: 'Courriels abandonnés depuis vingt-quatre heures.',
  griotte_sauvegarde_age_secondes: 'Âge de la dernière sauvegarde de chaque jour réussie, s’il y en a une.',
  griotte_base_connexions: 'Connexions de Griotte à la base, tous processus et toutes machines.',
  griotte_base_connexions_actives: 'Celles qui exécutent une requête.',
  griotte_base_connexions_maximum: 'Celles que PostgreSQL admet, pour tous.',
} as const;

/** La file, les courriels, les sauvegardes et les connexions, en texte de Prometheus. Des nombres pour toute l'installation. */
export async function mesurerBase(): Promise<string> {
  const [lues = {}] = await lireGlobal((tx) =>
    tx.execute<Record<string, number | null>>(sql`
      select m.*, c.*, current_setting('max_connections')::float8 as griotte_base_connexions_maximum
        from mesurer_exploitation() m cross join (
          select count(*)::float8 as griotte_base_connexions,
            (count(*) filter (where state = 'active'))::float8 as griotte_base_connexions_actives
          from pg_stat_activity where usename = current_user) c`),
  );
  const registre = new Registry();
  for (const [name, help] of Object.entries(MESURES)) {
    const lue = lues[name] ?? null;
    if (lue !== null) new Gauge({ name, help, registers: [registre] }).set(Number(lue));
  }
  return registre.metrics();
}
