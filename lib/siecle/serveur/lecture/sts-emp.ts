import 'server-only';
import { refus } from '../../regles-anomalies';
import type { CleIndividu, DivisionLue, DoubleLu, Entete, GroupeLu, IndividuLu, LectureSts } from '../../types';
import { civilite, dateIso, estInactifs, nettoyer, nommerPersonne } from './champs';
import { type Contexte, type Lecteur, verifierEntete } from './lecteur';
import { cleDe, codes, FORME_STS, structure } from './sts-forme';
import { disciplines, nomDe, sortDe } from './sts-individus';
import { attribut, champ, enfants, type Noeud } from './xml';

interface IndividuBrut extends CleIndividu {
  noeud: Noeud;
  ligne: number;
}

/** Lecteur de `sts_emp_{RNE}_{année}.xml` (racine STS_EDT), l'export de STSWEB. */
export class LecteurSts implements Lecteur {
  readonly forme = FORME_STS;
  readonly #contexte: Contexte;
  #entete: (Omit<Entete, 'anomalies'> & { denomination: string }) | null = null;
  readonly #bruts = new Map<string, IndividuBrut>();
  readonly #doubles: DoubleLu[] = [];
  readonly #divisions = new Map<string, DivisionLue>();
  readonly #groupes = new Map<string, GroupeLu>();
  #nombre = 0;

  constructor(contexte: Contexte) {
    this.#contexte = contexte;
  }

  fiche(nom: string, noeud: Noeud, ligne: number): void {
    if (nom === 'PARAMETRES') this.#entete ??= this.#lireEntete(noeud);
    else if (nom === 'DIVISION') this.#lireDivision(noeud, ligne);
    else if (nom === 'GROUPE') this.#lireGroupe(noeud, ligne);
    else this.#lireIndividu(noeud, ligne, nom === 'SUPPLEANT' ? 'eppsup' : null);
  }

