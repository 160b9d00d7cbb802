import * as z from 'zod';
import { aujourdhui } from '@/lib/dates';
import { choixDAdresse, pageDAdresse, sensDAdresse, texteDAdresse } from '@/lib/listes';
import { CIVILITES, PROFILS_PERSONNEL } from './regles';

const id = z.uuid('Identifiant invalide.');

const texte = (maximum: number) =>
  z.string().trim().max(maximum, `Ce champ ne peut pas dépasser ${maximum} caractères.`);
const requis = (maximum: number, message: string) => texte(maximum).min(1, message);

const profil = z.enum(PROFILS_PERSONNEL, 'Choisissez un profil.');
const civilite = z.enum(['', ...CIVILITES], 'Choisissez une civilité.');
const nom = requis(100, 'Saisissez le nom.');
const prenom = requis(100, 'Saisissez le prénom.');
const discipline = texte(200);

const naissance = z.iso
  .date('Donnez une date de naissance valable.')
  .refine((jour) => jour >= '1900-01-01', 'Cette date de naissance est trop ancienne.')
  .refine((jour) => jour <= aujourdhui(), 'Cette date de naissance est à venir.');

const courriel = texte(254)
  .toLowerCase()
  .pipe(z.email('Cette adresse électronique n’est pas valable\u00a0: elle doit ressembler à nom@domaine.fr.'));

const vide = z.literal('');

/** Les cases cochées : au plus toutes les divisions et tous les groupes d'un grand établissement. */
const structures = z.array(id).max(1000, 'Trop de classes à la fois.').default([]);

/** Le formulaire d'une personne déjà connue : ce qui lui manque (date, adresse…) peut manquer encore. */
export const schemaFormulaire = z.object({
  profil,
  civilite,
  nom,
  prenom: texte(100),
  dateNaissance: vide.or(naissance),
  courriel: vide.or(courriel),
  discipline,
});
export type SaisieFormulaire = z.infer<typeof schemaFormulaire>;

/**
 * Ce qui change d'une personne, et rien d'autre : deux administrateurs ne défont pas le travail l'un de l'autre. Un
 * prénom ou une date de naissance connus se corrigent, ils ne s'effacent pas.
 */
export const schemaModification = z.object({
  id,
  champs: schemaFormulaire.extend({ prenom, dateNaissance: naissance }).partial(),
  ajouts: structures,
  retraits: structures,
});
export type SaisieModification = z.output<typeof schemaModification>;

/** Le formulaire d'une personne nouvelle : tout y est demandé, sauf la discipline. */
export const schemaNouveau = schemaFormulaire.extend({
  civilite: civilite.refine((v) => v !== '', 'Choisissez une civilité.'),
  prenom,
  dateNaissance: naissance,
  courriel,
});

/** `confirme` : on crée malgré une personne du même nom née le même jour. */
export const schemaCreation = schemaNouveau.extend({ structures, confirme: z.boolean().default(false) });
export type SaisieCreation = z.output<typeof schemaCreation>;

export const schemaCible = z.object({ id });

/** Ce que porte l'adresse de la liste ; une valeur inconnue vaut celle par défaut. */
export const schemaListe = z.object({
  nom: texteDAdresse(),
  profil: choixDAdresse(['', ...PROFILS_PERSONNEL]),
  origine: choixDAdresse(['', 'siecle', 'manuel']),
  vue: choixDAdresse(['service', 'attente', 'masques']),
  tri: choixDAdresse(['nom', 'profil', 'discipline', 'connexion']),
  sens: sensDAdresse(),
  page: pageDAdresse,
});
export type FiltreListe = z.output<typeof schemaListe>;
