'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeTelecharger } from '@/components/ui/icones';
import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';
import { useTelechargement } from '@/components/ui/telechargement';
import { EtatTelechargement } from '@/components/ui/telechargement-etat';
import { compterFichiers, direSelection } from '@/lib/export-passeport/regles';
import { fauteDeNom, rendreUniques } from '@/lib/export-passeport/regles-noms';
import type { LigneExport } from '@/lib/export-passeport/serveur/regles-vue';
import { TableauExport } from './tableau-export';

interface Props {
  adresse: string;
  /** Où le navigateur garde la sélection. */
  garde: string;
  lignes: readonly LigneExport[];
  onglet: string;
  titre: string;
}

/** Les fiches d'un pôle avec leurs cases et leurs noms de fichiers, et l'avancement de ce qui est demandé. */
export function SelectionFiches({ adresse, garde, lignes, onglet, titre }: Props) {
  const [{ choisies, noms, pieces, recap }, changer] = useSelection(garde);
  const [erreur, setErreur] = useState('');
  const { etat, lancer, annuler, oublier } = useTelechargement();
  const nomDe = (l: LigneExport) => noms[l.cle] ?? l.nom;
  const cochees = lignes.filter((l) => !l.refus && choisies.includes(l.cle));
  const uniques = rendreUniques(cochees.map(nomDe));
  const montrees = lignes.filter((l) => l.onglet === onglet);
  const possibles = montrees.filter((l) => !l.refus);
  const toutes = possibles.length > 0 && possibles.every((l) => choisies.includes(l.cle));

  const poser = (change: Parameters<typeof changer>[0]) => {
    changer(change);
    setErreur('');
    oublier();
  };
  const cocher = (cles: readonly string[], oui: boolean) =>
    poser({ choisies: oui ? [...new Set([...choisies, ...cles])] : choisies.filter((c) => !cles.includes(c)) });

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
    void lancer(`${adresse}/export`, { method: 'POST', body: corps });
  };

  return (
    <form action={`${adresse}/export`} method="post" onSubmit={exporter} className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{titre}</h2>
      {montrees.length === 0 ? (
        <EtatVide titre="Aucune fiche ici">Choisissez un autre onglet : le nombre de fiches y est écrit.</EtatVide>
      ) : (
        <>
          <CaseACocher
            libelle="Tout cocher dans cet onglet"
            checked={toutes}
            disabled={possibles.length === 0}
            onChange={() =>
              cocher(
                possibles.map((l) => l.cle),
                !toutes,
              )
            }
          />
          <TableauExport
            adresse={adresse}
            legende={titre}
            lignes={montrees.map((l) => ({ ...l, nom: nomDe(l) }))}
            estCochee={(l) => cochees.some((c) => c.cle === l.cle)}
            nomFinal={(l) => uniques[cochees.findIndex((c) => c.cle === l.cle)]}
            onCocher={(l, oui) => cocher([l.cle], oui)}
            onRenommer={(l, nom) => poser({ noms: { ...noms, [l.cle]: nom } })}
          />
        </>
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
          aide="Pour chaque onglet des fiches cochées : toutes les situations, et les fiches qui s’y rattachent."
          name="recap"
          checked={recap}
          onChange={() => poser({ recap: !recap })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Bouton type="submit" variante="principal" enCours={etat.nature === 'encours'} icone={<IconeTelecharger />}>
          Exporter les fiches sélectionnées
        </Bouton>
        <p role="status" className="text-texte-doux">
          {direSelection(cochees, { pieces, recap })}
        </p>
      </div>
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
interface Selection {
  /** Clés des lignes cochées, dans l'ordre. */
  choisies: string[];
  /** Noms changés, par clé de ligne. */
  noms: Record<string, string>;
  pieces: boolean;
  recap: boolean;
}

const VIDE: Selection = { choisies: [], noms: {}, pieces: false, recap: false };

/** La sélection, retrouvée après avoir ouvert une fiche par « Voir » ; le temps de l'onglet du navigateur. */
function useSelection(cle: string) {
  const [selection, setSelection] = useState<Selection>(VIDE);
  useEffect(() => setSelection(relire(cle)), [cle]);
  const changer = (change: Partial<Selection>) => {
    const suivante = { ...selection, ...change };
    setSelection(suivante);
    garderDansOnglet(cle, suivante);
  };
  return [selection, changer] as const;
}

const relire = (cle: string): Selection => ({ ...VIDE, ...lireDansOnglet<Partial<Selection>>(cle) });
