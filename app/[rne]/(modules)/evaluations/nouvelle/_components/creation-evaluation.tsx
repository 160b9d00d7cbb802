'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { ChoixItems } from '@/components/choix-items';
import { lireErreurs, useErreurs } from '@/components/erreurs-saisie';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import type { Candidat, Diplome, GroupeCandidats } from '@/lib/evaluations/queries-choix';
import { LONGUEUR_TITRE } from '@/lib/evaluations/regles';
import { classesProposees, niveauxProposes } from '@/lib/evaluations/regles-candidats';
import { ChoixApprenants } from '../../_components/choix-apprenants';
import { creerEvaluation } from '../../actions';

type Props = {
  base: string;
  aujourdhui: string;
  candidats: Candidat[];
  groupes: GroupeCandidats[];
  diplomes: Diplome[];
};

/** Les deux étapes de la création sur une page : ce qui est évalué, puis qui l’est. Un refus n’efface rien. */
export function CreationEvaluation({ base, aujourdhui, candidats, groupes, diplomes }: Props) {
  const router = useRouter();
  const [titre, setTitre] = useState('');
  const [faiteLe, setFaiteLe] = useState(aujourdhui);
  const [referentiel, setReferentiel] = useState(diplomes[0]?.code ?? '');
  const [niveauVoulu, setNiveauVoulu] = useState(0);
  // Par diplôme : en changer puis revenir retrouve les items déjà choisis.
  const [itemsParDiplome, setItems] = useState<Record<string, string[]>>({});
  const [coches, setCoches] = useState<string[]>([]);
  const { formulaire, erreurs, poser, corriger } = useErreurs();
  const [enCours, lancer] = useTransition();

  const diplome = diplomes.find((d) => d.code === referentiel);
  const niveaux = niveauxProposes(candidats, referentiel);
  const niveau = niveaux.find((n) => n.valeur === niveauVoulu)?.valeur ?? niveaux[0]?.valeur ?? 0;
  const classes = classesProposees(candidats, referentiel, niveau);
  const items = itemsParDiplome[referentiel] ?? [];
  const proposes = new Set(classes.flatMap((c) => c.apprenants.map((a) => a.id)));
  const apprenants = coches.filter((c) => proposes.has(c));
  const sansDiplome = candidats.filter((c) => c.referentiel === null).length;

  const envoyer = (evenement: FormEvent) => {
    evenement.preventDefault();
    lancer(async () => {
      const saisie = { titre, faiteLe, referentiel, niveau, items, apprenants };
      const resultat = await creerEvaluation(saisie).catch(() => null);
      poser(lireErreurs(resultat));
      if (resultat?.ok) router.push(`${base}/${resultat.valeur.id}`);
    });
  };

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="flex flex-col gap-6">
      <Carte titre="1. Ce qui est évalué">
        <div className="mb-6 grid gap-4 sm:grid-cols-[1fr_14rem]">
          <Champ
            libelle="Titre"
            value={titre}
            onChange={(e) => {
              setTitre(e.target.value);
              corriger('titre');
            }}
            maxLength={LONGUEUR_TITRE}
            required
            erreur={erreurs.champs.titre}
          />
          <Champ
            libelle="Date"
            type="date"
            value={faiteLe}
            onChange={(e) => {
              setFaiteLe(e.target.value);
              corriger('faiteLe');
            }}
            required
            erreur={erreurs.champs.faiteLe}
          />
          <SelectNatif
            libelle="Diplôme"
            value={referentiel}
            onChange={(e) => setReferentiel(e.target.value)}
            options={diplomes.map((d) => ({ valeur: d.code, libelle: d.sigle }))}
            erreur={erreurs.champs.referentiel}
          />
          <SelectNatif
            libelle="Niveau"
            value={niveau}
            onChange={(e) => setNiveauVoulu(Number(e.target.value))}
            options={niveaux.map((n) => ({ valeur: String(n.valeur), libelle: `${n.libelle} (${n.code})` }))}
            erreur={erreurs.champs.niveau}
          />
        </div>
        <ChoixItems
          key={referentiel}
          id="items"
          arbre={diplome?.arbre ?? []}
          choisis={items}
          onChange={(suite) => {
            setItems({ ...itemsParDiplome, [referentiel]: suite });
            corriger('items');
          }}
          erreur={erreurs.champs.items}
        />
      </Carte>
      <Carte titre="2. Qui est évalué">
        <p className="-mt-2 mb-4 text-texte-doux">
          Vos apprenants de ce diplôme et de ce niveau.
          {sansDiplome > 0 &&
            ` ${sansDiplome > 1 ? `${sansDiplome} apprenants sans diplôme rattaché ne sont pas proposés` : 'Un apprenant sans diplôme rattaché n’est pas proposé'}\u00a0: l’administrateur peut le corriger.`}
        </p>
        <ChoixApprenants
          id="apprenants"
          {...{ classes, groupes }}
          choisis={coches}
          onChange={(suite) => {
            setCoches(suite);
            corriger('apprenants');
          }}
          erreur={erreurs.champs.apprenants}
        />
      </Carte>
      {erreurs.message && <Avis ton="erreur">{erreurs.message}</Avis>}
      <div className="flex flex-wrap items-center gap-4">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Valider la sélection puis passer à l’évaluation
        </Bouton>
        <span className="text-texte-doux tabular-nums">
          {items.length} item{items.length > 1 ? 's' : ''}, {apprenants.length} apprenant
          {apprenants.length > 1 ? 's' : ''}
        </span>
      </div>
    </form>
  );
}
