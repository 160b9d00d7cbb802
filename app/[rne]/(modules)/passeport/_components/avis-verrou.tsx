import { Degre } from '@/components/maitrise/degre';
import { Avis } from '@/components/ui/avis';
import { Lien } from '@/components/ui/lien';
import type { DerniersDegres } from '@/lib/passeport/regles';

interface Props {
  /** Adresse de la fiche en lecture. */
  adresse: string;
  degres: DerniersDegres;
  verrou: { competence: boolean; bep: boolean };
}

/** Dit à l'apprenant que sa fiche est évaluée, et ce qu'il ne peut plus y changer (PAS-3). */
export function AvisVerrou({ adresse, degres, verrou }: Props) {
  const degre = degres.bacpro ?? degres.bep;
  if (!degre) return null;
  return (
    <Avis className="mb-6" titre="Cette fiche a été évaluée">
      <p>
        <Degre degre={degre} avecLibelle />
      </p>
      {verrou.competence && (
        <p>La compétence, les complexités, les aléas et l’activité BEP ne sont plus modifiables. Le reste l’est.</p>
      )}
      {!verrou.competence && verrou.bep && <p>L’activité BEP n’est plus modifiable. Le reste l’est.</p>}
      <Lien href={adresse} className="lien">
        Lire l’évaluation
      </Lien>
    </Avis>
  );
}
