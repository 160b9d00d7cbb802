import { Carte } from '@/components/ui/carte';
import { compterMessages } from '@/lib/acces-parents/regles';
import type { ClasseDetaillee, DiplomeParents } from '@/lib/acces-parents/serveur/queries-classe';
import { AccesDonne } from '../../_components/acces-donne';
import { DonnerAcces } from '../../_components/donner-acces';
import { TableauParents } from './tableau-parents';

const effectif = (n: number) => (n > 1 ? `${n} élèves` : `${n} élève`);

/** Un diplôme de la classe : le bouton qui donne l'accès à lui seul, ses élèves et leurs parents. */
export function CarteDiplome({ classe, diplome }: { classe: ClasseDetaillee; diplome: DiplomeParents }) {
  const nom = diplome.sigle ?? 'Sans diplôme';
  const ouvert = classe.donneLe !== null || diplome.donneLe !== null;
  return (
    <Carte titre={`${nom} (${effectif(diplome.eleves.length)})`} actions={<Acces classe={classe} diplome={diplome} />}>
      <TableauParents legende={`Parents de ${classe.code}, ${nom}`} eleves={diplome.eleves} ouvert={ouvert} />
    </Carte>
  );
}

/** À la classe entière, rien à dire ici : l'en-tête le dit. */
function Acces({ classe, diplome: d }: { classe: ClasseDetaillee; diplome: DiplomeParents }) {
  if (classe.donneLe) return null;
  if (!d.code) return <span className="text-texte-doux">S’ouvre avec toute la classe</span>;
  if (d.donneLe) return <AccesDonne le={d.donneLe} />;
  return (
    <DonnerAcces
      cible={{ classe: classe.id, referentiel: d.code }}
      nom={`${d.sigle ?? d.code} en ${classe.code}`}
      messages={compterMessages(d.eleves)}
    />
  );
}
