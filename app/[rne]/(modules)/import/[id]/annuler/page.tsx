import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { LienBouton } from '@/components/ui/lien-bouton';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant } from '@/lib/dates';
import { type ApercuAnnulation, lireAnnulation } from '@/lib/siecle/serveur/queries-annulation';
import { objetImport } from '@/lib/siecle/textes-genre';
import { Annuler } from '../_components/differes';

/** Annuler un import (IMP-9) : ce que cela ferait, ou ce qui l'empêche, avant quoi que ce soit. */
export default page<{ rne: string; id: string }>({ module: 'import' }, async ({ acteur, params }) => {
  const vu = await lireAnnulation(acteur, params.id);
  const { rne } = acteur;
  return (
    <>
      <EnTetePage
        titre={`Annuler l’import ${objetImport(vu.import.genre)}`}
        sousTitre={`Fait le ${formaterInstant(vu.import.appliqueLe)}`}
        etapes={filAriane(rne, 'import', ['Annuler'])}
      />
      <div className="flex flex-col gap-6">
        {vu.obstacles.length > 0 ? (
          <>
            <Obstacles obstacles={vu.obstacles} />
            <div>
              <LienBouton href={adresseDe(rne, 'import')}>Revenir aux imports</LienBouton>
            </div>
          </>
        ) : (
          <Apercu rne={rne} vu={vu} />
        )}
      </div>
    </>
  );
});

const Obstacles = ({ obstacles }: { obstacles: readonly string[] }) => (
  <Avis ton="attention" titre="Cet import ne s’annule pas : on a bâti dessus">
    <ul className="list-disc pl-6">
      {obstacles.map((o) => (
        <li key={o} className="break-words">
          {o}
        </li>
      ))}
    </ul>
  </Avis>
);

function Apercu({ rne, vu }: { rne: string; vu: ApercuAnnulation }) {
  const { retires, fermes, structures, retablies } = vu;
  return (
    <Carte titre="Tout revient comme avant cet import">
      <ul className="mb-4 flex list-disc flex-col gap-2 pl-6">
        <li>
          {accorder(retires.length, 'compte')} créé{retires.length > 1 && 's'} par cet import et jamais utilisé
          {retires.length > 1 && 's'} : effacé{retires.length > 1 && 's'}.
          <Noms comptes={retires} />
        </li>
        {fermes.length > 0 && (
          <li>
            {accorder(fermes.length, 'compte')} déjà utilisé{fermes.length > 1 && 's'}, ou qui a reçu un message : fermé
            {fermes.length > 1 && 's'}, l’historique reste.
            <Noms comptes={fermes} />
          </li>
        )}
        {structures.length > 0 && <li>Classes et groupes retirés : {structures.join(', ')}.</li>}
        <li>
          {accorder(retablies, 'ligne')} de comptes, de classes et de liens : telle{retablies > 1 && 's'} qu’avant.
        </li>
      </ul>
      <Annuler rne={rne} id={vu.import.id} />
    </Carte>
  );
}

function Noms({ comptes }: { comptes: ApercuAnnulation['retires'] }) {
  if (comptes.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer">Voir qui</summary>
      <ul className="border-l-2 border-filet pl-4">
        {comptes.map((c) => (
          <li key={c.id} className="break-words">
            {c.nom} {c.prenom} ({c.login})
          </li>
        ))}
      </ul>
    </details>
  );
}
