'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { echecDe } from '@/components/envoi/appeler';
import { suivreFlux } from '@/components/envoi/flux';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { ChampFichier } from '@/components/ui/champ-fichier';
import { IconeTelecharger } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Echec, Resultat } from '@/lib/acces/refus';
import { adresseDe } from '@/lib/adresses/regles';
import { TABLEUR_MAX } from '@/lib/tableur/regles-limites';
import type { EtapeDepot } from '@/lib/tableur/serveur/import-depot';
import { type Avance, Avancement } from './avancement';

/** Choix d'un tableur, envoi suivi, puis la page qui demande ce que sont ses colonnes (IMP-10). Un échec garde le choix. */
export function FormulaireTableur({ rne }: { rne: string }) {
  const router = useRouter();
  const [avance, setAvance] = useState<Avance>();
  const arret = useRef<AbortController>(null);

  async function deposer({ tableur }: { tableur: FileList | undefined }): Promise<Resultat<{ id: string }>> {
    const fichier = tableur?.[0];
    const refus = (titre: string, message: string): Echec => ({ ...echecDe('saisie'), titre, message });
    if (!fichier) return refus('Aucun fichier choisi', 'Choisissez un fichier avant de le faire lire.');
    if (fichier.size > TABLEUR_MAX)
      return refus('Envoi trop gros', 'Le fichier dépasse 20\u00a0Mo. Ôtez-en les images et les feuilles inutiles.');
    const envoi = new FormData();
    envoi.set('tableur', fichier);
    arret.current = new AbortController();
    setAvance({ libelle: 'Envoi', valeur: 0 });
    try {
      return await suivreFlux<EtapeDepot, { id: string }>(adresseDe(rne, 'import/tableur/depot'), envoi, {
        signal: arret.current.signal,
        surEnvoi: (valeur, max) => setAvance({ libelle: 'Envoi', valeur, max }),
        surEtape: ({ fichier: nom }) => setAvance({ libelle: `Lecture de ${nom}` }),
      });
    } finally {
      setAvance(undefined);
    }
  }

  const formulaire = useFormulaire(deposer, {
    valeurs: { tableur: undefined as FileList | undefined },
    surFait({ id }) {
      setAvance({ libelle: 'Ouverture des colonnes…' });
      router.push(adresseDe(rne, 'import/tableur/[id]', { id }));
    },
  });

  return (
    <Formulaire
      de={formulaire}
      bouton="Lire le tableur"
      variante="secondaire"
      pied={
        avance ? (
          <Bouton onClick={() => arret.current?.abort()}>Annuler</Bouton>
        ) : (
          <LienBouton
            href={adresseDe(rne, 'import/tableur/modele')}
            fichier
            variante="discret"
            icone={<IconeTelecharger />}
          >
            Télécharger le modèle
          </LienBouton>
        )
      }
    >
      <ChampFichier
        libelle="Tableur"
        aide="Classeur Excel (.xlsx) ou texte (.csv), de 20&nbsp;Mo au plus"
        accept=".xlsx,.csv,.tsv,.txt"
        onInput={formulaire.envoi.oublier}
        {...formulaire.lier('tableur')}
      />
      <Avancement avance={avance} />
    </Formulaire>
  );
}
