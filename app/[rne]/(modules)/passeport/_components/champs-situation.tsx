import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { lier } from '@/components/ui/formulaire';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { formaterJour } from '@/lib/dates';
import type { IntitulesCommuns } from '@/lib/parametres/masques';
import type { Pfmp } from '@/lib/passeport/queries-saisie';
import type { Formulaire } from './use-fiche';

const LIEUX = [
  { valeur: 'pfmp', libelle: 'En PFMP' },
  { valeur: 'etablissement', libelle: 'Dans l’établissement' },
];

interface Props {
  formulaire: Formulaire;
  communs: IntitulesCommuns;
  pfmp: Pfmp | null;
}

/** Le haut d'une fiche : titre, date, lieu ; l'entreprise et ses dates pour une PFMP. */
export function ChampsSituation({ formulaire, communs, pfmp }: Props) {
  const enPfmp = formulaire.watch('lieu') === 'pfmp';
  return (
    <Carte titre="La situation">
      <div className="flex max-w-prose flex-col gap-4">
        <Champ libelle={communs.titre} required enterKeyHint="next" {...lier(formulaire, 'titre')} />
        <Champ libelle={communs.faiteLe} type="date" required className="max-w-56" {...lier(formulaire, 'faiteLe')} />
        <GroupeRadios legende={communs.lieu} enLigne options={LIEUX} {...lier(formulaire, 'lieu')} />
        <Champ
          libelle={enPfmp ? communs.organisationPfmp : communs.organisationEtablissement}
          aide={enPfmp ? undefined : 'Entreprise simulée, mini-entreprise, plateau technique…'}
          autoComplete="organization"
          enterKeyHint="next"
          {...lier(formulaire, 'organisation')}
        />
        {enPfmp && (
          <div className="grid gap-4 min-[26rem]:grid-cols-2">
            <Champ libelle={communs.pfmpDebutLe} type="date" {...lier(formulaire, 'pfmpDebutLe')} />
            <Champ libelle={communs.pfmpFinLe} type="date" {...lier(formulaire, 'pfmpFinLe')} />
          </div>
        )}
        {enPfmp && pfmp && <DernierePfmp formulaire={formulaire} pfmp={pfmp} />}
      </div>
    </Carte>
  );
}

/** La PFMP de la dernière fiche, d'un geste, tant que celle-ci n'en dit rien. */
function DernierePfmp({ formulaire, pfmp }: { formulaire: Formulaire; pfmp: Pfmp }) {
  const saisies = formulaire.watch(['organisation', 'pfmpDebutLe', 'pfmpFinLe']);
  if (saisies.some(Boolean)) return null;
  const dates = pfmp.debutLe && pfmp.finLe ? `, du ${formaterJour(pfmp.debutLe)} au ${formaterJour(pfmp.finLe)}` : '';
  const reprendre = () => {
    formulaire.setValue('organisation', pfmp.organisation);
    formulaire.setValue('pfmpDebutLe', pfmp.debutLe);
    formulaire.setValue('pfmpFinLe', pfmp.finLe);
  };
  return (
    <div className="flex flex-col items-start gap-2 rounded-md bg-creux px-4 py-3">
      <p>
        Votre dernière PFMP : {pfmp.organisation}
        {dates}.
      </p>
      <Bouton taille="petit" onClick={reprendre}>
        C’est la même
      </Bouton>
    </div>
  );
}
