import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Confirmation } from '@/components/ui/confirmation';
import { Lien } from '@/components/ui/lien';
import { useCompte } from './compte';
import { type Gardee, listerGardees, oublier } from './rangement';

interface Recherche<T> {
  /** Début des sujets : « fiche: ». */
  genre: string;
  /** De quoi laisser finir l'envoi d'une page que l'on vient de quitter, en millisecondes. */
  delai?: number;
  /**
   * Vrai si le serveur a déjà tout : la réponse s'est perdue avec l'onglet. La saisie s'oublie alors sans rien dire. Nul si
   * on ne peut pas le savoir (réseau coupé).
   */
  dejaEnregistree?: (gardee: Gardee<T>) => Promise<boolean | null>;
}

/** Les saisies d'un genre restées sur cet appareil, et de quoi en effacer une. À donner : des fonctions stables. */
export function useGardees<T>({ genre, delai = 0, dejaEnregistree }: Recherche<T>) {
  const compte = useCompte();
  const [gardees, setGardees] = useState<Gardee<T>[]>([]);
  const effacer = useCallback(
    (sujet: string) => {
      oublier(compte, sujet);
      setGardees((g) => g.filter((gardee) => gardee.sujet !== sujet));
    },
    [compte],
  );

  useEffect(() => {
    let utile = true;
    async function trier(gardee: Gardee<T>): Promise<Gardee<T>[]> {
      if (!(await dejaEnregistree?.(gardee))) return [gardee];
      oublier(compte, gardee.sujet);
      return [];
    }
    async function chercher(): Promise<void> {
      const restent = await Promise.all(listerGardees<T>(compte, genre).map(trier));
      if (utile) setGardees(restent.flat());
    }
    const attente = setTimeout(() => void chercher(), delai);
    return () => {
      utile = false;
      clearTimeout(attente);
    };
  }, [compte, genre, delai, dejaEnregistree]);

  return { gardees, effacer };
}

type Props = {
  ton?: 'info' | 'attention';
  titre: string;
  /** Où reprendre la saisie, et comment le dire. */
  href: string;
  reprendre: string;
  /** La question, et ce qui serait perdu. */
  question: string;
  perte: string;
  onEffacer: () => void;
  children: ReactNode;
};

/** Une saisie restée sur cet appareil, que le serveur n'a pas : la reprendre, ou l'effacer après l'avoir demandé. */
export function AvisGardee({ ton = 'info', titre, href, reprendre, question, perte, onEffacer, children }: Props) {
  async function effacer() {
    onEffacer();
    return undefined;
  }
  return (
    <Avis
      ton={ton}
      className="mb-4"
      titre={titre}
      action={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Lien href={href} className="lien pointer-coarse:py-2.5">
            {reprendre}
          </Lien>
          <Confirmation
            libelle="Effacer"
            taille="petit"
            variante="discret"
            titre={question}
            confirmer="Effacer"
            danger
            onConfirmer={effacer}
          >
            <p>{perte}</p>
          </Confirmation>
        </div>
      }
    >
      {children}
    </Avis>
  );
}
