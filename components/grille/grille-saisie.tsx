'use client';

import { type ReactNode, useId, useMemo, useState } from 'react';
import { useCompte } from '@/components/gardien/compte';
import { poster } from '@/components/gardien/envois';
import { type Compte, empechement } from '@/components/gardien/rangement';
import { adresseDe } from '@/lib/adresses/regles';
import { Curseur } from '@/lib/evaluations/grille/deplacement';
import type { GrilleCompacte } from '@/lib/evaluations/grille/format';
import { type Plan, rangeeApprenant, rangeeItem, type Sens } from '@/lib/evaluations/grille/plan';
import { AvisSaisie, BarreEnregistrement, DetailCase } from './barre';
import { PanneauEcarts } from './ecarts';
import { OptionsGrille, useApres } from './options';
import { reserveLocale } from './reserve';
import { SaisieGrille } from './saisie';
import { useGarde, useSuivi } from './suivi';
import { TableauSaisie } from './tableau';

type Props = {
  grille: GrilleCompacte;
  /** Qui saisit : « Prénom NOM ». */
  moi: string;
  sens: Sens;
  legende: ReactNode;
  visible: ReactNode;
};

/** La grille de qui peut saisir : affichage, saisie, enregistrement (EVA-2). */
export function GrilleSaisie({ grille, moi, sens: sensDepart, legende, visible }: Props) {
  const compte = useCompte();
  const { evaluation } = grille;
  const { id } = evaluation;
  const adresse = adresseDe(compte.rne, 'evaluations/[id]/saisie', { id, compte: compte.id });
  const [saisie] = useState(() => nouvelleSaisie(grille, compte, moi, adresse));
  const [curseur] = useState(() => new Curseur());
  const [sens, setSens] = useState<Sens>(sensDepart);
  const [apres, setApres] = useApres(compte.id);
  const [compteRendu, setCompteRendu] = useState('');
  const [idEnregistrer, idAuteur] = [useId(), useId()];
  const apprenants = useMemo(() => grille.apprenants.map(rangeeApprenant), [grille.apprenants]);
  const plan = useMemo((): Plan => {
    const items = grille.items.map(rangeeItem);
    return sens === 'apprenants'
      ? { sens, lignes: apprenants, colonnes: items }
      : { sens, lignes: items, colonnes: apprenants };
  }, [sens, apprenants, grille.items]);

  useGarde(saisie);
  useSuivi(saisie, grille, adresse);

  function afficher(voulu: Sens) {
    const { ligne, colonne } = curseur.ou();
    curseur.aller({ ligne: Math.max(0, colonne), colonne: Math.max(0, ligne) });
    setSens(voulu);
    const affichage = voulu === 'apprenants' ? undefined : voulu;
    window.history.replaceState(null, '', adresseDe(compte.rne, 'evaluations/[id]', { id, affichage }));
  }

  return (
    <>
      <OptionsGrille {...{ sens, apres, legende, visible }} onSens={afficher} onApres={setApres} />
      <PanneauEcarts saisie={saisie} apprenants={apprenants} />
      <TableauSaisie
        key={sens}
        {...{ saisie, plan, curseur, apres }}
        legende={`Résultats de «\u00a0${evaluation.titre}\u00a0»`}
        idSortie={idEnregistrer}
        idAuteur={evaluation.partagee ? idAuteur : undefined}
        signaler={setCompteRendu}
      />
      <BarreEnregistrement
        {...{ saisie, idEnregistrer }}
        avis={<AvisSaisie saisie={saisie} compteRendu={compteRendu} onLu={() => setCompteRendu('')} />}
        detail={<DetailCase {...{ saisie, plan, curseur }} id={idAuteur} />}
      />
    </>
  );
}

const nouvelleSaisie = (grille: GrilleCompacte, compte: Compte, moi: string, adresse: string) =>
  new SaisieGrille(grille, {
    envoyer: (lot) => poster(adresse, lot),
    reserve: reserveLocale(compte, grille.evaluation),
    moi,
    empechement: () => empechement(compte),
  });
