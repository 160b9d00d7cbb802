'use client';

import { PageMessage } from '@/components/page-message';
import { LienBouton } from '@/components/ui/lien-bouton';

export default function Introuvable() {
  return (
    <PageMessage titre="Cette page n’existe pas" action={<LienBouton href="/">Trouver mon établissement</LienBouton>}>
      <p>
        L’adresse est erronée, ou ce qu’elle désignait n’existe plus, ou ne vous est pas accessible. Si vous cherchiez
        votre établissement, vérifiez son code RNE (sept chiffres et une lettre)&nbsp;: il est peut-être mal recopié, ou
        l’établissement n’a pas encore d’espace Griotte.
      </p>
    </PageMessage>
  );
}
