import { Lien } from '@/components/ui/lien';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { ClasseParents } from '@/lib/acces-parents/serveur/queries';
import { AccesDonne } from './acces-donne';
import { DonnerAcces } from './donner-acces';

/** Une classe par ligne : ses effectifs, puis l'accès donné ou le bouton qui le donne (ACP-1). */
export function TableauClasses({ adresse, classes }: { adresse: string; classes: readonly ClasseParents[] }) {
  return (
    <Tableau legende={`Classes de l’année (${classes.length})`} className="relative">
      <thead>
        <tr>
          <Colonne className="colle">Classe</Colonne>
          <Colonne className="nombre">Élèves</Colonne>
          <Colonne className="nombre">Parents</Colonne>
          <Colonne className="nombre">Parents avec adresse</Colonne>
          <Colonne>Accès des parents</Colonne>
        </tr>
      </thead>
      <tbody>
        {classes.map((c) => (
          <tr key={c.id}>
            <th scope="row" className="colle">
              <Lien href={`${adresse}/${c.id}`} className="lien">
                {c.code}
              </Lien>
            </th>
            <td className="nombre">{c.eleves}</td>
            <td className="nombre">{c.parents}</td>
            <td className="nombre">{c.avecAdresse}</td>
            <td>
              {c.donneLe ? (
                <AccesDonne le={c.donneLe} />
              ) : (
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <DonnerAcces cible={{ classe: c.id, referentiel: '' }} nom={c.code} messages={c.aPrevenir} />
                  {c.diplomesOuverts > 0 && <span className="text-texte-doux">{partiel(c.diplomesOuverts)}</span>}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

const partiel = (n: number) => `Accès donné pour ${n} ${n > 1 ? 'diplômes' : 'diplôme'} de la classe`;
