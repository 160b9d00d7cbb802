'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { lireErreurs, useErreurs } from '@/components/erreurs-saisie';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { NIVEAUX } from '@/lib/referentiels/regles-niveaux';
import { LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import type { DiplomeVise } from '@/lib/scenarios/serveur/mutations-duplication';
import { dupliquerScenario } from '../../../actions';
import { ItemsPerdus } from './items-perdus';

interface Copie {
  id: string;
  titre: string;
  referentiel: string;
  niveau: number;
  prive: boolean;
}

type Props = { base: string; depart: Copie; diplomes: DiplomeVise[]; fichiers: number; taille: string };

/** Le nom, le niveau et le diplôme de la copie ; ce qui n'y sera pas est dit avant. */
export function Duplication({ base, depart, diplomes, fichiers, taille }: Props) {
  const router = useRouter();
  const premier = diplomes.find((d) => d.code === depart.referentiel) ?? diplomes[0];
  const [copie, setCopie] = useState({ ...depart, referentiel: premier?.code ?? '', fichiers: fichiers > 0 });
  const { formulaire, erreurs, poser, corriger } = useErreurs();
  const [enCours, lancer] = useTransition();
  const vise = diplomes.find((d) => d.code === copie.referentiel);

  const changer = (champ: Partial<typeof copie>) => {
    setCopie((c) => ({ ...c, ...champ }));
    for (const nom of Object.keys(champ)) corriger(nom);
  };
  const envoyer = (evenement: FormEvent) => {
    evenement.preventDefault();
    lancer(async () => {
      const resultat = await dupliquerScenario(copie).catch(() => null);
      poser(lireErreurs(resultat));
      if (resultat?.ok) router.push(`${base}/${resultat.valeur.id}?fait=copie`);
    });
  };

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="flex max-w-3xl flex-col gap-6">
      <Carte>
        <div className="flex flex-col gap-4">
          <Champ
            libelle="Nom du nouveau scénario"
            value={copie.titre}
            onChange={(e) => changer({ titre: e.target.value })}
            maxLength={LONGUEUR_TITRE}
            required
            erreur={erreurs.champs.titre}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectNatif
              libelle="Niveau"
              value={copie.niveau}
              onChange={(e) => changer({ niveau: Number(e.target.value) })}
              options={NIVEAUX.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
              erreur={erreurs.champs.niveau}
            />
            <SelectNatif
              libelle="Diplôme"
              value={copie.referentiel}
              onChange={(e) => changer({ referentiel: e.target.value })}
              options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
              erreur={erreurs.champs.referentiel}
            />
          </div>
          {vise && vise.perdus.length > 0 && <ItemsPerdus sigle={vise.sigle} items={vise.perdus} />}
          <CaseACocher
            libelle="Copie privée"
            aide="Coché, vous seul la verrez."
            checked={copie.prive}
            onChange={(e) => changer({ prive: e.target.checked })}
          />
          {fichiers > 0 && (
            <CaseACocher
              libelle={fichiers > 1 ? `Copier aussi les ${fichiers} fichiers joints` : 'Copier aussi le fichier joint'}
              aide={`${fichiers > 1 ? 'Ils prendront' : 'Il prendra'} ${taille} de l’espace disque de l’établissement.`}
              checked={copie.fichiers}
              onChange={(e) => changer({ fichiers: e.target.checked })}
            />
          )}
        </div>
      </Carte>
      {erreurs.message && <Avis ton="erreur">{erreurs.message}</Avis>}
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Dupliquer le scénario
        </Bouton>
        <LienBouton href={`${base}/${depart.id}`} variante="discret">
          Annuler
        </LienBouton>
      </div>
    </form>
  );
}
