'use client';

import { createContext, use, useId } from 'react';
import { IconeAlerte } from '@/components/ui/icones';
import { LONGUEUR_NOM } from '@/lib/export-passeport/regles-noms';

/** Le nom du fichier de chaque fiche, tel qu'on l'a sous les yeux. */
interface Noms {
  lire: (cle: string) => {
    nom: string;
    faute: string | null;
    /** Le nom que le fichier prendra, quand celui-ci est déjà pris ; vide sinon. */
    autre: string;
  };
  renommer: (cle: string, nom: string) => void;
}

export const NomsFichiers = createContext<Noms>({
  lire: () => ({ nom: '', faute: null, autre: '' }),
  renommer: () => {},
});

/** Le nom du fichier d'une fiche, proposé sans accent ni caractère spécial, à changer sur place (G 3.15.2). */
export function ChampNom({ cle, titre }: { cle: string; titre: string }) {
  const { lire, renommer } = use(NomsFichiers);
  const { nom, faute, autre } = lire(cle);
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span className="flex items-center gap-1">
        <input
          aria-label={`Nom du fichier de la fiche «\u00a0${titre}\u00a0»`}
          aria-invalid={faute !== null || undefined}
          aria-describedby={faute || autre ? id : undefined}
          name={`nom:${cle}`}
          value={nom}
          maxLength={LONGUEUR_NOM}
          spellCheck={false}
          autoComplete="off"
          onChange={(e) => renommer(cle, e.target.value)}
          className="saisie min-w-0"
        />
        <span className="text-sm text-texte-doux">.pdf</span>
      </span>
      {faute ? (
        <span id={id} className="flex gap-1.5 text-sm font-medium text-erreur">
          <IconeAlerte taille={16} className="mt-0.5 shrink-0" />
          {faute}
        </span>
      ) : (
        autre && (
          <span id={id} role="status" className="text-sm text-texte-doux">
            Nom déjà pris&nbsp;: ce fichier s’appellera {autre}.pdf.
          </span>
        )
      )}
    </div>
  );
}
