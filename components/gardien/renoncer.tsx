import { useRouter } from 'next/navigation';
import { Confirmation } from '@/components/ui/confirmation';
import { LienBouton } from '@/components/ui/lien-bouton';

type Props = {
  /** Où mène « Annuler ». */
  href: string;
  /** Ce que rend `useBrouillon`. */
  brouillon: { commence: boolean; abandonner: () => void };
};

/** « Annuler » d'un formulaire gardé : ce qui y est saisi s'oublie, après l'avoir demandé s'il y a quelque chose. */
export function Renoncer({ href, brouillon }: Props) {
  const router = useRouter();
  async function abandonner() {
    brouillon.abandonner();
    router.push(href);
    return undefined;
  }
  if (!brouillon.commence)
    return (
      <LienBouton href={href} variante="discret">
        Annuler
      </LienBouton>
    );
  return (
    <Confirmation
      libelle="Annuler"
      variante="discret"
      titre="Abandonner cette saisie&nbsp;?"
      confirmer="Abandonner"
      danger
      onConfirmer={abandonner}
    >
      Ce que vous avez saisi n’est pas enregistré&nbsp;: il sera effacé, de cet appareil aussi.
    </Confirmation>
  );
}
