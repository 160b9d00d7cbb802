import { Explication } from '@/components/maitrise/explication';
import { Avis } from '@/components/ui/avis';
import { EtatVide } from '@/components/ui/etat-vide';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import { estFiltre, type FiltreTableau, filtrerTableau } from '@/lib/maitrise/regles-filtre';
import type { Tableau } from '@/lib/maitrise/regles-tableau';
import type { Dossier } from '@/lib/maitrise/serveur/queries';
import type { LiensMaitrise } from '@/lib/passeport/regles-adresse';
import { FiltreAffichage } from './filtre-affichage';
import { FiltreItems } from './filtre-items';
import { SectionMaitrise } from './section-maitrise';
import { Synthese } from './synthese';
import type { ChoixApprenant } from './tableau-apprenant';

type Props = {
  acteur: Acteur;
  dossier: Dossier;
  tableau: Tableau;
  nomPartie: string;
  partie: string;
  filtre: FiltreTableau;
  choix: ChoixApprenant;
  liens: LiensMaitrise;
};

/** La maîtrise : la synthèse et le pôle ou groupe choisi ; sous un filtre, tout ce qui y répond. */
export function VueMaitrise({ acteur, dossier, tableau, nomPartie, partie, filtre, choix, liens }: Props) {
  const personnel = acteur.profil !== 'apprenant' && acteur.profil !== 'parent';
  const section = tableau.sections.find((s) => s.code === partie) ?? tableau.sections[0];
  const ailleurs = tableau.fichesHorsReferentiel;
  return (
    <>
      {personnel ? (
        <FiltreItems {...{ acteur, dossier, filtre, choix }} />
      ) : (
        <FiltreAffichage rne={acteur.rne} {...{ filtre, choix }} />
      )}
      {estFiltre(filtre) ? (
        <Filtre tableau={filtrerTableau(tableau, filtre)} {...{ nomPartie, liens }} />
      ) : (
        <>
          <Synthese
            tableau={tableau}
            nomPartie={nomPartie}
            choisie={section?.code}
            lien={(code) => `${adresseDe(acteur.rne, 'tableau-de-bord', { ...choix, partie: code })}#partie`}
          />
          <Explication regle={tableau.regle} />
          {section && <SectionMaitrise section={section} nomPartie={nomPartie} liens={liens} />}
        </>
      )}
      {ailleurs > 0 && (
        <Avis>
          {ailleurs === 1
            ? 'Une fiche du passeport n’est pas comptée'
            : `${ailleurs} fiches du passeport ne sont pas comptées`}{' '}
          ici&nbsp;: elles se rattachent à un autre diplôme, ou à un item que le référentiel n’a plus.
        </Avis>
      )}
    </>
  );
}

function Filtre({ tableau, nomPartie, liens }: Pick<Props, 'tableau' | 'nomPartie' | 'liens'>) {
  const { evalues, total, pourcentage } = tableau.synthese;
  if (tableau.sections.length === 0) return <EtatVide titre="Rien ne répond à ce filtre" />;
  return (
    <>
      <p role="status">
        <strong>
          {evalues} évaluée{evalues > 1 && 's'} sur {total}
        </strong>{' '}
        dans ce filtre{pourcentage !== null && <> · moyenne {pourcentage}&nbsp;%</>}
      </p>
      <Explication regle={tableau.regle} />
      {tableau.sections.map((s) => (
        <SectionMaitrise key={s.code} section={s} nomPartie={nomPartie} liens={liens} />
      ))}
    </>
  );
}
