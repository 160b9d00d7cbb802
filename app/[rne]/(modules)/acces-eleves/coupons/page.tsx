import { Imprimer } from '@/components/imprimer';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { couponsEnPages, SELECTIONS } from '@/lib/acces-eleves/regles';
import { codeQr } from '@/lib/acces-eleves/serveur/export-qr';
import { lireIdentifiants } from '@/lib/acces-eleves/serveur/queries';
import { adresseDe } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { adressePublique } from '@/lib/env';
import { Coupon, DefinitionQr } from './_components/coupon';

/** Deux colonnes, cinq rangées de 51 mm : ce que tient une feuille A4 dans ses marges (globals, `@page`). */
const PAR_PAGE = 10;

/** Un coupon à découper par apprenant, avec son identifiant et la règle du premier mot de passe (ACE-2). */
export default page({ module: 'acces-eleves' }, async ({ acteur, recherche }) => {
  const { etablissement, choix, comptes } = await lireIdentifiants(acteur, parametre(recherche.classe) || 'toutes');
  const adresse = adressePublique() + adresseDe(acteur.rne, 'accueil');
  const nom = typeof choix === 'string' ? SELECTIONS[choix] : choix.code;
  return (
    <>
      <div className="sans-impression">
        <EnTetePage
          titre={`Coupons à découper : ${nom}`}
          sousTitre="Dix coupons par feuille A4, une nouvelle feuille à chaque classe. Imprimez à 100&nbsp;%, sans en-tête ni pied de page du navigateur."
          etapes={filAriane(acteur.rne, 'acces-eleves', ['Coupons à découper'], {
            classe: typeof choix === 'string' ? choix : choix.id,
          })}
          actions={comptes.length > 0 && <Imprimer />}
        />
        {comptes.length === 0 && <EtatVide titre="Aucun apprenant">Il n’y a personne ici pour l’instant.</EtatVide>}
      </div>
      <DefinitionQr code={codeQr(adresse)} />
      {couponsEnPages(comptes, PAR_PAGE).map((feuille) => (
        <ul
          key={feuille[0]?.id}
          className="mb-6 grid grid-cols-1 pt-px pl-px sm:grid-cols-2 print:mb-0 print:grid-cols-2 print:break-after-page print:last:break-after-auto"
        >
          {feuille.map((c) => (
            <Coupon key={c.id} compte={c} etablissement={etablissement} adresse={adresse} />
          ))}
        </ul>
      ))}
    </>
  );
});
