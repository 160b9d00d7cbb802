import { Carte } from '@/components/ui/carte';
import type { Mention, Mouvements, MouvementsStructures, Resume } from '@/lib/siecle/plan/types';
import { compter } from '../../_components/compter';

const MAX = 100;

const nommer = (m: Mention) =>
  [`${m.nom} ${m.prenom}`, m.detail].filter(Boolean).join('\u00a0: ').concat(` (${m.login})`);

/** Ce qui arrive aux personnes d'une population ; chaque compte se déplie en noms. */
export function CarteMouvements(props: { titre: string; mouvements: Mouvements; liens?: Resume['liens'] }) {
  const { titre, mouvements: m, liens } = props;
  return (
    <Carte titre={titre}>
      <Depliable libelle={compter(m.crees.length, 'créé')} noms={m.crees.map(nommer)} />
      <Depliable libelle={compter(m.modifies.length, 'modifié')} noms={m.modifies.map(nommer)} />
      <Depliable libelle={compter(m.revenus.length, 'revenu')} noms={m.revenus.map(nommer)} />
      <Depliable libelle={compter(m.partis.length, 'sorti')} noms={m.partis.map(nommer)} />
      <p className="py-1 text-texte-doux">{compter(m.inchanges, 'inchangé')}</p>
      {liens && (
        <p className="py-1 text-texte-doux">
          Liens avec les apprenants : {compter(liens.ajoutes, 'ajouté')}, {compter(liens.retires, 'retiré')}
        </p>
      )}
    </Carte>
  );
}

/** Ce qui arrive aux divisions, ou aux groupes. */
export function CarteStructures(props: { titre: string; mouvements: MouvementsStructures; feminin?: boolean }) {
  const { titre, mouvements: m, feminin } = props;
  const mot = (racine: string) => (feminin ? `${racine}e` : racine);
  return (
    <Carte titre={titre}>
      <Depliable libelle={compter(m.creees.length, mot('créé'))} noms={m.creees} />
      <Depliable libelle={compter(m.modifiees.length, mot('modifié'))} noms={m.modifiees} />
      <Depliable libelle={compter(m.disparues.length, mot('disparu'))} noms={m.disparues} />
      <p className="py-1 text-texte-doux">{compter(m.inchangees, mot('inchangé'))}</p>
    </Carte>
  );
}

function Depliable({ libelle, noms }: { libelle: string; noms: readonly string[] }) {
  if (noms.length === 0) return <p className="py-1 text-texte-doux">{libelle}</p>;
  return (
    <details className="py-1">
      <summary className="cursor-pointer font-semibold">{libelle}</summary>
      <ul className="mt-1 mb-2 border-l-2 border-filet pl-4">
        {noms.slice(0, MAX).map((nom) => (
          <li key={nom} className="break-words">
            {nom}
          </li>
        ))}
        {noms.length > MAX && (
          <li className="text-texte-doux">et {compter(noms.length - MAX, 'autre')} ; le tableur les donne tous.</li>
        )}
      </ul>
    </details>
  );
}
