import { FiltresListe } from '@/components/tableau/filtres-liste';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import { PROFILS_PERSONNEL } from '@/lib/utilisateurs/regles';
import { filtrage } from '@/lib/utilisateurs/regles-liste';
import type { FiltreListe } from '@/lib/utilisateurs/schema';

const profils = PROFILS_PERSONNEL.map((valeur) => ({ valeur, libelle: LIBELLES_PROFIL[valeur] }));
const origines = [
  { valeur: 'siecle', libelle: 'Importés' },
  { valeur: 'manuel', libelle: 'Manuels' },
];

/** Chercher par nom, garder un profil ou une origine. */
export function Filtres({ base, filtre }: { base: string; filtre: FiltreListe }) {
  return (
    <FiltresListe filtrage={filtrage(base, filtre)} recherche>
      <Champ
        libelle="Nom"
        name="nom"
        type="search"
        defaultValue={filtre.nom}
        maxLength={100}
        placeholder="Nom, prénom ou identifiant"
        className="w-full sm:w-64"
      />
      <SelectNatif
        libelle="Profil"
        name="profil"
        defaultValue={filtre.profil}
        invite="Tous les profils"
        options={profils}
        className="w-full sm:w-52"
      />
      <SelectNatif
        libelle="Origine"
        name="origine"
        defaultValue={filtre.origine}
        invite="Toutes"
        options={origines}
        className="w-full sm:w-40"
      />
    </FiltresListe>
  );
}
