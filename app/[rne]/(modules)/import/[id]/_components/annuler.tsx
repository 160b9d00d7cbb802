'use client';

import { useRouter } from 'next/navigation';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';
import { annulerImport } from '../../actions';

/** « Annuler cet import », une fois l'aperçu lu. */
export function Annuler({ rne, id }: { rne: string; id: string }) {
  const router = useRouter();
  const formulaire = useFormulaire(annulerImport, {
    valeurs: { id },
    surFait: () => router.push(adresseDe(rne, 'import', { annule: 'oui' })),
  });
  return (
    <Formulaire
      de={formulaire}
      bouton="Annuler cet import"
      pied={<LienBouton href={adresseDe(rne, 'import')}>Garder cet import</LienBouton>}
    >
      <p className="text-texte-doux">L’import reste dans l’historique, marqué « annulé ».</p>
    </Formulaire>
  );
}
