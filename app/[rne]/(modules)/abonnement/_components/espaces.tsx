import { Avis } from '@/components/ui/avis';
import { Badge, type TonBadge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Progression } from '@/components/ui/progression';
import { direOctets, direTaille, etatAbonnement, pourcentage, QUOTA_OCTETS } from '@/lib/abonnement/regles';
import type { EspaceDiplome } from '@/lib/abonnement/serveur/queries';
import { formaterJour } from '@/lib/dates';

/** À partir de cette part du quota, on prévient avant que les dépôts ne soient refusés. */
const PRESQUE_PLEIN = 90;

/** Les diplômes de l'établissement : leur abonnement, et l'espace de leurs fichiers (ABO-3). */
export function Espaces({ diplomes, jour }: { diplomes: readonly EspaceDiplome[]; jour: string }) {
  return (
    <Carte titre="Diplômes et espace disque">
      <p className="mb-6 max-w-prose text-texte-doux">
        Chaque diplôme dispose de {direTaille(QUOTA_OCTETS)} pour l’ensemble des élèves et des enseignants, plus
        l’espace commandé. Invitez-les à mettre des liens vers leurs documents plutôt que les documents eux-mêmes.
      </p>
      {diplomes.length === 0 ? (
        <EtatVide titre="Aucun diplôme">Ils s’affichent ici dès qu’un abonnement ou un import en apporte.</EtatVide>
      ) : (
        <ul className="grid gap-x-10 gap-y-8 xl:grid-cols-2">
          {diplomes.map((d) => (
            <li key={d.code}>
              <Espace d={d} jour={jour} />
            </li>
          ))}
        </ul>
      )}
    </Carte>
  );
}

function Espace({ d, jour }: { d: EspaceDiplome; jour: string }) {
  const occupe = d.passeport + d.scenarios;
  const part = pourcentage(occupe, d.quota);
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{d.intitule}</h3>
        <Abonnement d={d} jour={jour} />
      </div>
      <Progression
        libelle="Espace utilisé"
        valeur={occupe}
        max={d.quota}
        texte={`${part}\u00a0%, ${direTaille(occupe)} sur ${direTaille(d.quota)}`}
      />
      <div className="flex flex-col gap-3 border-l-2 border-filet pl-4 text-sm">
        <ParModule nom="Passeport professionnel" octets={d.passeport} quota={d.quota} />
        <ParModule nom="Gestion des scénarios" octets={d.scenarios} quota={d.quota} />
      </div>
      {part >= PRESQUE_PLEIN && (
        <Avis ton="attention" titre={part === 100 ? 'L’espace est plein' : 'L’espace est presque plein'}>
          Il reste {direTaille(Math.max(0, d.quota - occupe))}. Un fichier qui n’y tient pas est refusé&nbsp;: commandez
          de l’espace, ou faites supprimer des fichiers.
        </Avis>
      )}
    </section>
  );
}

const ParModule = ({ nom, octets, quota }: { nom: string; octets: number; quota: number }) => (
  <Progression
    libelle={nom}
    valeur={octets}
    max={quota}
    texte={`${pourcentage(octets, quota)}\u00a0%, ${direOctets(octets)}`}
  />
);

const ETATS: Record<ReturnType<typeof etatAbonnement>, { ton: TonBadge; mot: string }> = {
  'en-cours': { ton: 'succes', mot: 'Abonné' },
  'a-venir': { ton: 'info', mot: 'À venir' },
  termine: { ton: 'attention', mot: 'Terminé' },
};

function Abonnement({ d: { debutLe, finLe }, jour }: { d: EspaceDiplome; jour: string }) {
  if (!debutLe || !finLe) return <p className="text-texte-doux">Sans abonnement enregistré</p>;
  const { ton, mot } = ETATS[etatAbonnement({ debutLe, finLe }, jour)];
  return (
    <p className="flex flex-wrap items-center gap-2 text-texte-doux">
      <Badge ton={ton}>{mot}</Badge> du {formaterJour(debutLe)} au {formaterJour(finLe)}
    </p>
  );
}
