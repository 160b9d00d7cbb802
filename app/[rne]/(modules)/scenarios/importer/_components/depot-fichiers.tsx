import { type SubmitEvent, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { ChampFichier } from '@/components/ui/champ-fichier';
import { Progression } from '@/components/ui/progression';
import { SCENARIOS_MAX } from '@/lib/scpro/regles-limites';

type Props = { enCours: boolean; refus: string | undefined; lire: (fichiers: File[]) => Promise<void> };

/** Première étape : choisir des `.scpro`, ou un zip qui en contient. */
export function DepotFichiers({ enCours, refus, lire }: Props) {
  const [fichiers, setFichiers] = useState<File[]>([]);
  async function soumettre(e: SubmitEvent<HTMLFormElement>) {
    e.preventDefault();
    await lire(fichiers);
  }
  return (
    <Carte titre="Vos fichiers" className="max-w-3xl">
      <form onSubmit={soumettre} className="flex flex-col gap-4" noValidate>
        <ChampFichier
          libelle="Fichiers .scpro, ou .zip"
          aide={`Un ou plusieurs scénarios exportés de CERISE Pro, ou une archive zip qui en contient\u00a0: ${SCENARIOS_MAX} scénarios et 8\u00a0Mo au plus.`}
          accept=".scpro,.zip"
          multiple
          onChange={(e) => setFichiers([...(e.target.files ?? [])])}
        />
        <p className="text-texte-doux">
          Rien n’est enregistré à cette étape&nbsp;: vous verrez d’abord ce qui est compris de chaque fichier, et vous
          choisirez le diplôme et le niveau de chaque scénario.
        </p>
        {refus && <Avis ton="erreur">{refus}</Avis>}
        {enCours && <Progression libelle="Lecture des fichiers…" />}
        <div>
          <Bouton type="submit" variante="principal" enCours={enCours}>
            Voir ce qui sera importé
          </Bouton>
        </div>
      </form>
    </Carte>
  );
}
