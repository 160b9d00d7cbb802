import { Avis } from '@/components/ui/avis';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import type { Acteur } from '@/lib/acces/acteur';
import { TEXTES } from '@/lib/acces/refus';
import type { Dossier } from '@/lib/maitrise/queries';
import { construireTableau } from '@/lib/maitrise/tableau';
import { CODE_BEP } from '@/lib/maitrise/vue-bep';
import { lireReferentiel } from '@/lib/referentiels/queries';
import { Explication } from './explication';
import { type Liens, liensDe } from './liens';
import { SectionMaitrise } from './section-maitrise';
import { Synthese } from './synthese';
import { VueBep } from './vue-bep';

type Props = {
  acteur: Acteur;
  dossier: Dossier;
  /** Code du pôle ou du groupe demandé ; le premier s’il n’existe pas. */
  partie: string;
  vue: 'bacpro' | 'bep';
  adresse: (plus: Record<string, string>) => string;
};

/** Le tableau de bord d’un apprenant : synthèse, puis le pôle ou groupe choisi, ou la vue BEP. */
export async function TableauApprenant({ acteur, dossier, partie, vue, adresse }: Props) {
  const { apprenant } = dossier;
  const diplome = apprenant.referentiel ? await lireReferentiel(apprenant.referentiel) : null;
  if (!diplome) return <Avis ton="attention">{TEXTES['sans-diplome']}</Avis>;
  const { referentiel } = diplome;
  const [ga, liens] = [referentiel.famille === 'ga', liensDe(acteur)];
  // Le sélecteur des personnels dit déjà le nom.
  const nomDeja = acteur.profil !== 'apprenant' && acteur.profil !== 'parent';
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h2 className={nomDeja ? 'sr-only' : 'text-xl font-semibold'}>
          {apprenant.prenom} {apprenant.nom}
        </h2>
        <p className="text-texte-doux">
          {[apprenant.division?.code, referentiel.intitule].filter(Boolean).join(' · ')}
        </p>
      </div>
      {ga && (
        <OngletsLiens
          libelle="Diplôme montré"
          onglets={[
            { libelle: 'Bac pro GA', href: adresse({}), actif: vue === 'bacpro' },
            { libelle: 'Vue BEP', href: adresse({ vue: 'bep' }), actif: vue === 'bep' },
          ]}
        />
      )}
      {ga && vue === 'bep' ? (
        <VueBepChargee dossier={dossier} liens={liens} />
      ) : (
        <VueDiplome {...{ diplome, dossier, partie, adresse, liens }} />
      )}
    </div>
  );
}

type PropsDiplome = Pick<Props, 'dossier' | 'partie' | 'adresse'> & {
  diplome: NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;
  liens: Liens;
};

function VueDiplome({ diplome, dossier, partie, adresse, liens }: PropsDiplome) {
  const tableau = construireTableau(diplome, dossier);
  const section = tableau.sections.find((s) => s.code === partie) ?? tableau.sections[0];
  const nomPartie = diplome.referentiel.niveaux[0]?.libelle ?? 'Partie';
  const ailleurs = tableau.fichesHorsReferentiel;
  return (
    <>
      <Synthese
        tableau={tableau}
        nomPartie={nomPartie}
        choisie={section?.code}
        lien={(code) => `${adresse({ partie: code })}#partie`}
      />
      <Explication regle={tableau.regle} />
      {section && <SectionMaitrise section={section} nomPartie={nomPartie} liens={liens} />}
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

async function VueBepChargee({ dossier, liens }: { dossier: Dossier; liens: Liens }) {
  const bep = await lireReferentiel(CODE_BEP);
  return bep ? <VueBep items={bep.items} fiches={dossier.fiches} liens={liens} /> : null;
}
