import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
import { ChampFichier } from '@/components/ui/champ-fichier';
import { Progression } from '@/components/ui/progression';
import { adresseDe } from '@/lib/adresses/regles';
import { SCENARIOS_MAX } from '@/lib/scpro/regles-limites';
import type { SaisieDepot } from '@/lib/scpro/schema';
import type { Apercu } from '@/lib/scpro/types-apercu';
import { envoyer } from './envoyer';

type Props = { rne: string; surLu: (apercu: Apercu, fichiers: File[]) => void };

/** Première étape : choisir des `.scpro`, ou un zip qui en contient. */
export function DepotFichiers({ rne, surLu }: Props) {
  const lire = ({ fichiers }: SaisieDepot) => envoyer<Apercu>(adresseDe(rne, 'scenarios/importer/apercu'), fichiers);
  const formulaire = useFormulaire(lire, {
    valeurs: { fichiers: [] },
    schema: () => import('@/lib/scpro/schema').then((m) => m.schemaDepot),
    surFait: (apercu, { fichiers }) => surLu(apercu, fichiers),
  });
  const { changer, erreur } = formulaire.champ('fichiers');
  return (
    <Carte titre="Vos fichiers" className="max-w-3xl">
      <Formulaire de={formulaire} bouton="Voir ce qui sera importé">
        <ChampFichier
          libelle="Fichiers .scpro, ou .zip"
          aide={`Un ou plusieurs scénarios exportés de CERISE Pro, ou une archive zip qui en contient\u00a0: ${SCENARIOS_MAX} scénarios et 8\u00a0Mo au plus.`}
          accept=".scpro,.zip"
          multiple
          onChange={(e) => changer([...(e.target.files ?? [])])}
          erreur={erreur}
        />
        <p className="text-texte-doux">
          Rien n’est enregistré à cette étape&nbsp;: vous verrez d’abord ce qui est compris de chaque fichier, et vous
          choisirez le diplôme et le niveau de chaque scénario.
        </p>
        {formulaire.enCours && <Progression libelle="Lecture des fichiers…" />}
      </Formulaire>
    </Carte>
  );
}
