import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { accorder, nombre } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { libelleAnnee } from '@/lib/annee-scolaire';
import type { Effectifs } from '@/lib/siecle/serveur/queries';

const CHIFFRES = [
  ['enseignants', 'Enseignants'],
  ['chefs', 'Chefs d’établissement'],
  ['apprenants', 'Apprenants'],
  ['responsables', 'Responsables'],
  ['divisions', 'Divisions'],
] as const;

/** Ce que Griotte connaît de l'établissement aujourd'hui. */
export function Etablissement(props: { rne: string; annee: number; effectifs: Effectifs }) {
  const { rne, annee, effectifs } = props;
  return (
    <Carte titre={`Votre établissement en ${libelleAnnee(annee)}`}>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
        {CHIFFRES.map(([cle, libelle]) => (
          <div key={cle} className="flex flex-col-reverse">
            <dt className="text-sm text-texte-doux">{libelle}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{nombre(effectifs[cle])}</dd>
          </div>
        ))}
      </dl>
      {effectifs.aChoisir > 0 && (
        <Avis
          ton="attention"
          className="mt-4"
          titre={`${accorder(effectifs.aChoisir, 'division')} sans diplôme`}
          action={
            <LienBouton href={adresseDe(rne, 'import/divisions', { vue: 'a-choisir' })}>
              Rattacher à un diplôme
            </LienBouton>
          }
        >
          Leurs apprenants n’ont ni passeport ni évaluation tant qu’un diplôme n’est pas choisi.
        </Avis>
      )}
      {effectifs.horsGriotte > 0 && (
        <p className="mt-4 text-texte-doux">
          Divisions qui, d’après leur MEF, ne mènent à aucun diplôme suivi dans Griotte&nbsp;:{' '}
          {nombre(effectifs.horsGriotte)}.{' '}
          <Lien href={adresseDe(rne, 'import/divisions', { vue: 'hors-griotte' })} className="lien">
            Les voir
          </Lien>
        </p>
      )}
    </Carte>
  );
}
