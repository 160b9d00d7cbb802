import { dirname, join } from 'node:path/posix';
import { parseSync, Visitor } from 'oxc-parser';
import { sansInsecable, seMontre } from './insecables';

/** Un import ou une réexportation. `type` : rien n'en reste à l'exécution. */
export interface Import {
  /** Ce qui est écrit : « @/lib/dates », « ./regles », « zod ». */
  source: string;
  /** Le fichier du dépôt que cela désigne ; nul pour un paquet. */
  vers: string | null;
  type: boolean;
  /** Les noms pris, `default` et `*` compris. */
  noms: string[];
  /** Sous quels noms ils sont connus ici. */
  locaux: string[];
  ligne: number;
}

/** Où un nom importé d'un module d'actions est employé autrement que donné à quelqu'un d'autre. */
export interface Emploi {
  nom: string;
  ligne: number;
  /** `appel` : le composant l'appelle lui-même ; `formulaire` : il est l'`action` d'un `<form>` nu. */
  comment: 'appel' | 'formulaire';
}

export interface Module {
  chemin: string;
  /** `use client`, `use server` : la directive en tête. */
  directive: string | null;
  imports: Import[];
  emplois: Emploi[];
  /** Les lignes d'un texte où manque une insécable. */
  coupables: number[];
  /** Se sert de ce que seul le navigateur a : réseau, page, rangement. */
  navigateur: boolean;
}

const EXTENSIONS = ['', '.ts', '.tsx', '.d.ts', '.mjs'];

/** Lit tous les modules d'un arbre, donné par chemin (depuis la racine du dépôt) et contenu. */
export function lireModules(fichiers: ReadonlyMap<string, string>): Map<string, Module> {
  return new Map([...fichiers].map(([chemin, texte]) => [chemin, lireModule(chemin, texte, fichiers)]));
}

function lireModule(chemin: string, texte: string, fichiers: ReadonlyMap<string, string>): Module {
  const { program, module, errors } = parseSync(chemin, texte);
  if (errors[0]) throw new Error(`${chemin} : ${errors[0].message}`);
  const ligneDe = (position: number) => texte.slice(0, position).split('\n').length;
  const imports: Import[] = [];
  const ajouter = (source: string, position: number, type: boolean, noms: string[], locaux: string[] = []) =>
    imports.push({ source, vers: resoudre(chemin, source, fichiers), type, noms, locaux, ligne: ligneDe(position) });

  for (const i of module.staticImports) {
    const type = i.entries.length > 0 && i.entries.every((e) => e.isType);
    const noms = i.entries.map((e) => e.importName.name ?? (e.importName.kind === 'Default' ? 'default' : '*'));
    const locaux = i.entries.map((e) => e.localName.value);
    ajouter(i.moduleRequest.value, i.start, type, noms, locaux);
  }
  for (const e of module.staticExports.flatMap((x) => x.entries)) {
    if (e.moduleRequest) ajouter(e.moduleRequest.value, e.start, e.isType, [e.importName.name ?? '*']);
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const litteral = /^['"](.*)['"]$/.exec(texte.slice(moduleRequest.start, moduleRequest.end));
    if (litteral?.[1]) ajouter(litteral[1], start, false, ['*']);
  }
  const premiere = program.body[0];
  const directive = premiere?.type === 'ExpressionStatement' ? (premiere.directive ?? null) : null;
  const coupables = seMontre(chemin) ? lireTextes(program, texte).map(ligneDe) : [];
  return { chemin, directive, imports, coupables, ...lireEmplois(program, ligneDe) };
}

function resoudre(depuis: string, source: string, fichiers: ReadonlyMap<string, string>): string | null {
  const nu = source.startsWith('@/') ? source.slice(2) : source.startsWith('.') ? join(dirname(depuis), source) : null;
  if (nu === null) return null;
  const extension = EXTENSIONS.find((e) => fichiers.has(nu + e));
  return extension === undefined ? nu : nu + extension;
}

type Programme = ReturnType<typeof parseSync>['program'];

const GLOBAUX = new Set([
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
]);

/** Où, dans les textes d'un module (JSX, chaînes, gabarits), une insécable manque. */
function lireTextes(program: Programme, source: string): number[] {
  const places: number[] = [];
  const chercher = ({ start, end }: { start: number; end: number }) => {
    for (const { debut } of sansInsecable(source.slice(start, end))) places.push(start + debut);
  };
  new Visitor({
    JSXText: chercher,
    Literal(litteral) {
      if (typeof litteral.value === 'string') chercher(litteral);
    },
    TemplateElement: chercher,
  }).visit(program);
  return places;
}

/** Tous les noms appelés (`nom(…)`, `nom.bind(…)`) ou donnés à l'`action` d'un élément nu (`<form action={nom}>`). */
function lireEmplois(program: Programme, ligneDe: (position: number) => number) {
  const emplois: Emploi[] = [];
  let navigateur = false;
  const nommer = (e: { type: string }) => (e.type === 'Identifier' && 'name' in e ? String(e.name) : '');
  new Visitor({
    CallExpression({ callee, start }) {
      const nom = nommer(callee.type === 'MemberExpression' ? callee.object : callee);
      navigateur ||= GLOBAUX.has(nom);
      if (nom) emplois.push({ nom, ligne: ligneDe(start), comment: 'appel' });
    },
    NewExpression({ callee }) {
      navigateur ||= GLOBAUX.has(nommer(callee));
    },
    MemberExpression({ object }) {
      navigateur ||= GLOBAUX.has(nommer(object));
    },
    JSXOpeningElement({ name, attributes, start }) {
      if (name.type !== 'JSXIdentifier' || !/^[a-z]/.test(name.name)) return;
      for (const a of attributes) {
        if (a.type !== 'JSXAttribute' || a.value?.type !== 'JSXExpressionContainer') continue;
        const nom = nommer(a.value.expression);
        if (nom) emplois.push({ nom, ligne: ligneDe(start), comment: 'formulaire' });
      }
    },
  }).visit(program);
  return { emplois, navigateur };
}
