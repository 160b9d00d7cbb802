'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { motsDe } from '@/lib/recherche-texte';
import { gesteClavier } from './arbre-clavier';
import { LigneArbreACases } from './arbre-ligne';
import { ArbreOutils } from './arbre-outils';
import {
  basculer,
  branchesChoisies,
  etatCase,
  filtrer,
  idsBranches,
  idsCochables,
  type LigneArbre,
  lignesVisibles,
  type NoeudArbre,
  trouver,
} from './arbre-regles';

type Props = {
  /** Nom de l'arbre, montré au-dessus. */
  libelle: string;
  noeuds: readonly NoeudArbre[];
  /** Les identifiants choisis, dans l'ordre du choix. */
  choisis: readonly string[];
  onChange: (choisis: string[]) => void;
  /** Cocher un titre coche tout ce qu'il contient ; sinon un titre n'a pas de case. */
  cocherTitres?: boolean;
  /** Un seul choix : le nouveau remplace l'ancien. */
  unique?: boolean;
  /** Exemple montré dans la recherche. */
  exemple?: string;
};

/** Arbre où l'on choisit des éléments : recherche, dépliage, cases à trois états, tout au clavier. */
export function ArbreACases({
  libelle,
  noeuds,
  choisis,
  onChange,
  cocherTitres = true,
  unique = false,
  exemple,
}: Props) {
  const base = useId();
  const [recherche, setRecherche] = useState('');
  const [deplies, setDeplies] = useState(() => depart(noeuds, choisis));
  const [depliesTrouves, setDepliesTrouves] = useState<ReadonlySet<string>>(new Set());
  const [actif, setActif] = useState(choisis[0]);
  const arbre = useRef<HTMLDivElement>(null);

  const mots = motsDe(recherche);
  const trouves = trouver(noeuds, recherche);
  const montres = filtrer(noeuds, recherche);
  const [ouverts, setOuverts] = trouves !== null ? [depliesTrouves, setDepliesTrouves] : [deplies, setDeplies];
  const lignes = lignesVisibles(montres, ouverts);
  const ensemble = new Set(choisis);
  const unTrouve = seul((trouves ?? []).filter((noeud) => noeud.cochable));
  const tabulable = lignes.find(({ noeud }) => noeud.id === actif)?.noeud.id ?? lignes[0]?.noeud.id;

  // À l'ouverture, le premier choix est en vue ; une fenêtre modale ne se mesure qu'une fois montrée.
  useEffect(() => {
    const image = requestAnimationFrame(() => montrer(arbre.current));
    return () => cancelAnimationFrame(image);
  }, []);

  function chercher(texte: string) {
    setRecherche(texte);
    setDepliesTrouves(new Set(idsBranches(filtrer(noeuds, texte))));
  }

  function plier(ids: readonly string[], ouvrir: boolean) {
    const suite = new Set(ouverts);
    for (const id of ids) ouvrir ? suite.add(id) : suite.delete(id);
    setOuverts(suite);
  }

  function aUneCase(noeud: NoeudArbre) {
    return noeud.cochable || (cocherTitres && idsCochables(noeud).length > 0);
  }

  const choisir = (noeud: NoeudArbre) => onChange(unique ? [noeud.id] : basculer(noeud, choisis));

  function activer({ noeud, deplie }: LigneArbre) {
    if (aUneCase(noeud)) choisir(noeud);
    else if (deplie !== undefined) plier([noeud.id], !deplie);
  }

  /** Le choix unique ferme souvent l'arbre : hors de sa case, une branche se déplie d'abord. */
  function cliquer(ligne: LigneArbre) {
    if (unique && ligne.deplie !== undefined) plier([ligne.noeud.id], !ligne.deplie);
    else activer(ligne);
  }

  function focaliser(id: string | undefined) {
    if (id !== undefined) document.getElementById(`${base}-${id}`)?.focus();
  }

  function auClavier(evenement: KeyboardEvent, index: number) {
    if (evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
    const resultat = gesteClavier(evenement.key, lignes, index);
    if (!resultat) return;
    evenement.preventDefault();
    const ligne = lignes[index];
    if (resultat.geste === 'aller') focaliser(resultat.id);
    else if (resultat.geste === 'deplier-freres') plier(resultat.ids, true);
    else if (resultat.geste === 'activer') ligne && activer(ligne);
    else plier([resultat.id], resultat.geste === 'deplier');
  }

  return (
    <div className="flex flex-col gap-2">
      <ArbreOutils
        libelle={libelle}
        idTitre={`${base}-titre`}
        recherche={recherche}
        exemple={exemple}
        trouves={trouves?.length ?? null}
        choisis={choisis.length}
        onRecherche={chercher}
        onDescendre={() => focaliser(tabulable)}
        onValider={() => unTrouve && choisir(unTrouve)}
        onToutDeplier={() => setOuverts(new Set(idsBranches(montres)))}
        onToutReplier={() => setOuverts(new Set())}
      />
      {lignes.length === 0 && <p className="text-texte-doux">Rien ne répond à cette recherche.</p>}
      <div
        ref={arbre}
        role="tree"
        aria-labelledby={`${base}-titre`}
        aria-multiselectable={!unique}
        className="arbre empty:hidden"
      >
        {lignes.map((ligne, index) => (
          <LigneArbreACases
            key={ligne.noeud.id}
            ligne={ligne}
            id={`${base}-${ligne.noeud.id}`}
            etat={aUneCase(ligne.noeud) ? etatCase(ligne.noeud, ensemble) : null}
            tabulable={ligne.noeud.id === tabulable}
            mots={mots}
            onFocus={() => setActif(ligne.noeud.id)}
            onClic={() => cliquer(ligne)}
            onCocher={() => activer(ligne)}
            onPlier={() => plier([ligne.noeud.id], !ligne.deplie)}
            onTouche={(evenement) => auClavier(evenement, index)}
          />
        ))}
      </div>
    </div>
  );
}

const seul = <T,>(liste: readonly T[]): T | undefined => (liste.length === 1 ? liste[0] : undefined);

/** Fait défiler l'arbre, et lui seul, jusqu'à la première ligne choisie. */
function montrer(arbre: HTMLElement | null) {
  const ligne = arbre?.querySelector<HTMLElement>('[aria-checked="true"]');
  if (arbre && ligne) arbre.scrollTop = ligne.offsetTop - arbre.clientHeight / 2;
}

/** Au départ : ce qui mène aux choix, et la racine quand elle est seule. */
function depart(noeuds: readonly NoeudArbre[], choisis: readonly string[]): ReadonlySet<string> {
  const racine = noeuds.length === 1 ? noeuds.map(({ id }) => id) : [];
  return new Set([...racine, ...branchesChoisies(noeuds, new Set(choisis))]);
}
