'use client';

import type { ReactNode } from 'react';
import type { EtatFormulaire } from '@/components/envoi/formulaire';
import { Champ } from '@/components/ui/champ';
import { SelectNatif } from '@/components/ui/select-natif';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import { CIVILITES, type ProfilPersonnel } from '@/lib/utilisateurs/regles';
import type { SaisieFormulaire } from '@/lib/utilisateurs/schema';

interface Props {
  lier: EtatFormulaire<SaisieFormulaire>['lier'];
  /** Les profils au choix ; un seul : il ne se demande pas. */
  profils: readonly ProfilPersonnel[];
  /** Celui qui est choisi : un enseignant seul a une discipline. */
  profil: ProfilPersonnel;
  disciplines: readonly string[];
  /** Tout est demandé (une création), sauf la discipline. */
  complet?: boolean;
  /** Ce qui se dit sous un champ : d'où il vient. */
  sous?: (champ: keyof SaisieFormulaire) => ReactNode;
}

const civilites = CIVILITES.map((valeur) => ({ valeur, libelle: valeur }));

/** L'état civil, l'adresse et le métier d'une personne, reliés au formulaire. */
export function ChampsPersonne({ lier, profils, profil, disciplines, complet = false, sous }: Props) {
  const ligne = (champ: keyof SaisieFormulaire, saisie: ReactNode) => (
    <div className="flex flex-col gap-1">
      {saisie}
      {sous?.(champ)}
    </div>
  );
  const choixProfil = profils.map((valeur) => ({ valeur, libelle: LIBELLES_PROFIL[valeur] }));
  return (
    <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2">
      {profils.length > 1 &&
        ligne('profil', <SelectNatif libelle="Profil" options={choixProfil} required {...lier('profil')} />)}
      {ligne(
        'civilite',
        <SelectNatif
          libelle="Civilité"
          invite={complet ? 'Choisir' : 'Aucune'}
          options={civilites}
          required={complet}
          {...lier('civilite')}
        />,
      )}
      {ligne('nom', <Champ libelle="Nom" required autoComplete="off" {...lier('nom')} />)}
      {ligne('prenom', <Champ libelle="Prénom" required={complet} autoComplete="off" {...lier('prenom')} />)}
      {ligne(
        'dateNaissance',
        <Champ
          libelle="Date de naissance"
          type="date"
          min="1900-01-01"
          required={complet}
          {...lier('dateNaissance')}
        />,
      )}
      {ligne(
        'courriel',
        <Champ
          libelle="Adresse électronique"
          type="email"
          required={complet}
          autoComplete="off"
          {...lier('courriel')}
        />,
      )}
      {profil === 'enseignant' &&
        ligne(
          'discipline',
          <Champ libelle="Discipline" list="disciplines-connues" autoComplete="off" {...lier('discipline')} />,
        )}
      <datalist id="disciplines-connues">
        {disciplines.map((d) => (
          <option key={d} value={d} />
        ))}
      </datalist>
    </div>
  );
}
