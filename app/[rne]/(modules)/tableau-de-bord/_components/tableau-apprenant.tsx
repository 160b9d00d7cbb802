import { Avis } from '@/components/ui/avis';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { TEXTES } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import type { FiltreTableau } from '@/lib/maitrise/regles-filtre';
import { pasCouvert, progression } from '@/lib/maitrise/regles-progression';
import { construireTableau } from '@/lib/maitrise/regles-tableau';
import type { Dossier } from '@/lib/maitrise/serveur/queries';
import { type LiensMaitrise, liensDe } from '@/lib/passeport/regles-adresse';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { Courbe } from './courbe';
import { PasCouvert } from './pas-couvert';
import { VueBep } from './vue-bep';
import { VueMaitrise } from './vue-maitrise';

/** L'apprenant montré, et la classe par laquelle on l'a choisi, tels que l'adresse les porte. */
export type ChoixApprenant = { classe: string | undefined; apprenant: string };

const VUES = ['maitrise', 'progression', 'manques', 'bep'] as const;
export type Vue = (typeof VUES)[number];

/** La vue que nomme l'adresse ; la maîtrise si elle n'en nomme pas, ou mal. */
export const vueDe = (nom: string): Vue => VUES.find((v) => v === nom) ?? 'maitrise';

type Props = {
  acteur: Acteur;
  dossier: Dossier;
  /** Code du pôle ou du groupe demandé ; le premier s’il n’existe pas. */
  partie: string;
  vue: Vue;
  filtre: FiltreTableau;
  choix: ChoixApprenant;
};

/** Le tableau de bord d’un apprenant : sa maîtrise, sa progression, ce qui n’est pas couvert, et la vue BEP (GA). */
export async function TableauApprenant(props: Props) {
  const { acteur, dossier, choix } = props;
  const { apprenant } = dossier;
  const diplome = apprenant.referentiel ? await lireReferentiel(apprenant.referentiel) : null;
  if (!diplome) return <Avis ton="attention">{TEXTES['sans-diplome']}</Avis>;
  const { referentiel } = diplome;
  const [ga, liens] = [referentiel.famille === 'ga', liensDe(acteur)];
  const vue = props.vue === 'bep' && !ga ? 'maitrise' : props.vue;
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
      <Vues rne={acteur.rne} {...{ vue, ga, choix }} />
      {vue === 'bep' ? (
        <VueBepChargee dossier={dossier} liens={liens} />
      ) : (
        <VueDiplome {...props} vue={vue} diplome={diplome} liens={liens} />
      )}
    </div>
  );
}

function Vues({ rne, vue, ga, choix }: Pick<Props, 'vue' | 'choix'> & { rne: string; ga: boolean }) {
  const onglet = (nom: Vue, libelle: string) => ({
    libelle,
    href: adresseDe(rne, 'tableau-de-bord', { ...choix, vue: nom === 'maitrise' ? undefined : nom }),
    actif: vue === nom,
  });
  return (
    <OngletsLiens
      libelle="Vues du tableau de bord"
      onglets={[
        onglet('maitrise', ga ? 'Bac pro GA' : 'Maîtrise'),
        ...(ga ? [onglet('bep', 'Vue BEP')] : []),
        onglet('progression', 'Progression'),
        onglet('manques', 'Pas encore couvert'),
      ]}
    />
  );
}

type PropsDiplome = Props & {
  diplome: NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;
  liens: LiensMaitrise;
};

function VueDiplome(props: PropsDiplome) {
  const { diplome, dossier, vue } = props;
  const nomPartie = diplome.referentiel.niveaux[0]?.libelle ?? 'Partie';
  if (vue === 'progression') return <Courbe etapes={progression(diplome, dossier)} />;
  const tableau = construireTableau(diplome, dossier);
  if (vue === 'manques') return <PasCouvert parties={pasCouvert(tableau.sections)} nomPartie={nomPartie} />;
  return <VueMaitrise {...props} {...{ tableau, nomPartie }} />;
}

async function VueBepChargee({ dossier, liens }: { dossier: Dossier; liens: LiensMaitrise }) {
  const bep = await lireReferentiel(CODE_BEP);
  return bep ? <VueBep items={bep.items} fiches={dossier.fiches} liens={liens} /> : null;
}
