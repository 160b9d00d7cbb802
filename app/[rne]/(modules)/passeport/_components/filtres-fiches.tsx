import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Filtres } from '@/lib/passeport/regles';

interface Props {
  adresse: string;
  /** L'intitulé du titre d'une fiche. */
  titre: string;
  filtres: Filtres;
  conserver: Record<string, string>;
  sansFiltre: string;
  trouvees: number;
  total: number;
}

/** Les trois filtres du guide (3.10.2), gardés dans l'adresse ; repliés sur un téléphone tant qu'ils sont vides. */
export function FiltresFiches({ adresse, titre, filtres, conserver, sansFiltre, trouvees, total }: Props) {
  const actif = Object.values(filtres).some(Boolean);
  return (
    <details open={actif} className="sans-impression mb-4">
      <summary className="lien inline-flex w-fit cursor-pointer items-center gap-1.5 pointer-coarse:min-h-11">
        <IconeFiltre taille={16} />
        {actif ? `Filtres : ${trouvees} ${trouvees > 1 ? 'fiches' : 'fiche'} sur ${total}` : 'Filtrer les fiches'}
      </summary>
      <form
        action={adresse}
        className="mt-3 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]"
        key={JSON.stringify(filtres)}
      >
        {Object.entries(conserver).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <Champ libelle={titre} name="titre" defaultValue={filtres.titre} placeholder="Lettres ou mots" />
        <Champ libelle="Date" name="date" defaultValue={filtres.date} placeholder="10/2026" inputMode="numeric" />
        <Champ
          libelle="Compétence"
          name="competence"
          defaultValue={filtres.competence}
          placeholder="Code ou mots de l’intitulé"
        />
        <div className="flex flex-wrap gap-2">
          <Bouton type="submit">Filtrer</Bouton>
          {actif && (
            <LienBouton href={sansFiltre} variante="discret">
              Tout afficher
            </LienBouton>
          )}
        </div>
      </form>
    </details>
  );
}
