import { ChoixClasse } from '@/components/selecteur-apprenant';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SELECTIONS, type Selection } from '@/lib/acces-eleves/regles';
import type { AccesEleves } from '@/lib/acces-eleves/serveur/queries';
import { adresseDe } from '@/lib/adresses/regles';

/** Choix d'une classe, gardé dans l'adresse, et des apprenants qui n'en ont pas ou plus. */
export function ChoixListe({ rne, acces }: { rne: string; acces: AccesEleves }) {
  const { divisions, choix, sansClasse, sortis } = acces;
  const classe = choix !== null && typeof choix !== 'string' ? choix : undefined;
  const autres: [Selection, number][] = [
    ['sans-classe', sansClasse],
    ['sortis', sortis],
  ];
  return (
    <nav aria-label="Choix de la classe" className="mb-6 flex flex-col items-start gap-3">
      <ChoixClasse adresse={adresseDe(rne, 'acces-eleves')} classes={divisions} classe={classe} />
      <div className="flex flex-wrap gap-2">
        {autres
          .filter(([selection, nombre]) => nombre > 0 || selection === choix)
          .map(([selection, nombre]) => (
            <LienBouton
              key={selection}
              href={adresseDe(rne, 'acces-eleves', { classe: selection })}
              taille="petit"
              variante="discret"
            >
              {SELECTIONS[selection]} ({nombre})
            </LienBouton>
          ))}
      </div>
    </nav>
  );
}
