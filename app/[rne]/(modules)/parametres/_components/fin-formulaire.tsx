import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';

type Props = { refus: string | undefined; fait: boolean; enCours: boolean; children?: React.ReactNode };

/** Le bas d'un formulaire : ce qui vient d'arriver, et « Valider ». */
export function FinFormulaire({ refus, fait, enCours, children }: Props) {
  return (
    <>
      {refus && <Avis ton="erreur">{refus}</Avis>}
      {fait && <Avis ton="succes">Vos modifications sont enregistrées.</Avis>}
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Valider
        </Bouton>
        {children}
      </div>
    </>
  );
}
