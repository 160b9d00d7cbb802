import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { adresseDe } from '@/lib/adresses/regles';
import type { VueExport } from '@/lib/export-passeport/serveur/regles-vue';

/** Le diplôme s'il y en a plusieurs, les pôles ou groupes en onglets, et « Voir BEP » (GA). */
export function NavigationExport({ vue, rne }: { vue: VueExport; rne: string }) {
  const lien = (options: { diplome?: string; vue?: string; groupe?: string }) => {
    const actuel = { diplome: vue.diplomes.length > 1 ? vue.diplome : '', vue: vue.partie === 'bep' ? 'bep' : '' };
    return adresseDe(rne, 'export-passeport', { ...actuel, ...options });
  };
  const [niveau = ''] = vue.niveau.split(' ');
  return (
    <div className="mb-4 flex flex-col gap-3">
      {vue.diplomes.length > 1 && (
        <OngletsLiens
          libelle="Diplômes"
          onglets={vue.diplomes.map((d) => ({
            libelle: d.sigle,
            href: lien({ diplome: d.code, vue: '' }),
            actif: d.code === vue.diplome,
          }))}
        />
      )}
      {vue.avecBep && (
        <div>
          <LienBouton href={lien({ vue: vue.partie === 'bep' ? '' : 'bep' })} taille="petit">
            {vue.partie === 'bep' ? 'Voir Bac Pro' : 'Voir BEP'}
          </LienBouton>
        </div>
      )}
      <OngletsLiens
        libelle={`${niveau}s`}
        onglets={vue.onglets.map((o) => ({
          // « G2 » se dit « Groupe 2 » ; « T » reste « Dominante T ».
          libelle: `${niveau} ${o.groupe.code.replace(/^[A-Z]+(?=\d)/, '')}`,
          href: lien({ groupe: o.groupe.code }),
          actif: o.cle === vue.onglet?.cle,
          compte: o.fiches,
        }))}
      />
    </div>
  );
}
