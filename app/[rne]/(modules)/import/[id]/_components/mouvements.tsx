import { Carte } from '@/components/ui/carte';
import { accorder } from '@/lib/accords';
import type { Mention, Mouvements, MouvementsStructures, Resume } from '@/lib/siecle/plan/types';

const MAX = 100;

const nommerMention = (m: Mention) => [`${m.nom} ${m.prenom} (${m.login})`, m.detail].filter(Boolean).join('\u00a0: ');

/** Ce qui arrive aux personnes d'une population ; chaque compte se déplie en noms. */
export function CarteMouvements(props: { titre: string; mouvements: Mouvements; liens?: Resume['liens'] }) {
  const { titre, mouvements: m, liens } = props;
  const comptes: Compte[] = [
    ['créé', m.crees.map(nommerMention)],
    ['modifié', m.modifies.map(nommerMention)],
    ['revenu', m.revenus.map(nommerMention)],
    ['sorti', m.partis.map(nommerMention)],
  ];
  return (
    <Carte titre={titre}>
      <Comptes comptes={comptes} inchanges={accorder(m.inchanges, 'inchangé')} />
      {liens && (
        <p className="text-texte-doux">
          Liens avec les apprenants&nbsp;: {accorder(liens.ajoutes, 'ajouté')}, {accorder(liens.retires, 'retiré')}.
        </p>
      )}
    </Carte>
  );
}

/** Ce qui arrive aux divisions, ou aux groupes. */
export function CarteStructures(props: { titre: string; mouvements: MouvementsStructures; feminin?: boolean }) {
  const { titre, mouvements: m, feminin } = props;
  const mot = (racine: string) => (feminin ? `${racine}e` : racine);
  const comptes: Compte[] = [
    [mot('créé'), m.creees],
    [mot('modifié'), m.modifiees],
    [mot('disparu'), m.disparues],
  ];
  return (
    <Carte titre={titre}>
      <Comptes comptes={comptes} inchanges={accorder(m.inchangees, mot('inchangé'))} />
    </Carte>
  );
}

/** Un mot (« créé ») et ceux à qui cela arrive. */
type Compte = [mot: string, noms: readonly string[]];

/** Ce qui change se déplie ; ce qui ne change pas tient sur une ligne. */
function Comptes({ comptes, inchanges }: { comptes: readonly Compte[]; inchanges: string }) {
  const nuls = comptes.filter(([, noms]) => noms.length === 0).map(([mot]) => accorder(0, mot));
  return (
    <>
      {comptes
        .filter(([, noms]) => noms.length > 0)
        .map(([mot, noms]) => (
          <Depliable key={mot} libelle={accorder(noms.length, mot)} noms={noms} />
        ))}
      <p className="text-texte-doux">{[...nuls, inchanges].join(', ')}.</p>
    </>
  );
}

function Depliable({ libelle, noms }: { libelle: string; noms: readonly string[] }) {
  return (
    <details className="mb-2">
      <summary className="cursor-pointer text-lg font-semibold">{libelle}</summary>
      <ul className="mt-1 mb-2 border-l-2 border-filet pl-4">
        {noms.slice(0, MAX).map((nom) => (
          <li key={nom} className="break-words">
            {nom}
          </li>
        ))}
        {noms.length > MAX && (
          <li className="text-texte-doux">et {accorder(noms.length - MAX, 'autre')} ; le tableur les donne tous.</li>
        )}
      </ul>
    </details>
  );
}