  finir(): LectureSts {
    const entete = this.#entete ?? this.#lireEntete('');
    if (this.#nombre === 0) throw refus('aucun-individu', {});
    const structures = [...this.#divisions.values(), ...this.#groupes.values()];
    const enService = new Set(structures.flatMap((s) => s.enseignants.map(cleDe)));
    const { individus, refuses } = this.#trier(enService);
    this.#rattacher(structures, individus);
    this.#verifierStructure(enService.size);
    return {
      genre: 'sts',
      ...entete,
      individus,
      divisions: [...this.#divisions.values()],
      groupes: [...this.#groupes.values()],
      refuses,
      ...(this.#doubles.length > 0 && { doubles: this.#doubles }),
      anomalies: this.#contexte.journal.toutes(),
    };
  }

  #lireEntete(noeud: Noeud) {
    const [uaj] = enfants(noeud, 'UAJ');
    const [annee] = enfants(noeud, 'ANNEE_SCOLAIRE');
    const lu = {
      rne: uaj === undefined ? null : attribut(uaj, 'CODE'),
      annee: annee === undefined ? null : attribut(annee, 'ANNEE'),
      dateExport: null, // STSWEB ne date pas son export
    };
    const denomination = nettoyer(`${champ(uaj, 'DENOM_PRINC') ?? ''} ${champ(uaj, 'DENOM_COMPL') ?? ''}`);
    return { ...verifierEntete(this.#contexte, lu), denomination };
  }

  #lireIndividu(noeud: Noeud, ligne: number, typeParDefaut: string | null): void {
    this.#nombre++;
    const brut = {
      type: attribut(noeud, 'TYPE') ?? typeParDefaut ?? '',
      id: attribut(noeud, 'ID') ?? '',
      noeud,
      ligne,
    };
    const cle = cleDe(brut);
    const sujet = { cle, qui: nommerPersonne(nomDe(noeud), nettoyer(champ(noeud, 'PRENOM'))), ligne };
    if (brut.type === '' || brut.id === '') this.#contexte.journal.noter('individu-sans-identifiant', sujet, {});
    else if (this.#bruts.has(cle)) {
      this.#contexte.journal.noter('individu-double', sujet, brut);
      this.#doubles.push({
        clef: cle,
        nationaux: [],
        noms: [nomDe(noeud)],
        prenom: nettoyer(champ(noeud, 'PRENOM')),
        naissance: dateIso(champ(noeud, 'DATE_NAISSANCE')),
      });
    } else this.#bruts.set(cle, brut);
  }

  #lireDivision(noeud: Noeud, ligne: number): void {
    const { journal } = this.#contexte;
    const code = attribut(noeud, 'CODE');
    if (code === null) journal.noter('division-sans-code', { ligne }, {});
    else if (estInactifs(code)) journal.noter('division-inactifs', { cle: code, ligne }, { code });
    else if (this.#divisions.has(code)) journal.noter('division-double', { cle: code, ligne }, { code });
    else this.#divisions.set(code, structure(code, noeud));
  }

  #lireGroupe(noeud: Noeud, ligne: number): void {
    const { journal } = this.#contexte;
    const code = attribut(noeud, 'CODE');
    if (code === null) journal.noter('groupe-sans-code', { ligne }, {});
    else if (this.#groupes.has(code)) journal.noter('groupe-double', { cle: code, ligne }, { code });
    else {
      const divisions = codes(noeud, 'DIVISIONS_APPARTENANCE', 'DIVISION_APPARTENANCE');
      this.#groupes.set(code, { ...structure(code, noeud), divisions });
    }
  }

  #trier(enService: ReadonlySet<string>): Pick<LectureSts, 'individus' | 'refuses'> {
    const individus: IndividuLu[] = [];
    const refuses: CleIndividu[] = [];
    for (const brut of this.#bruts.values()) {
      const fonction = champ(brut.noeud, 'FONCTION')?.toUpperCase() ?? null;
      const role = sortDe(brut.type, fonction, enService.has(cleDe(brut)));
      const nom = nomDe(brut.noeud);
      const sujet = {
        cle: cleDe(brut),
        qui: nommerPersonne(nom, nettoyer(champ(brut.noeud, 'PRENOM'))),
        ligne: brut.ligne,
      };
      if (role !== 'enseignant' && role !== 'chef') {
        this.#contexte.journal.noter(role, sujet, { fonction: fonction ?? '' });
        // Avant la remontée des services, on ne sait pas si elle en a un : elle n'est pas partie pour autant.
        if (role === 'local-sans-service' && enService.size === 0) refuses.push({ type: brut.type, id: brut.id });
      } else if (nom === '') {
        refuses.push({ type: brut.type, id: brut.id });
        this.#contexte.journal.noter('individu-sans-nom', sujet, {});
      } else individus.push(this.#individu(brut, role, fonction, sujet));
    }
    return { individus, refuses };
  }

  #individu(
    { type, id, noeud, ligne }: IndividuBrut,
    role: IndividuLu['role'],
    fonction: string | null,
    sujet: { cle: string; qui: string; ligne: number },
  ): IndividuLu {
    const { journal } = this.#contexte;
    const prenom = nettoyer(champ(noeud, 'PRENOM'));
    const date = champ(noeud, 'DATE_NAISSANCE');
    const dateNaissance = dateIso(date);
    if (prenom === '') journal.noter('sans-prenom', sujet, {});
    if (date === null) journal.noter('individu-sans-naissance', sujet, {});
    else if (dateNaissance === null) journal.noter('individu-naissance-impossible', sujet, { date });
    return {
      ligne,
      type,
      id,
      role,
      civilite: civilite(champ(noeud, 'CIVILITE')) ?? civilite(champ(noeud, 'SEXE')),
      nom: nomDe(noeud),
      prenom,
      dateNaissance,
      fonction,
      disciplines: disciplines(noeud),
    };
  }

  /** Ne laisse dans les services que les enseignants retenus, et dans les groupes que les divisions du fichier. */
  #rattacher(structures: DivisionLue[], individus: IndividuLu[]): void {
    const retenus = new Set(individus.filter((i) => i.role === 'enseignant').map(cleDe));
    const inconnus = new Map<string, CleIndividu>();
    for (const s of structures) {
      for (const e of s.enseignants) if (!this.#bruts.has(cleDe(e))) inconnus.set(cleDe(e), e);
      s.enseignants = s.enseignants.filter((e) => retenus.has(cleDe(e)));
    }
    for (const [cle, { type, id }] of inconnus) {
      this.#contexte.journal.noter('service-personne-inconnue', { cle }, { type, id });
    }
    for (const groupe of this.#groupes.values()) this.#limiter(groupe);
  }

  #limiter(groupe: GroupeLu): void {
    const { code } = groupe;
    for (const division of groupe.divisions) {
      if (this.#divisions.has(division) || estInactifs(division)) continue;
      this.#contexte.journal.noter('groupe-division-inconnue', { cle: code }, { code, division });
    }
    groupe.divisions = groupe.divisions.filter((d) => this.#divisions.has(d));
  }

  #verifierStructure(services: number): void {
    if (this.#divisions.size === 0) this.#contexte.journal.noter('aucune-division', {}, {});
    else if (services === 0) this.#contexte.journal.noter('aucun-service', {}, {});
  }
}
