import './base';
import { beforeAll, expect, test } from 'vitest';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { lireDepart } from '@/lib/scenarios/serveur/queries-depuis-fiche';
import { unCompte, unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneClasse, uneFiche } from '@/tests/fabriques/fiche';

type Classe = Awaited<ReturnType<typeof uneClasse>>;

let rne: string;
let ici: Classe;

beforeAll(async () => {
  rne = await unEtablissement();
  ici = await uneClasse(rne);
});

const departDe = async (enseignant = ici.enseignant, id = '') =>
  lireDepart(enseignant, id, (await lireReglages(enseignant)).masques);

test('PAE-4 le scénario reprend titre, contexte, diplôme, niveau, compétence, complexités et aléas', async () => {
  const { nom, prenom } = ici.apprenant;
  const id = await uneFiche(ici.apprenant, {
    titre: 'Courrier',
    organisation: 'Cartonnages du Nord',
    choix: ['1.1.1-A2', '1.1.1-C1'],
    textes: { contexte: `${prenom} ${nom} trie le courrier de Cartonnages du Nord.`, reussites: 'Tout est classé.' },
  });
  expect(await departDe(ici.enseignant, id)).toEqual({
    origine: id,
    titre: 'Courrier',
    referentiel: 'BACPRO-GA',
    niveau: 3,
    contexte: '<p><strong>Contexte de réalisation</strong></p><p>L’apprenant trie le courrier de l’entreprise.</p>',
    items: ['1.1.1', '1.1.1-C1', '1.1.1-A2'],
  });
});

test('PAE-4 la fiche d’une autre classe, d’un autre établissement, un brouillon ne se reprennent pas', async () => {
  const id = await uneFiche(ici.apprenant);
  const brouillon = await uneFiche(ici.apprenant, { brouillon: true });
  const [voisin, ailleurs] = [await unEnseignant(rne), (await uneClasse(await unEtablissement())).enseignant];
  for (const [qui, quoi] of [
    [voisin, id],
    [ailleurs, id],
    [ici.enseignant, brouillon],
    [ici.enseignant, 'pas-un-uuid'],
  ] as const)
    await expect(departDe(qui, quoi)).rejects.toMatchObject({ code: 'introuvable' });
  for (const qui of [ici.apprenant, await unCompte(rne, 'chef')])
    await expect(departDe(qui, id)).rejects.toMatchObject({ code: 'interdit' });
});
