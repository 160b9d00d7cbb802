import { FormulaireAdresse } from '@/components/navigation/formulaire-adresse';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconeRecherche } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import { PROFILS_PERSONNEL } from '@/lib/utilisateurs/regles';
import type { FiltreListe } from '@/lib/utilisateurs/schema';
import { adresse } from './adresse';

const profils = PROFILS_PERSONNEL.map((valeur) => ({ valeur, libelle: LIBELLES_PROFIL[valeur] }));
const origines = [
  { valeur: 'siecle', libelle: 'Importés' },
  { valeur: 'manuel', libelle: 'Manuels' },
];

/** Chercher par nom, garder un profil ou une origine ; le filtre est dans l'adresse. */
export function Filtres({ base, filtre }: { base: string; filtre: FiltreListe }) {
  const { nom, profil, origine, vue, tri, sens } = filtre;
  return (
    <search>
      <FormulaireAdresse
        action={base}
        className="my-4 flex flex-wrap items-end gap-x-4 gap-y-3"
        cle={JSON.stringify(filtre)}
      >
        {Object.entries({ vue, tri, sens }).map(([cle, valeur]) => (
          <input key={cle} type="hidden" name={cle} value={valeur} />
        ))}
        <Champ
          libelle="Nom"
          name="nom"
          type="search"
          defaultValue={nom}
          maxLength={100}
          placeholder="Nom, prénom ou identifiant"
          className="w-full sm:w-64"
        />
        <SelectNatif
          libelle="Profil"
          name="profil"
          defaultValue={profil}
          invite="Tous les profils"
          options={profils}
          className="w-full sm:w-52"
        />
        <SelectNatif
          libelle="Origine"
          name="origine"
          defaultValue={origine}
          invite="Toutes"
          options={origines}
          className="w-full sm:w-40"
        />
        <Bouton type="submit" icone={<IconeRecherche />}>
          Rechercher
        </Bouton>
        {(nom || profil || origine) && (
          <LienBouton variante="discret" href={adresse(base, { ...filtre, nom: '', profil: '', origine: '' })}>
            Tout afficher
          </LienBouton>
        )}
      </FormulaireAdresse>
    </search>
  );
}
