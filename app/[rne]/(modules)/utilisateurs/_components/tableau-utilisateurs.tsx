import { IconeCrayon } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterInstant } from '@/lib/dates';
import { LIBELLES_ETAT } from '@/lib/utilisateurs/regles';
import type { FiltreListe } from '@/lib/utilisateurs/schema';
import type { LigneUtilisateur } from '@/lib/utilisateurs/serveur/queries-liste';
import { Masquer, Ramener, Reinitialiser } from './actes';
import { tri } from './adresse';
import { ProfilOrigine } from './profil-origine';

/** Une personne par ligne (G 3.3.2) : identifiant, profil, discipline, classes, et ce qu'on peut y faire. */
export function TableauUtilisateurs(props: { base: string; filtre: FiltreListe; lignes: LigneUtilisateur[] }) {
  const { base, filtre, lignes } = props;
  return (
    <Tableau legende="Utilisateurs de l’établissement" legendeCachee dense className="relative">
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'nom')} className="colle">
            Nom et identifiant
          </Colonne>
          <Colonne {...tri(base, filtre, 'profil')}>Profil</Colonne>
          <Colonne {...tri(base, filtre, 'discipline')}>Discipline</Colonne>
          <Colonne>Classes</Colonne>
          <Colonne>Adresse électronique</Colonne>
          <Colonne {...tri(base, filtre, 'connexion')}>Dernière connexion</Colonne>
          <Colonne>Actions</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <Utilisateur key={ligne.id} base={base} ligne={ligne} />
        ))}
      </tbody>
    </Tableau>
  );
}

function Utilisateur({ base, ligne }: { base: string; ligne: LigneUtilisateur }) {
  return (
    <tr>
      <th scope="row" className="colle min-w-32">
        <Lien href={`${base}/${ligne.id}`} className="lien">
          {ligne.nom} {ligne.prenom}
        </Lien>
        {ligne.soi && <span className="font-normal text-texte-doux"> (vous)</span>}
        <span className="block font-normal break-words text-texte-doux">{ligne.login}</span>
      </th>
      <td className="min-w-28">
        <ProfilOrigine profil={ligne.profil} origine={ligne.origine} />
      </td>
      <td>{ligne.discipline}</td>
      <td className="min-w-28">{ligne.classes}</td>
      <td className="min-w-36 break-words">
        {ligne.courriel ?? (
          <span className="text-texte-doux">
            Aucune<span className="block text-xs">réinitialisation impossible</span>
          </span>
        )}
      </td>
      <td className="min-w-28">
        {formaterInstant(ligne.connecteLe)}
        {ligne.etat !== 'ouvert' && <span className="block text-info">{LIBELLES_ETAT[ligne.etat]}</span>}
      </td>
      <td className="etroit">
        <Actions base={base} ligne={ligne} />
      </td>
    </tr>
  );
}

function Actions({ base, ligne }: { base: string; ligne: LigneUtilisateur }) {
  const cible = { id: ligne.id, qui: `${ligne.prenom} ${ligne.nom}`.trim(), iconeSeule: true };
  const importe = ligne.origine === 'siecle';
  if (ligne.etat === 'masque' || ligne.etat === 'suspendu') return <Ramener {...cible} importe={importe} />;
  return (
    <span className="flex gap-1">
      <LienBouton
        href={`${base}/${ligne.id}`}
        libelle={`Modifier : ${cible.qui}`}
        icone={<IconeCrayon />}
        variante="discret"
        taille="petit"
      />
      {ligne.courriel && !ligne.soi && <Reinitialiser {...cible} courriel={ligne.courriel} />}
      {!importe && !ligne.soi && <Masquer {...cible} />}
    </span>
  );
}
