import { IconeCrayon } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SupprimerFiche } from './supprimer-fiche';

interface Props {
  adresse: string;
  fiche: { id: string; titre: string; brouillon: boolean };
  iconeSeule?: boolean;
}

/** Ce que l'apprenant fait d'une de ses fiches : modifier, supprimer. */
export function ActionsFiche({ adresse, fiche, iconeSeule = false }: Props) {
  const vers = `${adresse}/${fiche.id}/modifier`;
  const commun = { taille: 'petit', icone: <IconeCrayon taille={16} /> } as const;
  return (
    <div className="flex gap-1">
      {iconeSeule ? (
        <LienBouton {...commun} href={vers} variante="discret" libelle={`Modifier « ${fiche.titre} »`} />
      ) : (
        <LienBouton {...commun} href={vers}>
          Modifier
        </LienBouton>
      )}
      <SupprimerFiche {...fiche} adresse={adresse} iconeSeule={iconeSeule} />
    </div>
  );
}
