import { Deconnexion } from '@/components/gardien/deconnexion';
import { IconeDeconnexion, IconeUtilisateur } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { Griottes } from '@/components/ui/marque';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import { BoutonMenu } from './navigation';

const ACTION =
  'flex min-h-11 items-center gap-2 rounded-md px-2 text-sm text-texte-doux hover:bg-creux hover:text-texte lg:min-h-10';

/** Bandeau supérieur : établissement, utilisateur, « Mon compte », déconnexion (G 2.2). */
export function Bandeau({ acteur, etablissement }: { acteur: Acteur; etablissement: string }) {
  const { rne } = acteur;
  return (
    <header className="sans-impression sticky top-0 z-30 border-b border-filet bg-surface">
      <div className="mx-auto flex h-14 max-w-[96rem] items-center gap-2 px-2 sm:px-4 lg:px-6">
        <BoutonMenu />
        <Lien
          href={adresseDe(rne, 'accueil')}
          className="flex min-w-0 items-center gap-2 font-semibold"
          aria-label="Griotte, accueil"
        >
          <Griottes />
          <span className="hidden sm:inline">Griotte</span>
        </Lien>
        <span className="min-w-0 flex-1 truncate text-sm text-texte-doux sm:border-l sm:border-filet sm:pl-3">
          {etablissement}
        </span>
        <span className="hidden text-right text-sm leading-tight md:block">
          {acteur.prenom} {acteur.nom}
          <br />
          <span className="text-texte-doux">{LIBELLES_PROFIL[acteur.profil]}</span>
        </span>
        <Lien href={adresseDe(rne, 'mon-compte')} className={ACTION}>
          <IconeUtilisateur />
          <span className="sr-only sm:not-sr-only">Mon compte</span>
        </Lien>
        <Deconnexion
          compte={{ rne: acteur.rne, id: acteur.compteId }}
          action={adresseDe(rne, 'deconnexion')}
          className={ACTION}
        >
          <IconeDeconnexion />
          <span className="sr-only sm:not-sr-only">Se déconnecter</span>
        </Deconnexion>
      </div>
    </header>
  );
}
