'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { echecDe, estReprenable } from '@/components/envoi/appeler';
import { AvisEnvoi } from '@/components/envoi/avis-envoi';
import { suivreFlux } from '@/components/envoi/flux';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { useAction } from '@/components/envoi/use-action';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Bouton } from '@/components/ui/bouton';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import type { Resultat } from '@/lib/acces/refus';
import { adresseDe } from '@/lib/adresses/regles';
import { type Avance, Avancement } from '../../_components/avancement';
import { abandonnerAnalyse } from '../../actions';
import type { EtapeImport, FinImport } from '../appliquer/route';

interface Props {
  rne: string;
  id: string;
  confirmations: string[];
  /** Ce qui se dit d'une confirmation qui n'est pas cochée. */
  aConfirmer: string;
}

/** Confirmations à cocher, « Importer les fichiers » et son avancement, « Abandonner ». */
export function Importer({ rne, id, confirmations, aConfirmer }: Props) {
  const router = useRouter();
  const rafraichir = useRafraichir();
  const [avance, setAvance] = useState<Avance>();
  const abandon = useAction(abandonnerAnalyse, { surFait: () => router.push(adresseDe(rne, 'import')) });

  async function importer({ confirmees }: { confirmees: boolean[] }): Promise<Resultat<FinImport>> {
    const manquante = confirmees.indexOf(false);
    if (manquante >= 0) return { ...echecDe('saisie'), champs: { [`confirmees.${manquante}`]: aConfirmer } };
    setAvance({ libelle: 'Import en cours…' });
    const corps = JSON.stringify({ confirme: confirmations.length > 0 });
    try {
      return await suivreFlux<EtapeImport, FinImport>(adresseDe(rne, 'import/[id]/appliquer', { id }), corps, {
        surEtape: ({ fait, total }) => setAvance({ libelle: 'Écriture', valeur: fait, max: total }),
      });
    } finally {
      setAvance(undefined);
    }
  }

  const formulaire = useFormulaire(importer, {
    valeurs: { confirmees: confirmations.map(() => false) },
    surFait: (fin) =>
      router.replace(
        fin === 'rien' ? adresseDe(rne, 'import', { rien: 'oui' }) : adresseDe(rne, 'import/[id]', { id, fait: 'oui' }),
      ),
    surEchec: ({ code }) => !estReprenable(code) && rafraichir(),
  });

  return (
    <Formulaire
      de={formulaire}
      bouton="Importer les fichiers"
      disabled={abandon.enCours}
      className="flex flex-col items-start gap-4"
      pied={
        <Bouton onClick={() => void abandon.envoyer({ id })} enCours={abandon.enCours} disabled={formulaire.enCours}>
          Abandonner
        </Bouton>
      }
    >
      {confirmations.map((message, rang) => (
        <CaseACocher
          key={message}
          libelle={`${message} J’ai vérifié, et je continue.`}
          {...formulaire.lier(`confirmees.${rang}`)}
        />
      ))}
      <AvisEnvoi envoi={abandon} />
      <Avancement avance={avance} />
    </Formulaire>
  );
}
