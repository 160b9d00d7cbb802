import type { Ecritures, Mention, Mouvements, MouvementsStructures, Resume } from './types';

export const ecrituresVides = (): Ecritures => ({
  comptesNeufs: [],
  comptesModifies: [],
  identifiantsRendus: [],
  enseignants: [],
  apprenants: [],
  structures: [],
  groupesDivisions: null,
  affectations: [],
  affectationsFinies: [],
  responsabilites: [],
  responsabilitesFinies: [],
  renommages: [],
});

const mouvements = (): Mouvements => ({ crees: [], modifies: [], revenus: [], partis: [], inchanges: 0 });
const structures = (): MouvementsStructures => ({ creees: [], modifiees: [], disparues: [], inchangees: 0 });

export const resumeVide = (): Resume => ({
  divisions: structures(),
  groupes: structures(),
  enseignants: mouvements(),
  chefs: mouvements(),
  apprenants: mouvements(),
  responsables: mouvements(),
  liens: { ajoutes: 0, retires: 0 },
  renommages: [],
  anomalies: [],
  questions: [],
  identites: [],
  confirmations: [],
});

export const mention = (c: Omit<Mention, 'detail'>, detail = ''): Mention => ({
  id: c.id,
  nom: c.nom,
  prenom: c.prenom,
  login: c.login,
  detail,
});

/** Vrai si l'import ne changerait rien : ni personne, ni structure, ni lien. */
export function rienNeChange(r: Resume): boolean {
  const personnes = [r.enseignants, r.chefs, r.apprenants, r.responsables].flatMap((m) => [
    ...m.crees,
    ...m.modifies,
    ...m.revenus,
    ...m.partis,
  ]);
  const structures = [r.divisions, r.groupes].flatMap((m) => [...m.creees, ...m.modifiees, ...m.disparues]);
  return personnes.length + structures.length + r.liens.ajoutes + r.liens.retires === 0;
}
