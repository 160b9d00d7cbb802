import { redirect } from 'next/navigation';
import { Bouton } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { Marque } from '@/components/ui/marque';
import { TitreFenetre } from '@/components/ui/titre-fenetre';
import { adresseDe } from '@/lib/adresses/regles';
import { formeRne } from '@/lib/etablissement/regles-rne';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';

async function chercher(code: string): Promise<string | undefined> {
  if (!code) return undefined;
  if (!formeRne(code)) return 'Un code RNE compte sept chiffres et une lettre, par exemple 0750001A.';
  if (await lireEtablissement(code)) redirect(adresseDe(code, 'accueil'));
  return 'Aucun établissement n’a ce code sur Griotte. Vérifiez-le, ou demandez l’adresse à votre établissement.';
}

/** Trouver son établissement par son code RNE. */
export default async function TrouverEtablissement({ searchParams }: { searchParams: Promise<{ code?: string }> }) {
  const saisi = (await searchParams).code ?? '';
  const erreur = await chercher(saisi.replace(/\s/g, '').toUpperCase());
  return (
    <main id="contenu" className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 px-4 py-12">
      <TitreFenetre>Votre établissement</TitreFenetre>
      <Marque />
      <div className="flex flex-col gap-2">
        <h1 className="text-3xl font-semibold tracking-tight">Votre établissement</h1>
        <p className="text-texte-doux">
          Le suivi des compétences et le passeport professionnel, en lycée professionnel.
        </p>
      </div>
      <form action="/" className="flex flex-col gap-4 rounded-lg border border-filet bg-surface p-6">
        <Champ
          libelle="Code RNE (ou UAI) de l’établissement"
          name="code"
          defaultValue={saisi}
          erreur={erreur}
          aide="Sept chiffres et une lettre. Il figure dans l’adresse que votre établissement vous a donnée."
          autoCapitalize="characters"
          autoComplete="organization"
          spellCheck={false}
        />
        <Bouton type="submit" variante="principal">
          Continuer
        </Bouton>
      </form>
    </main>
  );
}
