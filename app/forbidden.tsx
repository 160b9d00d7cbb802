'use client';

import { PageMessage } from '@/components/page-message';
import { LienBouton } from '@/components/ui/lien-bouton';

export default function Interdit() {
  return (
    <PageMessage titre="Accès refusé" action={<LienBouton href="/">Accueil</LienBouton>}>
      <p>Votre profil ne donne pas accès à cette page.</p>
    </PageMessage>
  );
}
