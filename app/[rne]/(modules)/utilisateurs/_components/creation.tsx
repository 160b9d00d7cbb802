import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { filAriane } from '@/lib/acces/textes-fil';
import type { ProfilPersonnel } from '@/lib/utilisateurs/regles';
import type { Preparation } from '@/lib/utilisateurs/serveur/queries';
import { FormulaireCreation } from './differes';
import { EtablissementIncomplet } from './etablissement-incomplet';

interface Props {
  rne: string;
  titre: string;
  profils: readonly [ProfilPersonnel, ...ProfilPersonnel[]];
  preparation: Preparation;
}

/** La page d'une création, ou pourquoi elle n'est pas encore possible. */
export function Creation({ rne, titre, profils, preparation }: Props) {
  const { creation, classes, disciplines } = preparation;
  return (
    <>
      <EnTetePage titre={titre} etapes={filAriane(rne, 'utilisateurs', [titre])} />
      {creation ? (
        <div className="flex flex-col gap-6">
          <Avis className="max-w-4xl">
            Pour éviter les doublons, importez plutôt le fichier de STSWeb à jour. Créez ici qui n’y est pas, un
            remplaçant par exemple.
          </Avis>
          <FormulaireCreation {...{ rne, profils, classes, disciplines }} />
        </div>
      ) : (
        <EtablissementIncomplet rne={rne} />
      )}
    </>
  );
}
