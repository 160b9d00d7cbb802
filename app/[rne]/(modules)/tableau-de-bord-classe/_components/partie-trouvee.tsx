import { Lien } from '@/components/ui/lien';
import { nomComplet } from '@/lib/apprenants/regles';
import type { PartieFiltree } from '@/lib/classe/regles';
import { TOUS } from '@/lib/classe/regles-adresse';
import type { FiltreClasse } from '@/lib/classe/schema';
import { LigneTrouvee } from './ligne-trouvee';
import { NomsTrouves } from './noms-trouves';

type Props = {
  partie: PartieFiltree;
  effectif: number;
  nomPartie: string;
  filtre: FiltreClasse;
  vers: (change: Partial<FiltreClasse>) => string;
};

/** Un pôle ou un groupe, et ceux qui y répondent. */
export function PartieTrouvee({ partie, effectif, nomPartie, filtre, vers }: Props) {
  const { code, libelle, trouves } = partie;
  const ici = filtre.partie === code;
  const tous = ici && filtre.apprenant === TOUS;
  return (
    <section aria-labelledby={`partie-${code}`} className="rounded-lg border border-filet bg-surface">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-filet bg-creux px-4 py-2">
        <h2 id={`partie-${code}`} className="font-semibold">
          {/^\d+$/.test(code) ? `${nomPartie}\u00a0${code}` : code} {libelle}
        </h2>
        <p className="text-sm tabular-nums">
          {trouves.length} sur {effectif}
          {trouves.length > 0 && (
            <>
              {' · '}
              <Lien
                href={vers(tous ? { partie: '', apprenant: '' } : { partie: code, apprenant: TOUS })}
                surPlace
                className="lien"
              >
                {tous ? 'Tout replier' : 'Tout déployer'}
              </Lien>
            </>
          )}
        </p>
      </div>
      {trouves.length === 0 ? (
        <p className="px-4 py-2 text-texte-doux">Personne n’y répond.</p>
      ) : (
        <NomsTrouves
          liste={code}
          deployer={vers({ partie: code, apprenant: '' })}
          replier={tous ? undefined : vers({ partie: '', apprenant: '' })}
          noms={trouves.map(({ apprenant, lignes }) => ({
            id: apprenant.id,
            nom: nomComplet(apprenant),
            precision: `${lignes.length} sur ${partie.lignes}`,
            ...((tous || (ici && filtre.apprenant === apprenant.id)) && {
              contenu: (
                <ul className="divide-y divide-filet border-t border-filet pl-4 sm:pl-10">
                  {lignes.map((l) => (
                    <LigneTrouvee key={l.code} ligne={l} />
                  ))}
                </ul>
              ),
            }),
          }))}
        />
      )}
    </section>
  );
}
