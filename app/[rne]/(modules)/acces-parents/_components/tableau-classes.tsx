import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Lien } from '@/components/ui/lien';
import type { ClasseParents } from '@/lib/acces-parents/serveur/queries';
import { adresseDe } from '@/lib/adresses/regles';
import { AccesDonne } from './acces-donne';
import { DonnerAcces } from './donner-acces';

const partiel = (n: number) => `Accès donné pour ${n} ${n > 1 ? 'diplômes' : 'diplôme'} de la classe`;

const colonnes = (rne: string): Colonne<ClasseParents>[] => [
  {
    cle: 'classe',
    titre: 'Classe',
    nomme: true,
    className: 'colle',
    cellule: (c) => (
      <Lien href={adresseDe(rne, 'acces-parents/[classe]', { classe: c.id })} className="lien">
        {c.code}
      </Lien>
    ),
  },
  { cle: 'eleves', titre: 'Élèves', libelle: 'Élèves', className: 'nombre', cellule: (c) => c.eleves },
  { cle: 'parents', titre: 'Parents', libelle: 'Parents', className: 'nombre', cellule: (c) => c.parents },
  {
    cle: 'avec-adresse',
    titre: 'Parents avec adresse',
    libelle: 'Avec adresse',
    className: 'nombre',
    cellule: (c) => c.avecAdresse,
  },
  {
    cle: 'acces',
    titre: 'Accès des parents',
    cellule: (c) =>
      c.donneLe ? (
        <AccesDonne le={c.donneLe} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <DonnerAcces cible={{ classe: c.id, referentiel: '' }} nom={c.code} messages={c.aPrevenir} />
          {c.diplomesOuverts > 0 && <span className="text-texte-doux">{partiel(c.diplomesOuverts)}</span>}
        </div>
      ),
  },
];

type Props = { rne: string; classes: readonly ClasseParents[] };

/** Une classe par ligne : ses effectifs, puis l'accès donné ou le bouton qui le donne (ACP-1). */
export const TableauClasses = ({ rne, classes }: Props) => (
  <Tableau
    legende={`Classes de l’année (${classes.length})`}
    cartes
    colonnes={colonnes(rne)}
    lignes={classes}
    cle={(c) => c.id}
  />
);
