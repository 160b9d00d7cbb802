import { CadrePublic } from '@/components/cadre-public';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { FormulaireOubli } from './_components/differes';

export default async function MotDePasseOublie({ params }: { params: Promise<{ rne: string }> }) {
  const { rne } = await params;
  const etablissement = await lireEtablissement(rne);
  return (
    <CadrePublic etablissement={etablissement?.nom ?? ''} titre="Mot de passe oublié">
      <FormulaireOubli rne={rne} />
    </CadrePublic>
  );
}
