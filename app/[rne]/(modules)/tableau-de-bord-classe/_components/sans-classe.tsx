import { EtatVide } from '@/components/ui/etat-vide';
import type { ClasseLue } from '@/lib/classe/serveur/queries';

/** Rien à mesurer encore : pas de classe, pas de classe choisie, ou une classe sans diplôme. */
export function SansClasse({ lue }: { lue: Pick<ClasseLue, 'classes' | 'classe'> }) {
  if (lue.classes.length === 0)
    return (
      <EtatVide titre="Aucune classe">
        Vous n’êtes associé à aucune classe cette année. L’administrateur peut vous y associer.
      </EtatVide>
    );
  if (!lue.classe) return <p className="text-texte-doux">Choisissez une classe.</p>;
  return (
    <EtatVide titre="Aucun diplôme n’est rattaché à cette classe">
      L’administrateur peut le faire depuis les divisions.
    </EtatVide>
  );
}
