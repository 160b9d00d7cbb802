import { Badge } from '@/components/ui/badge';
import { type EleveLu, enEchec, type ParentLu, reinitialisable } from '@/lib/acces-parents/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterInstant } from '@/lib/dates';
import { EtatMessage } from './etat-message';
import { ReinitialiserParent } from './reinitialiser-parent';

/** Un élève, et une ligne par représentant légal. */
export function LignesEleve({ eleve, ouvert }: { eleve: EleveLu; ouvert: boolean }) {
  const [premier, ...autres] = eleve.parents;
  return (
    <>
      <tr>
        <th scope="row" rowSpan={Math.max(1, eleve.parents.length)} className="align-top">
          {nomComplet(eleve)}
          {eleve.majeur && <Badge className="ml-2">majeur</Badge>}
        </th>
        {premier ? (
          <Cellules parent={premier} eleve={eleve} ouvert={ouvert} />
        ) : (
          <td colSpan={5} className="text-texte-doux">
            Aucun représentant légal dans SIECLE
          </td>
        )}
      </tr>
      {autres.map((p) => (
        <tr key={p.id}>
          <Cellules parent={p} eleve={eleve} ouvert={ouvert} />
        </tr>
      ))}
    </>
  );
}

function Cellules({ parent: p, eleve, ouvert }: { parent: ParentLu; eleve: EleveLu; ouvert: boolean }) {
  return (
    <>
      <td>
        {[p.civilite, nomComplet(p)].filter(Boolean).join(' ')}
        <span className="block font-mono text-texte-doux">{p.login}</span>
      </td>
      <td>{p.courriel ?? <span className="text-texte-doux">Aucune</span>}</td>
      <td>
        <EtatMessage parent={p} eleve={eleve} ouvert={ouvert} />
      </td>
      <td>{formaterInstant(p.connecteLe) || <span className="text-texte-doux">Jamais</span>}</td>
      <td>{reinitialisable(p, eleve, ouvert) && <ReinitialiserParent parent={enBref(p)} />}</td>
    </>
  );
}

/** Ce que le bouton a besoin de savoir : le reste ne part pas au navigateur. */
const enBref = (p: ParentLu) => ({
  id: p.id,
  nom: nomComplet(p),
  courriel: p.courriel ?? '',
  echec: enEchec(p),
});
