import { IconeCrayon, IconeDupliquer, IconeTrombone } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { formaterJour } from '@/lib/dates';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import type { FiltreListe } from '@/lib/scenarios/schema';
import type { LigneScenario } from '@/lib/scenarios/serveur/queries-listes';
import { tri } from './adresse';
import { Supprimer } from './supprimer';
import { Visibilite } from './visibilite';

type Props = { base: string; filtre: FiltreListe; lignes: readonly LigneScenario[] };

export function Liste({ base, filtre, lignes }: Props) {
  return (
    <Tableau legende="Scénarios pédagogiques" legendeCachee className="relative">
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'titre')} className="colle">
            Titre
          </Colonne>
          <Colonne {...tri(base, filtre, 'niveau')}>Niveau</Colonne>
          <Colonne>Diplôme</Colonne>
          <Colonne {...tri(base, filtre, 'auteur')}>Auteur</Colonne>
          <Colonne className="nombre">Items</Colonne>
          <Colonne className="centre">Fichiers</Colonne>
          <Colonne {...tri(base, filtre, 'date')}>Modifié le</Colonne>
          <Colonne>Actions</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <Ligne key={ligne.id} base={base} ligne={ligne} />
        ))}
      </tbody>
    </Tableau>
  );
}

function Ligne({ base, ligne }: { base: string; ligne: LigneScenario }) {
  const { id, titre, estAuteur, fichiers } = ligne;
  const nom = `«\u00a0${titre}\u00a0»`;
  return (
    <tr>
      <th scope="row" className="colle min-w-40">
        <Lien href={`${base}/${id}`} className="lien">
          {titre}
        </Lien>
        <span className="mt-1 block">
          <Visibilite prive={ligne.prive} />
        </span>
      </th>
      <td>{libelleNiveau(ligne.niveau)}</td>
      <td>{ligne.sigle}</td>
      <td>{estAuteur ? 'Vous' : ligne.auteur}</td>
      <td className="nombre">{ligne.items}</td>
      <td className="centre">{fichiers > 0 && <Joints nombre={fichiers} />}</td>
      <td className="whitespace-nowrap">{formaterJour(ligne.modifieLe)}</td>
      <td className="whitespace-nowrap">
        <span className="flex gap-1">
          <Geste href={`${base}/${id}/dupliquer`} libelle={`Dupliquer ${nom}`} icone={<IconeDupliquer />} />
          {estAuteur && (
            <>
              <Geste href={`${base}/${id}/modifier`} libelle={`Modifier ${nom}`} icone={<IconeCrayon />} />
              <Supprimer id={id} titre={titre} fichiers={fichiers} iconeSeule />
            </>
          )}
        </span>
      </td>
    </tr>
  );
}

const Geste = (props: { href: string; libelle: string; icone: React.ReactNode }) => (
  <LienBouton {...props} variante="discret" taille="petit" />
);

const Joints = ({ nombre }: { nombre: number }) => (
  <span className="inline-flex items-center gap-1 tabular-nums">
    <IconeTrombone taille={16} />
    {nombre}
    <span className="sr-only"> fichier{nombre > 1 ? 's joints' : ' joint'}</span>
  </span>
);
