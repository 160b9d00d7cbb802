import { ANNEE, DATE_EXPORT, DIVISIONS, ECOLE } from './ecole';
import type { Eleve } from './eleves';
import { INDIVIDUS, type TypeIndividu } from './equipe';
import { type Familles, PARENTE } from './familles';
import { servicesDe } from './services';

/** Noms des fichiers, tels que STSWEB et SIECLE les donnent. */
export const FICHIERS = {
  enseignants: `sts_emp_${ECOLE.rne}_${ANNEE}.xml`,
  eleves: 'ElevesSansAdresses.xml',
  responsables: 'ResponsablesAvecAdresses.xml',
} as const;

function individu(type: TypeIndividu, id: number) {
  const trouve = INDIVIDUS.find((i) => i.type === type && i.id === id);
  if (!trouve) throw new Error(`Individu absent du fichier des personnels : ${type} ${id}`);
  return { type, id, nom: trouve.nom, prenom: trouve.prenom, naissance: trouve.naissance };
}

function enseignant(id: number) {
  const enseigne = (code: string) =>
    servicesDe(code).some((s) => s.enseignants.some((e) => e.type === 'epp' && e.id === String(id)));
  return { ...individu('epp', id), divisions: DIVISIONS.map((d) => d.code).filter(enseigne) };
}

/** Ce qu'il faut savoir pour ouvrir une session par profil, par identifiants de STSWEB et de SIECLE. */
export function manifeste(eleves: Eleve[], { personnes, liens }: Familles) {
  const apprenant = (division: string, nom: string) => {
    const e = eleves.find((x) => x.division?.code === division && x.nom === nom);
    if (!e) throw new Error(`Élève absent du fichier : ${nom} en ${division}`);
    return { eleveId: e.id, nom: e.nom, prenom: e.prenom, naissance: e.naissance, division };
  };
  const enfants = [apprenant('TGA1', 'FABRE'), apprenant('2LOG', 'FABRE')];
  const lien = liens.find((l) => l.eleve === enfants[0]?.eleveId && l.parente === PARENTE.mere);
  const parent = personnes.find((p) => p.id === lien?.personne);
  if (!parent) throw new Error('Parent de démonstration absent du fichier des responsables');
  return {
    rne: ECOLE.rne,
    annee: ANNEE,
    nom: ECOLE.nom,
    adresse: `${ECOLE.adresse}, ${ECOLE.codePostal} ${ECOLE.commune}`,
    dateExport: DATE_EXPORT,
    fichiers: FICHIERS,
    personnes: {
      chef: individu('dir', 101),
      enseignant: enseignant(7001),
      enseignantTransport: enseignant(7005),
      apprenantGA: apprenant('TGA1', 'FABRE'),
      apprenantLogistique: apprenant('TLOG', 'GARNIER'),
      apprenantTransport: apprenant('TTRA', 'DOS SANTOS'),
      parent: {
        personneId: parent.id,
        nom: parent.nomUsage ?? parent.nom,
        prenom: parent.prenom,
        mel: parent.mel,
        enfants,
      },
    },
  };
}
