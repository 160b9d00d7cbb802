import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { adresse } from './adresse';

/** Filtrer par une partie du titre et par des chiffres de la date (G 3.8.3) ; le filtre est dans l'adresse. */
export function Filtres({ base, filtre }: { base: string; filtre: FiltreListe }) {
  const { titre, date, vue, tri, sens } = filtre;
  return (
    <search>
      <form action={base} className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3">
        {Object.entries({ vue, tri, sens }).map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <Champ libelle="Titre" name="titre" defaultValue={titre} maxLength={100} className="w-full sm:w-64" />
        <Champ
          libelle="Date"
          name="date"
          defaultValue={date}
          maxLength={100}
          placeholder="11/2026, 14/11…"
          inputMode="text"
          className="w-full sm:w-44"
        />
        <Bouton type="submit" icone={<IconeFiltre />}>
          Filtrer
        </Bouton>
        {(titre || date) && (
          <LienBouton variante="discret" href={adresse(base, { ...filtre, titre: '', date: '' })}>
            Tout afficher
          </LienBouton>
        )}
      </form>
    </search>
  );
}
