import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { libelleAnnee } from '@/lib/annee-scolaire';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import { estFiltree, toutAfficher } from './adresse';

type Props = {
  base: string;
  filtre: FiltreListe;
  /** Ce qui se filtre en plus du titre et de la date. */
  avec?: readonly ('niveau' | 'auteur' | 'annee')[];
  /** Les années scolaires à proposer. */
  annees?: readonly number[];
};

const niveaux = NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: n.libelle }));

/** Filtrer par des lettres du titre et des chiffres de la date (G 3.8.3) ; le filtre est dans l'adresse. */
export function Filtres({ base, filtre, avec = [], annees = [] }: Props) {
  const { vue, tri, sens } = filtre;
  return (
    <search>
      <FormulaireAdresse
        action={base}
        cle={JSON.stringify(filtre)}
        className="mb-4 grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:flex sm:flex-wrap"
      >
        {Object.entries({ vue, tri, sens }).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
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
        <div className="col-span-2 flex flex-wrap gap-2">
          <Bouton type="submit" icone={<IconeFiltre />}>
            Filtrer
          </Bouton>
          {estFiltree({ ...filtre, page: 1 }) && (
            <LienBouton variante="discret" href={toutAfficher(base, filtre)}>
              Tout afficher
            </LienBouton>
          )}
        </div>
      </FormulaireAdresse>
    </search>
  );
}
