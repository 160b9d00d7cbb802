import { useEffect, useState } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { CadreChamp, useLiaison } from '@/components/ui/champ-cadre';
import { Differe, prevoir } from '@/components/ui/differe';
import { IconeRecherche } from '@/components/ui/icones';
import type { Catalogue, OptionItem } from '@/lib/passeport/catalogue';
import type { Formulaire } from './use-fiche';

const arbreItems = () => import('./arbre-items').then((m) => m.ArbreItems);

interface Props {
  formulaire: Formulaire;
  catalogue: Catalogue;
  item: OptionItem | undefined;
}

/** Ce que la fiche illustre : un bouton, qui ouvre l'arbre du référentiel et y cherche par code ou par mot. */
export function ChoixItem({ formulaire, catalogue, item }: Props) {
  const [demande, setDemande] = useState(false);
  const [ouvert, setOuvert] = useState(false);
  const libelle = catalogue.famille === 'ga' ? 'Situation professionnelle' : 'Compétence';
  const erreur = formulaire.getFieldState('item', formulaire.formState).error?.message;
  const liaison = useLiaison({ erreur });
  const { ref } = formulaire.register('item');

  // L'arbre vient une fois la page prête, pour s'ouvrir aussi sans réseau.
  useEffect(() => {
    prevoir(arbreItems);
  }, []);

  function choisir(code: string) {
    formulaire.setValue('item', code, { shouldDirty: true, shouldValidate: formulaire.formState.isSubmitted });
    formulaire.clearErrors('item');
    fermer();
  }

  /** Le navigateur rend le focus à qui l'avait ; si c'était « Réessayer », qui n'est plus là, le bouton le prend. */
  function fermer() {
    setOuvert(false);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.getElementById(liaison.id)?.focus();
    });
  }

  return (
    <CadreChamp {...{ libelle, erreur }} id={liaison.id} obligatoire>
      <button
        {...liaison}
        ref={ref}
        type="button"
        aria-haspopup="dialog"
        aria-label={`${libelle}\u00a0: ${item ? `${item.code} ${item.libelle}. Changer` : 'choisir dans le référentiel'}`}
        className={classesBouton('secondaire', 'normal', false, 'self-start')}
        onClick={() => {
          setDemande(true);
          setOuvert(true);
        }}
      >
        <IconeRecherche />
        {item ? 'Changer' : 'Choisir dans le référentiel'}
      </button>
      {demande && (
        <Differe charger={arbreItems}>
          {(ArbreItems) => (
            <ArbreItems
              {...{ libelle, ouvert }}
              groupes={catalogue.groupes}
              choisi={item?.code ?? ''}
              onChoisir={choisir}
              onFermer={fermer}
            />
          )}
        </Differe>
      )}
    </CadreChamp>
  );
}
