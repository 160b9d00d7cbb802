import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import type { EtatFiche } from './use-fiche';

type Props = Pick<EtatFiche, 'formulaire' | 'message' | 'perimee' | 'choisirSuite' | 'remplacer'> & {
  adresse: string;
  id: string | undefined;
};

/** Sur un téléphone, les deux boutons tiennent côte à côte. */
const LARGEUR = 'max-sm:flex-1 max-sm:px-2 max-sm:leading-tight max-sm:whitespace-normal';

/** En bas de l'écran : ce qui vient d'arriver, et les deux façons d'enregistrer (G 3.10.2). */
export function BarreEnregistrer({ formulaire, message, perimee, choisirSuite, remplacer, adresse, id }: Props) {
  const { isSubmitting, errors } = formulaire.formState;
  const refus = errors.root?.message ?? (Object.keys(errors).length > 0 ? 'Certains champs sont à corriger.' : '');
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-3 border-t border-filet bg-fond px-4 py-3 lg:mx-0 lg:px-0">
      {refus && (
        <Avis
          ton="erreur"
          action={
            perimee && (
              <div className="flex flex-wrap items-center gap-3">
                <a href={`${adresse}/${id}`} target="_blank" rel="noopener" className="lien">
                  Voir la version enregistrée (nouvel onglet)
                </a>
                <Bouton taille="petit" enCours={isSubmitting} onClick={remplacer}>
                  La remplacer par ma saisie
                </Bouton>
              </div>
            )
          }
        >
          {refus}
        </Avis>
      )}
      <p role="status" className="text-succes empty:hidden">
        {!refus && message}
      </p>
      <div className="flex gap-2">
        <Bouton type="submit" className={LARGEUR} enCours={isSubmitting} onClick={() => choisirSuite('continuer')}>
          Enregistrer et continuer
        </Bouton>
        <Bouton
          type="submit"
          variante="principal"
          className={LARGEUR}
          enCours={isSubmitting}
          onClick={() => choisirSuite('quitter')}
        >
          Enregistrer et quitter
        </Bouton>
      </div>
    </div>
  );
}
