import { type ReactNode, useEffect, useState } from 'react';
import { classesBouton } from '@/components/ui/bouton-style';
import { Carte } from '@/components/ui/carte';
import { CadreChamp, useLiaison } from '@/components/ui/champ-cadre';
import { Differe, prevoir } from '@/components/ui/differe';
import { IconeCadenas, IconeRecherche } from '@/components/ui/icones';
import type { ChampFiche } from '@/lib/champs/textes-fiche';
import { type Catalogue, type OptionItem, trouverItem } from '@/lib/passeport/regles-catalogue';
import { ChampsTextes } from './champs-fiche';
import { CasesPrecisions, SelectActivite } from './choix-precisions';
import { lier } from './liaison';
import type { Formulaire } from './use-fiche';

interface PropsCompetence {
  formulaire: Formulaire;
  catalogue: Catalogue;
  verrouille: boolean;
}

/** La compétence (GA : la situation) et, pour la GA, ses complexités et aléas. */
export function ChampsCompetence({ formulaire, catalogue, verrouille }: PropsCompetence) {
  const item = trouverItem(catalogue.groupes, formulaire.watch('item'));
  const choix = formulaire.watch('choix');
  if (verrouille)
    return (
      <Carte titre="Correspondance avec le référentiel">
        {item && <Choisie item={item} choix={choix} />}
        <Verrou />
      </Carte>
    );
  return (
    <Carte titre="Correspondance avec le référentiel">
      <div className="flex max-w-prose flex-col gap-4">
        <ChoixItem {...{ formulaire, catalogue, item }} />
        {item && <Choisie item={item} />}
        {item && (
          <CasesPrecisions
            item={item}
            choix={choix}
            onChange={(codes) => formulaire.setValue('choix', codes, { shouldDirty: true })}
            erreur={formulaire.formState.errors.choix?.message}
          />
        )}
      </div>
    </Carte>
  );
}

/** L'intitulé entier ; et, verrouillés, les complexités et aléas retenus. */
function Choisie({ item, choix = [] }: { item: OptionItem; choix?: readonly string[] }) {
  const retenues = [...item.complexites, ...item.aleas].filter((p) => choix.includes(p.code));
  return (
    <div className="rounded-md bg-creux px-4 py-3">
      <p>
        <span className="font-medium">{item.code}</span> {item.libelle}
      </p>
      {item.competence && <p className="text-sm text-texte-doux">Compétence&nbsp;: {item.competence}</p>}
      {retenues.length > 0 && (
        <ul className="mt-2 list-disc pl-5 text-sm">
          {retenues.map((p) => (
            <li key={p.code}>{p.libelle}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Dit qu'un champ évalué n'est plus modifiable. */
function Verrou() {
  return (
    <p className="mt-3 flex items-center gap-1.5 text-sm text-texte-doux">
      <IconeCadenas taille={16} />
      Fiche évaluée&nbsp;: ce choix n’est plus modifiable.
    </p>
  );
}

const arbreItems = () => import('./arbre-items').then((m) => m.ArbreItems);

interface PropsItem {
  formulaire: Formulaire;
  catalogue: Catalogue;
  item: OptionItem | undefined;
}

/** Ce que la fiche illustre : un bouton, qui ouvre l'arbre du référentiel et y cherche par code ou par mot. */
export function ChoixItem({ formulaire, catalogue, item }: PropsItem) {
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

interface PropsBep {
  formulaire: Formulaire;
  bep: NonNullable<Catalogue['bep']>;
  champs: readonly ChampFiche[];
  verrouille: boolean;
  /** Des fichiers y sont joints. */
  avecFichiers: boolean;
  /** Fichiers et liens de cette partie. */
  children: ReactNode;
}

/** La partie BEP MSA d'une fiche de GA : une activité, puis ses propres champs (G 3.10.2). */
export function ChampsBep({ formulaire, bep, champs, verrouille, avecFichiers, children }: PropsBep) {
  const [situation, choisie] = formulaire.watch(['item', 'bepItem']);
  // Ce qui est écrit ou joint se montre, même sans activité : cela reste gardé, et se retire.
  const remplie =
    avecFichiers ||
    Object.values(formulaire.getValues('bepTextes')).some(Boolean) ||
    formulaire.getValues('liens.bep').length > 0;
  // Une fois montrée, elle reste : vider un champ pour le récrire ne la ferme pas.
  const [montree, setMontree] = useState(remplie);
  if (remplie && !montree) setMontree(true);
  const activite = trouverItem(bep.groupes, choisie);
  return (
    <Carte titre="Partie BEP Métiers des services administratifs">
      <div className="flex max-w-prose flex-col gap-4">
        {!verrouille && <SelectActivite {...{ bep, situation }} {...lier(formulaire, 'bepItem')} />}
        {activite && (
          <p className="rounded-md bg-creux px-4 py-3">
            <span className="font-medium">{activite.code}</span> {activite.libelle}
          </p>
        )}
        {verrouille && !activite && <p>Aucune activité</p>}
        {!verrouille && !activite && montree && (
          <p className="text-texte-doux">
            Sans activité, ce que vous avez mis dans cette partie reste gardé, mais ne peut pas être évalué.
          </p>
        )}
        {verrouille && <Verrou />}
      </div>
      {(choisie || montree) && (
        <div className="mt-4">
          <ChampsTextes {...{ formulaire, champs }} racine="bepTextes" />
          {children}
        </div>
      )}
    </Carte>
  );
}
