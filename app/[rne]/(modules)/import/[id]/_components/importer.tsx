'use client';

import { useRouter } from 'next/navigation';
import { type SubmitEvent, useRef, useState, useTransition } from 'react';
import { useRafraichir } from '@/components/navigation/rafraichir';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { TEXTES } from '@/lib/acces/refus';
import type { RefusFlux } from '@/lib/acces/serveur/flux';
import type { SuiteImport } from '@/lib/siecle/serveur/mutations';
import { type Avance, Avancement } from '../../_components/avancement';
import { envoyer } from '../../_components/envoyer';
import { abandonnerAnalyse } from '../../actions';
import type { EtapeImport } from '../appliquer/route';

const PERIME: RefusFlux = { titre: 'Relisez avant d’importer', message: TEXTES['import-perime'] };

/** Confirmations à cocher, « Importer les fichiers » et son avancement, « Abandonner ». */
export function Importer({ rne, id, confirmations }: { rne: string; id: string; confirmations: string[] }) {
  const router = useRouter();
  const rafraichir = useRafraichir();
  const [avance, setAvance] = useState<Avance>();
  const [refus, setRefus] = useState<RefusFlux>();
  const [abandonne, lancer] = useTransition();
  const enCours = useRef(false);

  async function importer(e: SubmitEvent<HTMLFormElement>) {
    e.preventDefault();
    if (enCours.current) return;
    enCours.current = true;
    setRefus(undefined);
    setAvance({ libelle: 'Import en cours…' });
    const corps = JSON.stringify({ confirme: confirmations.length > 0 });
    const fin = await envoyer<EtapeImport, SuiteImport>(`/${rne}/import/${id}/appliquer`, corps, {
      surEtape: ({ fait, total }) => setAvance({ libelle: 'Écriture', valeur: fait, max: total }),
    });
    if (fin && 'fin' in fin && fin.fin.importe) return router.replace(`/${rne}/import/${id}?fait`);
    enCours.current = false;
    setAvance(undefined);
    setRefus(fin && 'refus' in fin ? fin.refus : PERIME);
    rafraichir();
  }

  const abandonner = () =>
    lancer(async () => {
      const resultat = await abandonnerAnalyse({ id });
      if (resultat.ok) router.push(`/${rne}/import`);
      else setRefus({ titre: 'L’analyse n’a pas été abandonnée', message: resultat.message });
    });

  return (
    <form onSubmit={importer} className="flex flex-col items-start gap-4">
      {confirmations.map((message) => (
        <CaseACocher key={message} required libelle={`${message} J’ai vérifié, et je continue.`} />
      ))}
      {refus && (
        <Avis ton="erreur" titre={refus.titre} className="w-full">
          {refus.message}
        </Avis>
      )}
      <Avancement avance={avance} />
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante="principal" enCours={avance !== undefined} disabled={abandonne}>
          Importer les fichiers
        </Bouton>
        <Bouton onClick={abandonner} enCours={abandonne} disabled={avance !== undefined}>
          Abandonner
        </Bouton>
      </div>
    </form>
  );
}
