import { importerTableur } from '@/tests/fabriques/depot-tableur';
import { ecoleAuHasard } from '@/tests/fabriques/ecole-au-hasard';
import { uneEcoleVide } from '@/tests/fabriques/ecole-siecle';
import { unClasseur } from '@/tests/fabriques/tableur';
import { mesurerUn } from './import';
import { chronometrer, type Mesure, resumer } from './mesure';

/** La même école dans un classeur : une ligne par apprenant et ses responsables, une par personnel, une par classe. */
function enClasseur({ ecole }: ReturnType<typeof ecoleAuHasard>): Promise<Uint8Array<ArrayBuffer>> {
  const parEnfant = new Map<string, typeof ecole.personnes>();
  for (const p of ecole.personnes)
    for (const e of p.enfants) if (typeof e === 'string') parEnfant.set(e, [...(parEnfant.get(e) ?? []), p]);
  const classes = new Map<string, string[]>();
  for (const { code, profs = [] } of ecole.divisions)
    for (const id of profs) classes.set(id, [...(classes.get(id) ?? []), code]);
  const inscrits = ecole.eleves.filter((e) => e.division && !e.sortie);
  return unClasseur({
    Classes: [['Classe', 'Code MEF'], ...ecole.divisions.map((d) => [d.code, d.mefs?.[0]])],
    Apprenants: [
      [
        'Nom',
        'Prénom',
        'Né le',
        'Classe',
        'INE',
        'Numéro',
        ...[1, 2].flatMap((n) => [
          `Nom responsable ${n}`,
          `Prénom responsable ${n}`,
          `Mail responsable ${n}`,
          `Numéro responsable ${n}`,
        ]),
      ],
      ...inscrits.map((e) => [
        e.nom,
        e.prenom,
        e.naissance,
        e.division,
        e.ine,
        e.id,
        ...(parEnfant.get(e.id) ?? []).slice(0, 2).flatMap((p) => [p.nom, p.prenom ?? 'Dominique', p.mel, p.id]),
      ]),
    ],
    Personnels: [
      ['Nom', 'Prénom', 'Naissance', 'Discipline', 'Classes', 'Numéro'],
      ...ecole.individus.map((i) => [
        i.nom,
        i.prenom,
        i.naissance,
        i.disciplines?.[0],
        classes.get(i.id)?.join(', '),
        i.id,
      ]),
    ],
  });
}

/** Un tableur contre l'import de SIECLE de la même école : lecture, colonnes proposées, analyse, transaction. */
export async function mesurerTableur(): Promise<Mesure[]> {
  const taille = { eleves: 5000, enseignants: 400, divisions: 200 };
  const octets = await enClasseur(ecoleAuHasard(taille));
  const [siecle, tableur]: [number[], number[]] = [[], []];
  for (let i = 0; i < 3; i++) {
    siecle.push((await mesurerUn(taille)).total);
    const admin = await uneEcoleVide();
    const [duree] = await chronometrer(() => importerTableur(admin, octets));
    tableur.push(duree);
  }
  const reference = resumer('Import, 400 personnels + 5 000 apprenants + leurs responsables, de SIECLE', siecle, 'ms');
  const mesure = resumer('La même école, d’un tableur (xlsx)', tableur, 'ms');
  const rapport = (mesure.mediane / reference.mediane).toFixed(2).replace('.', ',');
  return [reference, { ...mesure, note: `${rapport} fois l’import de SIECLE` }];
}
