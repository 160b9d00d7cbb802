import 'server-only';
import { sql } from 'drizzle-orm';
import { present, suiviParSesParents } from '@/lib/acces/serveur/portee';

/**
 * Condition sur un compte `p` : représentant légal d'au moins un apprenant présent qu'il peut suivre (formats de SIECLE,
 * §3.2 : niveau 1). `ou` : condition de plus sur l'enfant `c`, l'apprenant `x`.
 */
const responsable = (ou = sql`true`) => sql`(p.profil = 'parent' and p.masque_le is null and p.suspendu_le is null
  and exists (select 1 from responsabilite r
    join compte c on c.rne = r.rne and c.id = r.apprenant_id
    join apprenant x on x.rne = c.rne and x.compte_id = c.id
    where r.rne = p.rne and r.responsable_id = p.id and r.niveau = 1 and r.fin_le is null
      and ${present} and ${suiviParSesParents} and ${ou}))`;

/** L'accès est donné à la classe de l'enfant, division de l'année en cours, ou à son diplôme dans cette classe. */
const ouvert = sql`exists (select 1 from affectation a
  join structure s on s.rne = a.rne and s.id = a.structure_id and s.nature = 'division' and s.masquee_le is null
  join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
  join acces_parents o on o.rne = s.rne and o.structure_id = s.id and o.referentiel in ('', x.referentiel)
  where a.rne = c.rne and a.compte_id = c.id and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null)`;

/** Condition sur un compte `p` : il a un accès, parce qu'il l'a déjà reçu ou parce qu'une classe d'un enfant est ouverte. */
export const aUnAcces = sql`((p.acces_envoye_le is not null and ${responsable()}) or ${responsable(ouvert)})`;

/** Condition sur un compte `p` : ses accès sont à lui envoyer maintenant (ACP-3, ACP-4). */
export const aPrevenir = sql`(p.courriel is not null and p.acces_envoye_le is null and ${responsable(ouvert)})`;
