import { etageDe, sujetDe } from './etages';
import type { Import, Module } from './modules';

/** Un fichier qui sort de la maison, et pourquoi. */
export interface Ecart {
  chemin: string;
  ligne: number;
  message: string;
}

export type Modules = ReadonlyMap<string, Module>;
type Regle = (m: Module, modules: Modules) => Ecart[];

const ecart = (m: Module, ligne: number, message: string): Ecart => ({ chemin: m.chemin, ligne, message });
const pieceDe = (chemin: string): string => /^(app|components|lib|db)\//.exec(chemin)?.[1] ?? '';
const estServeur = (chemin: string): boolean => /^lib\/(?:[^/]+\/)?serveur\/.*\.tsx?$/.test(chemin);

/** Ce qu'une pièce peut prendre aux autres, quand elle ne peut pas tout ce que dit le sens. */
const PERMIS: Readonly<Record<string, (vers: string) => boolean>> = {
  app: (vers) => /^(app|components|lib)\//.test(vers) || vers === 'package.json',
  components: (vers) => /^(components|lib)\//.test(vers),
  lib: (vers) => /^(lib|db)\//.test(vers) || vers === 'package.json',
  db: (vers) => vers.startsWith('db/') || vers === 'lib/env.ts',
};

/** app → components → lib → db, imports relatifs et types compris. */
const sens: Regle = (m) => {
  const permis = PERMIS[pieceDe(m.chemin)];
  if (!permis) return [];
  return m.imports.flatMap((i) => {
    if (i.vers !== null && !permis(i.vers)) {
      return [ecart(m, i.ligne, `« ${i.source} » : les imports vont d’app à components, à lib, à db.`)];
    }
    if (m.chemin.startsWith('app/') && /^(drizzle-orm|postgres)(\/|$)/.test(i.source)) {
      return [ecart(m, i.ligne, `« ${i.source} » : pas de SQL dans app, il va dans lib/<sujet>/serveur.`)];
    }
    return [];
  });
};

/** Les primitives n'ont pas un mot du métier. */
const primitives: Regle = (m) =>
  m.chemin.startsWith('components/ui/')
    ? m.imports
        .filter((i) => i.vers !== null && !i.vers.startsWith('components/ui/') && i.vers !== 'lib/recherche-texte.ts')
        .map((i) => ecart(m, i.ligne, `« ${i.source} » : components/ui n’importe rien du métier.`))
    : [];

/** Un sujet de lib ne prend qu'aux étages du dessous : aucun cycle entre dossiers n'est possible. */
const etages: Regle = (m) => {
  const sujet = sujetDe(m.chemin);
  if (!m.chemin.startsWith('lib/')) return [];
  const etage = etageDe(sujet);
  if (etage === undefined) return [ecart(m, 1, `lib/${sujet} n’a pas d’étage : scripts/maison/etages.ts.`)];
  return m.imports.flatMap((i) => {
    if (!i.vers?.startsWith('lib/')) return [];
    const autre = sujetDe(i.vers);
    const sien = etageDe(autre);
    if (autre === sujet || sien === undefined || sien < etage) return [];
    return [ecart(m, i.ligne, `lib/${sujet} (étage ${etage}) ne prend pas à lib/${autre} (étage ${sien}).`)];
  });
};

/** Les paquets que le navigateur reçoit avec un module pur. */
const PAQUETS_PURS = ['zod', 'uuid', 'diff'];

/** Le pur reste pur, le serveur se dit serveur. */
const serveur: Regle = (m) => {
  const marque = m.imports.find((i) => i.source === 'server-only');
  if (estServeur(m.chemin)) {
    const premier = m.imports.every((i) => i === marque || i.ligne > (marque?.ligne ?? 0));
    return marque && premier ? [] : [ecart(m, 1, 'Le fichier doit commencer par import « server-only ».')];
  }
  if (!m.chemin.startsWith('lib/') || m.chemin.endsWith('.mjs')) return [];
  const ecarts = marque
    ? [ecart(m, marque.ligne, 'import « server-only » : sa place est dans un dossier serveur.')]
    : [];
  for (const i of m.imports) {
    if (i.type || i === marque) continue;
    if (
      i.vers
        ? estServeur(i.vers) || (i.vers.startsWith('db/') && i.vers !== 'db/schema/enumerations.ts')
        : !PAQUETS_PURS.includes(i.source)
    )
      ecarts.push(ecart(m, i.ligne, `« ${i.source} » : lib/<sujet> reste pur, ceci va dans lib/<sujet>/serveur.`));
  }
  return ecarts;
};

/** Aucun composant du navigateur n'atteint un fichier du serveur, même de loin. */
const navigateur: Regle = (m, modules) => {
  if (m.directive !== 'use client') return [];
  const vus = new Map<string, Import>();
  const aVoir = [m];
  for (let suivant = aVoir.pop(); suivant; suivant = aVoir.pop()) {
    for (const i of suivant.imports) {
      const vers = i.type || i.vers === null || vus.has(i.vers) ? undefined : modules.get(i.vers);
      if (!vers || vers.directive === 'use server') continue;
      vus.set(vers.chemin, i);
      if (vers.imports.some((x) => x.source === 'server-only')) {
        return [ecart(m, 1, `Ce composant du navigateur atteint ${vers.chemin}, par ${suivant.chemin}.`)];
      }
      aVoir.push(vers);
    }
  }
  return [];
};

