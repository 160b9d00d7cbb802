import { LIEUX } from '@/lib/champs/regles-fiche';
import type { ChampFiche } from '@/lib/champs/textes-fiche';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import { type Catalogue, trouverItem } from './regles-catalogue';
import { comparer, type Morceau } from './regles-changements';
import type { SaisieFiche } from './schema';

/** Un champ qui n'est pas le même dans deux saisies, sous l'intitulé que l'écran lui donne. */
export interface Difference {
  libelle: string;
  morceaux: Morceau[];
}

const direLiens = (liens: SaisieFiche['liens']['bacpro']) =>
  liens.map((l) => `${l.libelle} ${l.url}`.trim()).join('\n');

/** Une saisie en clair : chaque champ sous son intitulé, dans l'ordre du formulaire. */
function enClair(s: SaisieFiche, { communs, champs, bep }: IntitulesFiche, catalogue: Catalogue): [string, string][] {
  const jour = (date: string) => date.split('-').reverse().join('/');
  const item = trouverItem(catalogue.groupes, s.item);
  const precisions = [...(item?.complexites ?? []), ...(item?.aleas ?? [])].filter((p) => s.choix.includes(p.code));
  const textes = (liste: readonly ChampFiche[], valeurs: Record<string, string>, suite = '') =>
    liste.map((c): [string, string] => [`${c.libelle}${suite}`, valeurs[c.cle] ?? '']);
  const activite = catalogue.bep && trouverItem(catalogue.bep.groupes, s.bepItem);
  return [
    [communs.titre, s.titre],
    [communs.faiteLe, jour(s.faiteLe)],
    [communs.lieu, LIEUX[s.lieu]],
    [s.lieu === 'pfmp' ? communs.organisationPfmp : communs.organisationEtablissement, s.organisation],
    ['Dates de la PFMP', s.lieu === 'pfmp' ? [s.pfmpDebutLe, s.pfmpFinLe].filter(Boolean).map(jour).join(' ') : ''],
    [
      catalogue.famille === 'ga' ? 'Situation professionnelle' : 'Compétence',
      `${s.item} ${item?.libelle ?? ''}`.trim(),
    ],
    ['Complexités et aléas', precisions.map((p) => p.libelle).join('\n')],
    ...textes(champs, s.textes),
    ['Liens', direLiens(s.liens.bacpro)],
    ['Activité BEP', activite ? `${activite.code} ${activite.libelle}` : s.bepItem],
    ...textes(bep, s.bepTextes, ' (BEP)'),
    ['Liens (BEP)', direLiens(s.liens.bep)],
    ['Brouillon', s.brouillon ? 'oui' : 'non'],
  ];
}

/**
 * Ce qui diffère de la fiche enregistrée (`avant`) à la saisie (`apres`), champ par champ, mot à mot. L'organisation
 * change d'intitulé avec le lieu : ce n'est pas une différence.
 */
export function differences(
  avant: SaisieFiche,
  apres: SaisieFiche,
  intitules: IntitulesFiche,
  catalogue: Catalogue,
): Difference[] {
  const [anciens, nouveaux] = [enClair(avant, intitules, catalogue), enClair(apres, intitules, catalogue)];
  return nouveaux
    .map(([libelle, texte], rang) => ({ libelle, morceaux: comparer(anciens[rang]?.[1] ?? '', texte) }))
    .filter((d) => d.morceaux.length > 0);
}
