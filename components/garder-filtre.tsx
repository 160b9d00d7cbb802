import type { Action } from '@/components/envoi/appeler';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Champ } from '@/components/ui/champ';
import { type FiltreGarde, LONGUEUR_NOM } from '@/lib/filtres/regles';

export type PropsGarder = {
  referentiel: string;
  filtres: readonly FiltreGarde[];
  contenu: Record<string, string>;
  garder: Action<{ id?: string; referentiel: string; nom: string; contenu: Record<string, string> }, unknown>;
};

/** Donner un nom au filtre affiché ; le nom d'un filtre déjà gardé le remplace (TDB-3). */
export function GarderFiltre({ referentiel, filtres, contenu, garder }: PropsGarder) {
  const remplace = (nom: string) => filtres.find((f) => f.nom === nom.trim());
  const formulaire = useFormulaire(garder, {
    valeurs: { nom: '' },
    schema: () => import('@/lib/filtres/schema').then((m) => m.schemaFiltre.pick({ nom: true })),
    preparer({ nom }) {
      const id = remplace(nom)?.id;
      return { ...(id !== undefined && { id }), referentiel, nom, contenu };
    },
    fait: 'Filtre enregistré.',
  });
  return (
    <Formulaire
      de={formulaire}
      bouton={remplace(formulaire.rhf.watch('nom')) ? 'Remplacer ce filtre' : 'Enregistrer le filtre'}
      variante="secondaire"
      className="mt-3 flex flex-col gap-3 sm:w-96"
    >
      <Champ libelle="Nom du filtre" maxLength={LONGUEUR_NOM} required {...formulaire.lier('nom')} />
    </Formulaire>
  );
}
