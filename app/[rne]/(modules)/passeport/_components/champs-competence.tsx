import { Carte } from '@/components/ui/carte';
import { IconeCadenas } from '@/components/ui/icones';
import { type Catalogue, type OptionItem, trouverItem } from '@/lib/passeport/catalogue';
import { CasesPrecisions } from './cases-precisions';
import { ChoixItem } from './choix-item';
import type { Formulaire } from './use-fiche';

interface Props {
  formulaire: Formulaire;
  catalogue: Catalogue;
  verrouille: boolean;
}

/** La compétence (GA : la situation) et, pour la GA, ses complexités et aléas. */
export function ChampsCompetence({ formulaire, catalogue, verrouille }: Props) {
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
      {item.competence && <p className="text-sm text-texte-doux">Compétence : {item.competence}</p>}
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
export function Verrou() {
  return (
    <p className="mt-3 flex items-center gap-1.5 text-sm text-texte-doux">
      <IconeCadenas taille={16} />
      Fiche évaluée : ce choix n’est plus modifiable.
    </p>
  );
}
