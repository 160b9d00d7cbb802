import type { Metadata } from 'next';
import { Avis } from '@/components/ui/avis';
import { Badge } from '@/components/ui/badge';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { page } from '@/lib/acces/portes';
import { listerReferentiels } from '@/lib/referentiels/queries';
import { type DivisionListee, listerDivisions } from '@/lib/siecle/queries';
import { FormulaireDivision } from './_components/formulaire-division';

export const metadata: Metadata = { title: 'Divisions' };

/** Diplôme et niveau des divisions de l'année, tirés du MEF ou corrigés à la main (IMP-7). */
export default page({ module: 'import' }, async ({ acteur }) => {
  const [divisions, referentiels] = [await listerDivisions(acteur), await listerReferentiels()];
  const diplomes = referentiels.filter((r) => r.famille !== 'bep').map((r) => ({ valeur: r.code, libelle: r.sigle }));
  return (
    <>
      <EnTetePage
        titre="Divisions"
        etapes={[
          { libelle: 'Accueil', href: `/${acteur.rne}` },
          { libelle: 'Importer des fichiers', href: `/${acteur.rne}/import` },
          { libelle: 'Divisions' },
        ]}
      />
      {divisions.length === 0 ? (
        <EtatVide
          titre="Aucune division"
          action={<LienBouton href={`/${acteur.rne}/import`}>Importer les enseignants</LienBouton>}
        >
          Les divisions viennent du fichier des enseignants.
        </EtatVide>
      ) : (
        <>
          <Avis className="mb-6">
            Le diplôme et le niveau viennent du code MEF de la division. Corrigés à la main, ils ne changent plus à
            l’import suivant. Les apprenants présents suivent leur division ; les fiches et les évaluations déjà saisies
            gardent leur diplôme.
          </Avis>
          <TableauDivisions divisions={divisions} diplomes={diplomes} />
        </>
      )}
    </>
  );
});

function TableauDivisions(props: { divisions: DivisionListee[]; diplomes: { valeur: string; libelle: string }[] }) {
  return (
    <Tableau legende="Divisions de l’année" legendeCachee>
      <thead>
        <tr>
          <Colonne className="colle">Division</Colonne>
          <Colonne className="nombre">Apprenants</Colonne>
          <Colonne>MEF</Colonne>
          <Colonne>Rattachement</Colonne>
          <Colonne>Diplôme et niveau</Colonne>
        </tr>
      </thead>
      <tbody>
        {props.divisions.map((d) => (
          <tr key={d.id}>
            <th scope="row" className="colle">
              {d.code}
              {d.libelle !== d.code && <span className="block text-sm font-normal text-texte-doux">{d.libelle}</span>}
            </th>
            <td className="nombre">{d.apprenants}</td>
            <td className="min-w-56">
              {d.mefs.map((m) => (
                <span key={m.code} className="block">
                  {m.libelle ?? 'MEF inconnu de Griotte'} <span className="text-texte-doux">({m.code})</span>
                </span>
              ))}
            </td>
            <td>
              <Rattachement division={d} />
            </td>
            <td>
              <FormulaireDivision
                division={{ id: d.id, code: d.code, manuel: d.manuel }}
                referentiel={d.referentiel ?? ''}
                niveau={String(d.niveau ?? '')}
                diplomes={props.diplomes}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

/** D'où vient le diplôme, ou pourquoi il n'y en a pas : plusieurs possibles (seconde commune), ou aucun dans Griotte. */
function Rattachement({ division: d }: { division: DivisionListee }) {
  if (d.manuel) return <Badge ton="info">Corrigé à la main</Badge>;
  if (d.referentiel) return <Badge ton="succes">D’après le MEF</Badge>;
  const aChoisir = d.mefs.some((m) => m.diplomes > 0);
  return aChoisir ? <Badge ton="attention">À choisir</Badge> : <Badge>Sans diplôme dans Griotte</Badge>;
}
