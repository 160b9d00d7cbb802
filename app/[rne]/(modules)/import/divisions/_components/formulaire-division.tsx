'use client';

import { useState, useTransition } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Resultat } from '@/lib/acces/refus';
import { NIVEAUX } from '@/lib/evaluations/regles';
import { compter } from '../../_components/compter';
import { rattacher, revenirDivisionAuMef } from '../../actions';

const niveaux = NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.code} – ${n.libelle}` }));

interface Props {
  division: { id: string; code: string; manuel: boolean };
  referentiel: string;
  niveau: string;
  diplomes: { valeur: string; libelle: string }[];
}

type Niveau = '' | '1' | '2' | '3';
const enNiveau = (v: string): Niveau => (v === '1' || v === '2' || v === '3' ? v : '');

/** Diplôme et niveau d'une division ; enregistrés, ils sont « corrigés à la main » jusqu'au retour au MEF. */
export function FormulaireDivision({ division, referentiel, niveau, diplomes }: Props) {
  const enregistre = `${referentiel} ${niveau}`;
  const [connu, setConnu] = useState(enregistre);
  const [choix, setChoix] = useState({ referentiel, niveau });
  const [dit, setDit] = useState<{ refus: boolean; message: string }>();
  const [enCours, lancer] = useTransition();
  if (connu !== enregistre) {
    setConnu(enregistre);
    setChoix({ referentiel, niveau });
  }
  const change = choix.referentiel !== referentiel || choix.niveau !== niveau;
  const agir = (acte: () => Promise<Resultat<number>>) =>
    lancer(async () => {
      const resultat = await acte();
      setDit(
        resultat.ok
          ? {
              refus: false,
              message: `Enregistré. ${compter(resultat.valeur, 'apprenant change', 'apprenants changent')} de diplôme.`,
            }
          : { refus: true, message: resultat.message },
      );
    });

  return (
    <div className="flex min-w-80 flex-wrap items-end gap-2">
      <SelectNatif
        libelle={<span className="sr-only">Diplôme de {division.code}</span>}
        value={choix.referentiel}
        onChange={(e) => setChoix({ ...choix, referentiel: e.target.value })}
        invite="Aucun diplôme"
        options={diplomes}
      />
      <SelectNatif
        libelle={<span className="sr-only">Niveau de {division.code}</span>}
        value={choix.niveau}
        onChange={(e) => setChoix({ ...choix, niveau: e.target.value })}
        invite="Aucun niveau"
        options={niveaux}
      />
      {change && (
        <Bouton
          variante="principal"
          enCours={enCours}
          onClick={() => agir(() => rattacher({ ...choix, division: division.id, niveau: enNiveau(choix.niveau) }))}
        >
          Enregistrer
        </Bouton>
      )}
      {division.manuel && !change && (
        <Bouton enCours={enCours} onClick={() => agir(() => revenirDivisionAuMef({ division: division.id }))}>
          Revenir au MEF
        </Bouton>
      )}
      <p role="status" className={cx('w-full text-sm empty:hidden', dit?.refus && 'font-medium text-erreur')}>
        {dit?.message}
      </p>
    </div>
  );
}
