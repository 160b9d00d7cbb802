import { abonner, enregistrerCommande } from '@/lib/abonnement/serveur/mutations';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { enregistrerRenseignements } from '@/lib/parametres/serveur/mutations';

const DIPLOMES = ['BACPRO-GA', 'BACPRO-TRANSPORT', 'BACPRO-LOGISTIQUE', 'BACPRO-AGORA'];

/** L'établissement tel qu'un administrateur l'aurait renseigné, et ses abonnements. */
export async function renseigner(admin: Acteur, nom: string, annee: number): Promise<void> {
  const { rne } = admin;
  await enregistrerRenseignements(admin, {
    nom,
    adresse: '3 chemin des Cerisiers',
    codePostal: '99770',
    commune: 'Villegriotte',
    telephone: '01 99 00 12 34',
    courriel: 'lycee.griottes@example.org',
  });
  const [du, au] = [`${annee}-09-01`, `${annee + 1}-08-31`];
  for (const diplome of DIPLOMES) await abonner({ rne, diplome, du, au });
  await enregistrerCommande({ rne, reference: `D-${annee}-001`, objet: 'Abonnement annuel, quatre diplômes', le: du });
  const espace = { diplome: 'BACPRO-GA', octets: 1024 ** 3, objet: 'Espace disque supplémentaire' };
  await enregistrerCommande({ rne, reference: `D-${annee}-002`, ...espace, le: `${annee}-10-05` });
}
