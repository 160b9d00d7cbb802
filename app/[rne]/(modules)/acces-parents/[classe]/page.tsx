import { Annonces } from '@/components/annonces';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { compterMessages } from '@/lib/acces-parents/regles';
import { lireClasseParents } from '@/lib/acces-parents/serveur/queries-classe';
import { AccesDonne } from '../_components/acces-donne';
import { DonnerAcces } from '../_components/donner-acces';
import { CarteDiplome } from './_components/carte-diplome';

/** Une classe : ses diplômes, leurs élèves, leurs parents et l'accès de chacun (ACP-2, ACP-3, ACP-5). */
export default page<{ rne: string; classe: string }>({ module: 'acces-parents' }, async ({ acteur, params }) => {
  const classe = await lireClasseParents(acteur, params.classe);
  const messages = compterMessages(classe.diplomes.flatMap((d) => d.eleves));
  return (
    <Annonces>
      <EnTetePage
        titre={`Parents de ${classe.code}`}
        etapes={filAriane(acteur.rne, 'acces-parents', [classe.code])}
        actions={
          classe.donneLe ? (
            <AccesDonne le={classe.donneLe} />
          ) : (
            <DonnerAcces cible={{ classe: classe.id, referentiel: '' }} nom={classe.code} messages={messages} />
          )
        }
      />
      {classe.diplomes.length === 0 && (
        <EtatVide titre="Aucun élève">Aucun apprenant n’est présent dans cette classe.</EtatVide>
      )}
      <div className="flex flex-col gap-6">
        {classe.diplomes.map((d) => (
          <CarteDiplome key={d.code} classe={classe} diplome={d} />
        ))}
      </div>
    </Annonces>
  );
});
