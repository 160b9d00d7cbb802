import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import type { Partie } from '@/lib/passeport/regles';
import { changementsEntre, changementsRattachement, propreAuBep } from '@/lib/passeport/regles-changements';
import type { EtatFiche } from '@/lib/passeport/regles-evaluation';
import { ChangementsFiche, type Intitules } from './changements-fiche';

/** Partie par partie : ce que l'apprenant a écrit, et à quoi la fiche se rattache, en clair. */
interface Moment {
  etats: Record<Partie, EtatFiche>;
  rattachements: Record<Partie, readonly string[]>;
}

interface Props {
  titre: string;
  avant: Moment;
  apres: Moment;
  intitules: Record<Partie, Intitules>;
  onVu: () => void;
}

/** Ce qui a changé dans la fiche sous les yeux de l'enseignant (PAE-2). */
export function AvisChangee({ titre, avant, apres, intitules, onVu }: Props) {
  const changements = (partie: Partie) => {
    const ecrits = changementsEntre(avant.etats[partie], apres.etats[partie]);
    return [
      ...changementsRattachement(avant.rattachements[partie], apres.rattachements[partie]),
      ...(partie === 'bep' ? ecrits.filter(propreAuBep) : ecrits),
    ];
  };
  return (
    <div role="alert" id="changements" tabIndex={-1} className="mb-6 scroll-mt-18 outline-none">
      <Avis
        ton="attention"
        titre={titre}
        action={
          <Bouton taille="petit" onClick={onVu}>
            J’ai vu
          </Bouton>
        }
      >
        <div className="flex flex-col gap-3">
          <p>
            La page est à jour, et votre saisie est restée&nbsp;: vous pouvez l’enregistrer telle quelle, ou la revoir.
          </p>
          {(['bacpro', 'bep'] as const).map((partie) => (
            <ChangementsFiche key={partie} changements={changements(partie)} intitules={intitules[partie]} />
          ))}
        </div>
      </Avis>
    </div>
  );
}
