'use client';

import { useRouter } from 'next/navigation';
import { type EtatFormulaire, Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { LienBouton } from '@/components/ui/lien-bouton';
import { SelectNatif } from '@/components/ui/select-natif';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import { CHAMPS, CONTENUS, champsDoubles, champsManquants } from '@/lib/tableur/regles-champs';
import { lettreDe } from '@/lib/tableur/regles-feuille';
import type { FeuilleProposee } from '@/lib/tableur/serveur/queries';
import type { Choix, Colonne, Contenu } from '@/lib/tableur/types';
import { analyserColonnes } from '../../../actions';

interface Props {
  rne: string;
  id: string;
  feuilles: FeuilleProposee[];
  annee: number;
  annees: number[];
}

interface Saisie {
  id: string;
  annee: string;
  partiel: boolean;
  feuilles: Choix[];
}

type Etat = EtatFormulaire<Saisie, Saisie, { id: string }>;

/** Ce que contient chaque feuille, ce que donne chaque colonne, puis l'analyse (IMP-10). */
export function Correspondance({ rne, id, feuilles, annee, annees }: Props) {
  const router = useRouter();
  const formulaire = useFormulaire(analyserColonnes, {
    valeurs: { id, annee: String(annee), partiel: false, feuilles: feuilles.map((f) => f.choix) },
    schema: () => import('@/lib/tableur/schema').then((m) => m.schemaCorrespondance),
    surFait: ({ id: analyse }) => router.push(adresseDe(rne, 'import/[id]', { id: analyse })),
  });
  return (
    <Formulaire
      de={formulaire}
      bouton="Analyser le tableur"
      className="flex flex-col gap-6"
      collant
      pied={<LienBouton href={adresseDe(rne, 'import')}>Autre fichier</LienBouton>}
    >
      {feuilles.map((feuille, rang) => (
        <Feuille key={feuille.nom} {...{ feuille, rang, formulaire }} />
      ))}
      <Carte titre="Ce que dit ce fichier">
        <div className="flex flex-col gap-4">
          <SelectNatif
            libelle="Année scolaire"
            className="max-w-xs"
            options={annees.map((a) => ({ valeur: String(a), libelle: libelleAnnee(a) }))}
            {...formulaire.lier('annee')}
          />
          <CaseACocher
            libelle="Ce fichier ne donne qu’une partie de l’établissement (une classe, les nouveaux arrivés…)"
            aide="Personne ne sortira, aucune classe ne disparaîtra. Sans cette case, qui n’est pas dans une liste de ce fichier est tenu pour parti."
            {...formulaire.lier('partiel')}
          />
        </div>
      </Carte>
    </Formulaire>
  );
}

const CHOIX_CONTENUS = (Object.entries(CONTENUS) as [Contenu, string][]).map(([valeur, libelle]) => ({
  valeur,
  libelle,
}));

const estContenu = (valeur: string): valeur is Contenu => valeur in CONTENUS;

function Feuille({ feuille, rang, formulaire }: { feuille: FeuilleProposee; rang: number; formulaire: Etat }) {
  const champ = formulaire.champ(`feuilles.${rang}.contenu`);
  const { contenu, champs, classe } = formulaire.champ(`feuilles.${rang}`).valeur;
  const sousTitre = feuille.entete === null ? 'sans ligne d’en-tête' : `en-têtes ligne\u00a0${feuille.entete}`;
  return (
    <Carte titre={`Feuille «\u00a0${feuille.nom}\u00a0»`}>
      <p className="mb-4 text-texte-doux">
        {accorder(feuille.lignes, 'ligne')} de données, {sousTitre}.
      </p>
      <SelectNatif
        libelle="Cette feuille contient"
        className="max-w-md"
        invite="Rien à prendre"
        options={CHOIX_CONTENUS}
        value={champ.valeur}
        erreur={champ.erreur}
        onChange={(e) => {
          const choisi = estContenu(e.target.value) ? e.target.value : '';
          formulaire.champ(`feuilles.${rang}.champs`).changer(choisi === '' ? [] : feuille.propositions[choisi]);
          champ.changer(choisi);
        }}
      />
      {contenu !== '' && (
        <>
          {!champ.erreur && <Manques {...{ contenu, champs, classe }} />}
          <ul className="mt-4 flex flex-col">
            {feuille.colonnes.map((colonne) => (
              <LigneColonne key={colonne.rang} {...{ colonne, contenu, rang, formulaire }} feuille={feuille.nom} />
            ))}
          </ul>
          {contenu === 'apprenants' && !champs.includes('classe') && (
            <Champ
              libelle="Classe de tous les apprenants de cette feuille"
              aide="Puisqu’aucune colonne ne la donne."
              className="mt-4 max-w-xs"
              {...formulaire.lier(`feuilles.${rang}.classe`)}
            />
          )}
        </>
      )}
    </Carte>
  );
}

/** Ce qui manque encore pour lire la feuille, dit à mesure. */
function Manques({ contenu, champs, classe }: { contenu: Contenu; champs: readonly string[]; classe: string }) {
  const manque = champsManquants(contenu, champs, classe);
  const doubles = champsDoubles(champs).map((cle) => CHAMPS[contenu].find((c) => c.cle === cle)?.libelle ?? cle);
  return (
    <div role="status" className="mt-4 flex flex-col gap-2 empty:hidden">
      {manque.length > 0 && <Avis ton="attention">Il manque {manque.join(', ')}.</Avis>}
      {doubles.length > 0 && (
        <Avis ton="attention">Deux colonnes donnent la même chose ({doubles.join(', ')})&nbsp;: gardez-en une.</Avis>
      )}
    </div>
  );
}

/** Une date lue d'un classeur, comme on l'y voit. */
const montrer = (exemple: string): string => (/^\d{4}-\d\d-\d\d$/.test(exemple) ? formaterJour(exemple) : exemple);

function LigneColonne(props: { colonne: Colonne; contenu: Contenu; rang: number; feuille: string; formulaire: Etat }) {
  const { colonne, contenu, rang, feuille, formulaire } = props;
  const champ = formulaire.champ(`feuilles.${rang}.champs.${colonne.rang}`);
  const lettre = lettreDe(colonne.rang);
  const groupes = Map.groupBy(CHAMPS[contenu], (c) => c.groupe);
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-t border-filet py-3 md:grid-cols-[1fr_1.5fr_1fr]">
      <span className="font-medium break-words">
        <span className="text-texte-doux">{lettre}</span> {colonne.entete || 'Sans titre'}
      </span>
      <span className="text-texte-doux break-words">{colonne.exemples.map(montrer).join(' · ') || 'vide'}</span>
      <SelectNatif
        libelle={
          <span className="sr-only">
            Colonne {lettre} de {feuille}, {colonne.entete || 'sans titre'}
          </span>
        }
        invite="Ne pas prendre"
        value={champ.valeur ?? ''}
        erreur={champ.erreur}
        onChange={(e) => champ.changer(e.target.value)}
      >
        {[...groupes].map(([groupe, champs]) => (
          <optgroup key={groupe} label={groupe}>
            {champs.map((c) => (
              <option key={c.cle} value={c.cle}>
                {c.libelle}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectNatif>
    </li>
  );
}
