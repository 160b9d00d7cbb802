'use client';

import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { BarreSelection, CaseTout, SelectionTableau, useSelection } from '@/components/tableau/selection';
import { Bouton } from '@/components/ui/bouton';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeTelecharger } from '@/components/ui/icones';
import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';
import { useTelechargement } from '@/components/ui/telechargement';
import { EtatTelechargement } from '@/components/ui/telechargement-etat';
import { adresseDe } from '@/lib/adresses/regles';
import { compterFichiers, direSelection } from '@/lib/export-passeport/regles';
import { fauteDeNom, rendreUniques } from '@/lib/export-passeport/regles-noms';
import type { LigneExport } from '@/lib/export-passeport/serveur/regles-vue';
import { NomsFichiers } from './champ-nom';

/** Ce que le navigateur a besoin de savoir d'une fiche. */
export type FicheACocher = Pick<LigneExport, 'cle' | 'titre' | 'nom' | 'onglet' | 'refus' | 'fichiers'>;

interface Props {
  rne: string;
  /** Où le navigateur garde la sélection. */
  garde: string;
  /** Toutes, de tous les onglets : ce qui est coché le reste en changeant d'onglet. */
  fiches: readonly FicheACocher[];
  onglet: string;
  titre: string;
  /** Le tableau des fiches de l'onglet. */
  children: ReactNode;
}

/** Les fiches d'un pôle avec leurs cases et leurs noms de fichiers, et l'avancement de ce qui est demandé. */
export function SelectionFiches({ rne, garde, fiches, onglet, titre, children }: Props) {
  const [{ choisies, noms, pieces, recap }, changer] = useChoixGarde(garde);
  const [erreur, setErreur] = useState('');
  const { etat, lancer, annuler, oublier } = useTelechargement();
  const nomDe = (f: FicheACocher) => noms[f.cle] ?? f.nom;
  const cochees = fiches.filter((f) => !f.refus && choisies.includes(f.cle));
  const uniques = rendreUniques(cochees.map(nomDe));
  const montrees = fiches.filter((f) => f.onglet === onglet);

  const poser = (change: Parameters<typeof changer>[0]) => {
    changer(change);
    setErreur('');
    oublier();
  };
  const selection = useSelection(
    montrees.filter((f) => !f.refus).map((f) => f.cle),
    [new Set(choisies), (suivantes) => poser({ choisies: [...suivantes] })],
  );
  const nommer = {
    lire: (cle: string) => {
      const fiche = fiches.find((f) => f.cle === cle);
      const nom = fiche ? nomDe(fiche) : '';
      const faute = fauteDeNom(nom);
      const unique = uniques[cochees.findIndex((c) => c.cle === cle)];
      return { nom, faute, autre: !faute && unique !== undefined && unique !== nom ? unique : '' };
    },
    renommer: (cle: string, nom: string) => poser({ noms: { ...noms, [cle]: nom } }),
  };

  const exporter = (e: FormEvent) => {
    e.preventDefault();
    const fautive = cochees.find((l) => fauteDeNom(nomDe(l)));
    if (cochees.length === 0) return setErreur('Cochez au moins une fiche.');
    if (fautive) return setErreur(`Corrigez le nom du fichier de la fiche «\u00a0${fautive.titre}\u00a0».`);
    setErreur('');
    const corps = new URLSearchParams(
      cochees.flatMap((l) => [
        ['fiche', l.cle],
        [`nom:${l.cle}`, nomDe(l)],
      ]),
    );
    if (pieces) corps.set('pieces', '1');
    if (recap) corps.set('recap', '1');
    void lancer(adresseDe(rne, 'export-passeport/export'), { method: 'POST', body: corps });
  };

  return (
    <form
      action={adresseDe(rne, 'export-passeport/export')}
      method="post"
      onSubmit={exporter}
      className="flex flex-col gap-4"
    >
      <h2 className="text-lg font-semibold">{titre}</h2>
      {montrees.length === 0 ? (
        <EtatVide titre="Aucune fiche ici">Choisissez un autre onglet&nbsp;: le nombre de fiches y est écrit.</EtatVide>
      ) : (
        <NomsFichiers value={nommer}>
          <SelectionTableau de={selection}>
            <CaseTout libelle="Tout cocher dans cet onglet" />
            {children}
          </SelectionTableau>
        </NomsFichiers>
      )}
      <div className="flex flex-col gap-2">
        <CaseACocher
          libelle="Avec les pièces jointes"
          aide="Les fichiers joints vont dans un dossier au nom de chaque fiche."
          name="pieces"
          checked={pieces}
          onChange={() => poser({ pieces: !pieces })}
        />
        <CaseACocher
          libelle="Avec le récapitulatif"
          aide="Pour chaque onglet des fiches cochées&nbsp;: toutes les situations, et les fiches qui s’y rattachent."
          name="recap"
          checked={recap}
          onChange={() => poser({ recap: !recap })}
        />
      </div>
      <BarreSelection compte={direSelection(cochees, { pieces, recap })}>
        <Bouton type="submit" variante="principal" enCours={etat.nature === 'encours'} icone={<IconeTelecharger />}>
          Exporter les fiches sélectionnées
        </Bouton>
      </BarreSelection>
      <EtatTelechargement
        etat={etat}
        total={compterFichiers(cochees, { pieces, recap })}
        mots="fichiers"
        onAnnuler={annuler}
      />
      {erreur && (
        <p role="alert" className="text-erreur">
          {erreur}
        </p>
      )}
    </form>
  );
}

/** Ce que l'apprenant a coché et renommé. */
interface Choix {
  /** Clés des lignes cochées, dans l'ordre. */
  choisies: string[];
  /** Noms changés, par clé de ligne. */
  noms: Record<string, string>;
  pieces: boolean;
  recap: boolean;
}

const VIDE: Choix = { choisies: [], noms: {}, pieces: false, recap: false };

/** Ce choix, retrouvé après avoir ouvert une fiche par « Voir » ; le temps de l'onglet du navigateur. */
function useChoixGarde(cle: string) {
  const [choix, setChoix] = useState<Choix>(VIDE);
  useEffect(() => setChoix(relire(cle)), [cle]);
  const changer = (change: Partial<Choix>) => {
    const suivant = { ...choix, ...change };
    setChoix(suivant);
    garderDansOnglet(cle, suivant);
  };
  return [choix, changer] as const;
}

const relire = (cle: string): Choix => ({ ...VIDE, ...lireDansOnglet<Partial<Choix>>(cle) });
