import { redirect } from 'next/navigation';
import { CadrePublic } from '@/components/cadre-public';
import { DepartConclu } from '@/components/gardien/depart';
import { Avis } from '@/components/ui/avis';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { suiteSure } from '@/lib/adresses/regles-suite';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { FormulaireConnexion } from './_components/differes';

const MESSAGES: Record<string, string> = {
  personnalise: 'Votre mot de passe est personnalisé. Connectez-vous maintenant avec votre nouveau mot de passe.',
  deconnecte: 'Vous êtes déconnecté.',
};

export default async function Connexion({
  params,
  searchParams,
}: {
  params: Promise<{ rne: string }>;
  searchParams: Promise<{ suite?: string; message?: string }>;
}) {
  const [{ rne }, { suite, message }] = await Promise.all([params, searchParams]);
  const ou = suiteSure(rne, suite);
  const [acteur, etablissement] = await Promise.all([acteurCourant(), lireEtablissement(rne)]);
  if (acteur?.rne === rne && !acteur.aPersonnaliser) redirect(ou);
  const texte = message ? MESSAGES[message] : undefined;
  return (
    <CadrePublic etablissement={etablissement?.nom ?? ''} titre="Authentification">
      {texte && <Avis ton="succes">{texte}</Avis>}
      {message === 'deconnecte' && <DepartConclu />}
      <FormulaireConnexion rne={rne} suite={ou} rester={etablissement?.resterConnecte ?? false} />
    </CadrePublic>
  );
}
