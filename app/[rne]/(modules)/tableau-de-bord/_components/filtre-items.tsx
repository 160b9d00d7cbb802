import { FiltresGardes } from '@/components/filtres-gardes';
import { IconeFiltre } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import { estFiltre, type FiltreTableau } from '@/lib/maitrise/regles-filtre';
import type { Dossier } from '@/lib/maitrise/serveur/queries';
import { garder, supprimer } from '../actions';
import type { ChoixApprenant } from './tableau-apprenant';

type Props = {
  acteur: Acteur;
  dossier: Dossier;
  filtre: FiltreTableau;
  choix: ChoixApprenant;
};

/** Le filtre d’un personnel (G 3.12.2) : des items choisis dans l’arbre ; l’enseignant les garde sous un nom. */
export function FiltreItems({ acteur, dossier, filtre, choix }: Props) {
  const { rne } = acteur;
  const items = filtre.items.join(',');
  const sansFiltre = adresseDe(rne, 'tableau-de-bord', choix);
  return (
    <div className="sans-impression flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <LienBouton
          href={adresseDe(rne, 'tableau-de-bord/filtre', { ...choix, items })}
          icone={<IconeFiltre />}
          taille="petit"
        >
          {items ? 'Modifier le filtre' : 'Créer un filtre'}
        </LienBouton>
        {estFiltre(filtre) && (
          <LienBouton href={sansFiltre} variante="discret" taille="petit">
            Mise à zéro filtre
          </LienBouton>
        )}
      </div>
      {acteur.profil === 'enseignant' && dossier.apprenant.referentiel && (
        <FiltresGardes
          referentiel={dossier.apprenant.referentiel}
          filtres={dossier.filtres}
          contenu={items ? { items } : null}
          adresse={sansFiltre}
          garder={garder}
          supprimer={supprimer}
        />
      )}
    </div>
  );
}
