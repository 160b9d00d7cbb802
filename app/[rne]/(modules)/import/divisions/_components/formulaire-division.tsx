'use client';

import { type ReactNode, useState } from 'react';
import { useAnnoncer } from '@/components/annonces';
import { AvisEnvoi } from '@/components/envoi/avis-envoi';
import { BoutonAction } from '@/components/envoi/bouton-action';
import { useAction } from '@/components/envoi/use-action';
import { Bouton } from '@/components/ui/bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { accorder } from '@/lib/accords';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import { rattacher, revenirDivisionAuMef } from '../../actions';

const niveaux = NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.code} – ${n.libelle}` }));

interface Props {
  division: { id: string; code: string; manuel: boolean };
  referentiel: string;
  niveau: string;
  diplomes: { valeur: string; libelle: string }[];
  /** D'où vient le rattachement. */
  children: ReactNode;
}

const suivent = (n: number) =>
  n === 0
    ? 'Aucun apprenant ne change de diplôme.'
    : `${accorder(n, 'apprenant change', 'apprenants changent')} de diplôme.`;

type Niveau = '' | '1' | '2' | '3';
const enNiveau = (v: string): Niveau => (v === '1' || v === '2' || v === '3' ? v : '');

/** Diplôme et niveau d'une division ; enregistrés, ils sont « corrigés à la main » jusqu'au retour au MEF. */
export function FormulaireDivision({ division, referentiel, niveau, diplomes, children }: Props) {
  const enregistre = `${referentiel} ${niveau}`;
  const [connu, setConnu] = useState(enregistre);
  const [choix, setChoix] = useState({ referentiel, niveau });
  const annoncer = useAnnoncer();
  if (connu !== enregistre) {
    setConnu(enregistre);
    setChoix({ referentiel, niveau });
  }
  const change = choix.referentiel !== referentiel || choix.niveau !== niveau;
  const surFait = (changes: number) => annoncer(`${division.code}\u00a0: enregistré. ${suivent(changes)}`);
  const envoi = useAction(rattacher, { surFait });

  return (
    <div className="flex w-max flex-col gap-1 py-1">
      <div className="flex flex-col gap-2 sm:flex-row">
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
      </div>
      <div className="flex min-h-8 flex-wrap items-center gap-2">
        {children}
        {change && (
          <Bouton
            variante="principal"
            taille="petit"
            enCours={envoi.enCours}
            onClick={() => void envoi.envoyer({ ...choix, division: division.id, niveau: enNiveau(choix.niveau) })}
          >
            Enregistrer
          </Bouton>
        )}
        {division.manuel && !change && (
          <BoutonAction
            action={revenirDivisionAuMef}
            saisie={{ division: division.id }}
            surFait={surFait}
            taille="petit"
          >
            Revenir au MEF
          </BoutonAction>
        )}
        <AvisEnvoi envoi={envoi} />
      </div>
    </div>
  );
}
