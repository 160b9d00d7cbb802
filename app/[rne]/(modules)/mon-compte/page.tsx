import { Carte } from '@/components/ui/carte';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { LIBELLES_PROFIL } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { page } from '@/lib/acces/serveur/portes';
import { listerMesSessions } from '@/lib/acces/serveur/queries-sessions';
import { filAriane } from '@/lib/acces/textes-fil';
import { lireLongueurMinimale } from '@/lib/comptes/serveur/queries';
import { lireRythme, peutResumer } from '@/lib/notifications/serveur/queries';
import { FormulaireCourriel, FormulaireMotDePasse, FormulaireResume } from './_components/differes';
import { MesSessions } from './_components/mes-sessions';

/** Qui est connecté. L'administrateur d'origine a pour nom celui de son profil : il ne se dit qu'une fois. */
function direQui({ prenom, nom, profil, login }: Acteur): string {
  const dits = new Set([`${prenom} ${nom}`.trim(), LIBELLES_PROFIL[profil], `identifiant ${login}`]);
  return [...dits].join(' · ');
}

/** « Mon compte » (AUT-8 ; G 2.2). */
export default page({ module: 'mon-compte' }, async ({ acteur }) => {
  const [rythme, minimum, sessions] = await Promise.all([
    peutResumer(acteur) ? lireRythme(acteur) : null,
    lireLongueurMinimale(acteur),
    listerMesSessions(acteur),
  ]);
  return (
    <>
      <EnTetePage titre="Mon compte" sousTitre={direQui(acteur)} etapes={filAriane(acteur.rne, 'mon-compte')} />
      <div className="grid max-w-4xl items-start gap-6 md:grid-cols-2">
        <div className="flex flex-col gap-6">
          <Carte titre="Changer d’adresse email">
            <FormulaireCourriel
              courriel={acteur.courriel}
              login={acteur.login}
              apprenant={acteur.profil === 'apprenant'}
            />
          </Carte>
          {rythme && (
            <Carte titre="Résumé par courriel">
              <FormulaireResume rythme={rythme} courriel={acteur.courriel} />
            </Carte>
          )}
        </div>
        <Carte titre="Changer de mot de passe">
          <FormulaireMotDePasse login={acteur.login} minimum={minimum} />
        </Carte>
      </div>
      <MesSessions compte={{ rne: acteur.rne, id: acteur.compteId }} courante={acteur.sessionId} sessions={sessions} />
    </>
  );
});
