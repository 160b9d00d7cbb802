import { FiltresListe } from '@/components/tableau/filtres-liste';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { filtrage } from '@/lib/evaluations/regles-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';

type Props = {
  base: string;
  filtre: FiltreListe;
  /** Ce qui se filtre en plus du titre et de la date. */
  avec?: readonly ('niveau' | 'auteur' | 'annee')[];
  /** Les années scolaires à proposer. */
  annees?: readonly number[];
};

const niveaux = NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: n.libelle }));

/** Filtrer par des lettres du titre et des chiffres de la date (G 3.8.3). */
export const Filtres = ({ base, filtre, avec = [], annees = [] }: Props) => (
  <FiltresListe filtrage={filtrage(base, filtre)} deFront>
    <Champ
      libelle="Titre"
      name="titre"
      defaultValue={filtre.titre}
      maxLength={100}
      placeholder="Lettres ou mots"
      className="col-span-2 sm:w-48"
    />
    <Champ
      libelle="Date"
      name="date"
      defaultValue={filtre.date}
      maxLength={100}
      placeholder="11/2026, 14/11…"
      className="sm:w-42"
    />
    {avec.includes('niveau') && (
      <SelectNatif
        libelle="Niveau"
        name="niveau"
        defaultValue={filtre.niveau || ''}
        invite="Tous"
        options={niveaux}
        className="sm:w-32"
      />
    )}
    {avec.includes('annee') && (
      <SelectNatif
        libelle="Année scolaire"
        name="annee"
        defaultValue={filtre.annee || ''}
        invite="Toutes"
        options={annees.map((a) => ({ valeur: String(a), libelle: libelleAnnee(a) }))}
        className="sm:w-36"
      />
    )}
    {avec.includes('auteur') && (
      <Champ
        libelle="Auteur"
        name="auteur"
        defaultValue={filtre.auteur}
        maxLength={100}
        placeholder="Nom ou prénom"
        className="sm:w-40"
      />
    )}
  </FiltresListe>
);