/** Une fonction que peu de fichiers ont le droit de prendre : le nom, d'où il vient, qui peut, pourquoi. */
const RESERVEES = [
  {
    nom: 'marquerLocataire',
    de: 'db/tenant.ts',
    a: /^(lib\/acces\/serveur\/acteur|db\/tenant)\.ts$/,
    message: 'Seul lib/acces/serveur/acteur marque un locataire : qui l’est a été relu dans la base.',
  },
  ...['ecrire', 'noter'].map((nom) => ({
    nom,
    de: 'db/tenant.ts',
    a: /^(lib\/.*\/serveur\/(mutations|travaux)[^/]*\.ts|(scripts|tests)\/.*)$/,
    message: 'Seuls les fichiers mutations* et travaux* écrivent dans la base.',
  })),
];

const reservees: Regle = (m) =>
  m.imports.flatMap((i) =>
    RESERVEES.filter(
      (r) => i.vers === r.de && !i.type && (i.noms.includes(r.nom) || i.noms.includes('*')) && !r.a.test(m.chemin),
    ).map((r) => ecart(m, i.ligne, r.message)),
  );

const PURS = 'schema|types|regles|textes';
const NOM_PUR = new RegExp(`^(${PURS})(-[a-z0-9-]+)?\\.ts$`);
const NOM_SERVEUR = new RegExp(
  `^(${PURS}|queries|mutations|portee|export|import|travaux|service)(-[a-z0-9-]+)?\\.tsx?$`,
);
/** Sujets qui sont des mécanismes : chaque pièce y a le nom de ce qu'elle fait. */
const MECANISMES = ['acces', 'serveur', 'pdf', 'travaux'];

/** Le vocabulaire fermé des noms de fichiers de lib (docs/architecture.md). */
const noms: Regle = (m) => {
  const lu = /^lib\/([^/]+)\/(serveur\/)?([^/]+)$/.exec(m.chemin);
  if (!lu || MECANISMES.includes(lu[1] ?? '')) return [];
  if ((lu[2] ? NOM_SERVEUR : NOM_PUR).test(lu[3] ?? '')) return [];
  return [ecart(m, 1, 'Ce nom n’est pas du vocabulaire de lib : docs/architecture.md, « Étages et noms ».')];
};

/** Les fichiers que Next demande, et ceux d'actions. */
const DE_NEXT =
  /\/(page|layout|route|loading|error|not-found|forbidden|unauthorized|template|default|icon|robots|actions)\.tsx?$/;

/** Sous app, un module sans React ni Next, sans action, composant ni navigateur est une règle : sa place est dans lib. */
const reglesSousApp: Regle = (m, modules) => {
  if (!/^app\/.*\.ts$/.test(m.chemin) || DE_NEXT.test(m.chemin) || m.navigateur) return [];
  const decran = m.imports.some(
    (i) =>
      !i.type &&
      (/^(react|next)(\/|$)/.test(i.source) ||
        i.vers?.startsWith('components/') ||
        (i.vers && modules.get(i.vers)?.directive === 'use server')),
  );
  return decran ? [] : [ecart(m, 1, 'Une règle sous app : sa place est dans lib/<sujet>.')];
};

/** Une action se donne à components/envoi, jamais ne s'appelle. */
const actions: Regle = (m, modules) => {
  if (!/^(app|components)\//.test(m.chemin) || m.directive === 'use server') return [];
  const siennes = new Set(
    m.imports.flatMap((i) => (i.vers && !i.type && modules.get(i.vers)?.directive === 'use server' ? i.locaux : [])),
  );
  return m.emplois
    .filter((e) => siennes.has(e.nom))
    .map((e) =>
      ecart(
        m,
        e.ligne,
        e.comment === 'appel'
          ? `« ${e.nom} » s’appelle ici : une action se donne à useAction ou useFormulaire (components/envoi).`
          : `« ${e.nom} » est l’action d’un <form> nu : components/envoi, ou une exception déclarée (scripts/maison/exceptions.ts).`,
      ),
    );
};

/** Un texte montré a ses insécables. */
const insecables: Regle = (m) =>
  m.coupables.map((ligne) => ecart(m, ligne, 'Une espace insécable manque (\\u00a0, ou &nbsp; dans le JSX).'));

const REGLES: Readonly<Record<string, Regle>> = {
  sens,
  primitives,
  etages,
  serveur,
  navigateur,
  reservees,
  noms,
  'regles-sous-app': reglesSousApp,
  actions,
  insecables,
};

/** Un essai a le droit de prendre partout. */
const ESSAI = /(\.test\.tsx?|\/outils-[a-z-]+\.tsx?|\.d\.ts)$/;

/**
 * Tout ce qui sort de la maison. `exceptions` : par règle, les chemins qui en sont dispensés ; une dispense qui ne sert
 * plus est un écart aussi.
 */
export function verifier(modules: Modules, exceptions: Readonly<Record<string, readonly string[]>>): Ecart[] {
  const ecarts: Ecart[] = [];
  for (const [nom, regle] of Object.entries(REGLES)) {
    const dispenses = new Set(exceptions[nom]);
    for (const m of modules.values()) {
      if (ESSAI.test(m.chemin)) continue;
      const siens = regle(m, modules);
      if (siens.length > 0 && dispenses.delete(m.chemin)) continue;
      ecarts.push(...siens);
    }
    for (const chemin of dispenses)
      ecarts.push({ chemin, ligne: 1, message: `N’a plus besoin d’être dispensé de « ${nom} ».` });
  }
  return ecarts;
}
