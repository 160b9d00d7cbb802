import type { ReactNode } from 'react';

const Depliable = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <details className="mb-4">
    <summary className="lien cursor-pointer">{titre}</summary>
    <div className="mt-2 flex flex-col gap-2 border-l-2 border-filet pl-4">{children}</div>
  </details>
);

/** Où trouver le fichier des enseignants (G 3.1.2). */
export const CheminEnseignants = () => (
  <Depliable titre="Où trouver ce fichier ?">
    <p>
      Dans l’application SIECLE, suivez le chemin suivant&nbsp;: ARENA / menu vertical Gestion des personnels / Gestion
      des structures et des services (STSWeb) / Mise à jour / menu vertical Exports / Emploi du temps.
    </p>
    <p>
      Enregistrez le fichier suivant sur votre ordinateur (à un endroit où vous saurez le retrouver)&nbsp;: sts_emp_
      {'{RNE}'}_{'{Année scolaire}'}.xml
    </p>
    <p>
      Il est important que les services des enseignants soient au préalable présents dans STSWEB (cela ne nécessite en
      aucun cas l’ouverture ou la clôture de la campagne de remontées STSWEB).
    </p>
  </Depliable>
);

/** Où trouver les fichiers des élèves et de leurs responsables (G 3.1.2). */
export const CheminEleves = () => (
  <Depliable titre="Où trouver ces fichiers ?">
    <p>
      Dans l’application SIECLE, suivez le chemin suivant&nbsp;: ARENA / Base élèves établissement (BBE) / Consultation
      et export / menu vertical Exportations / En XML / Génériques.
    </p>
    <p>
      Enregistrez les deux fichiers. Vous pouvez les utiliser tels quels ou les dézipper pour obtenir
      ElevesSansAdresses.xml et ResponsablesAvecAdresses.xml.
    </p>
    <p>Les deux fichiers peuvent être importés ensemble, ou l’un après l’autre&nbsp;: celui des élèves en premier.</p>
  </Depliable>
);
