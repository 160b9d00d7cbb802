'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Avis } from '@/components/ui/avis';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { Groupe } from '@/components/ui/groupe';
import { LIBELLES_PROFIL, PROFILS, type Profil } from '@/lib/acces/modules';
import { LONGUEUR_CONSEILLEE, LONGUEUR_DEMANDEE_MAX, LONGUEUR_GUIDE } from '@/lib/acces/regles-longueur';
import { enregistrerSecurite } from '../actions';
import { ENREGISTRE } from './cadre';

interface Props {
  longueurs: Record<Profil, number>;
  resterConnecte: boolean;
  messagesDiscrets: boolean;
}

/** Les profils qui voient plus qu'un seul apprenant. */
const PERSONNELS: readonly Profil[] = ['administrateur', 'chef', 'enseignant', 'lecteur'];

/** Mots de passe, sessions et messages de la connexion (AUT-6, AUT-19). */
export function FormulaireSecurite({ longueurs, resterConnecte, messagesDiscrets }: Props) {
  const formulaire = useFormulaire(enregistrerSecurite, {
    valeurs: {
      longueurs: longueurs as Record<Profil, string | number>,
      resterConnecte,
      messagesDiscrets,
    },
    schema: () => import('@/lib/parametres/schema').then((m) => m.schemaSecurite),
    fait: ENREGISTRE,
  });
  const courtes = PERSONNELS.some((p) => longueurs[p] < LONGUEUR_CONSEILLEE);
  return (
    <Carte titre="Connexion et mots de passe">
      <Formulaire de={formulaire} bouton="Valider" className="flex max-w-2xl flex-col gap-6">
        {courtes && (
          <Avis ton="info" titre={`Personnels\u00a0: ${LONGUEUR_CONSEILLEE} caractères conseillés`}>
            La CNIL recommande au moins {LONGUEUR_CONSEILLEE} caractères quand un mot de passe protège seul un accès. Le
            compte d’un personnel ouvre les résultats de classes entières&nbsp;: un mot de passe de {LONGUEUR_GUIDE}{' '}
            caractères se devine bien plus vite.
          </Avis>
        )}
        <Groupe
          legende="Longueur minimale d’un mot de passe"
          aide={`De ${LONGUEUR_GUIDE} à ${LONGUEUR_DEMANDEE_MAX} caractères. Vaut pour les mots de passe choisis à partir de maintenant\u00a0; ceux d’aujourd’hui restent valables.`}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            {PROFILS.map((profil) => (
              <Champ
                key={profil}
                libelle={LIBELLES_PROFIL[profil]}
                type="number"
                inputMode="numeric"
                min={LONGUEUR_GUIDE}
                max={LONGUEUR_DEMANDEE_MAX}
                {...formulaire.lier(`longueurs.${profil}`)}
              />
            ))}
          </div>
        </Groupe>
        <CaseACocher
          libelle="Apprenants et parents peuvent rester connectés"
          aide="La page de connexion leur propose de rester connectés trente jours sur leur appareil. Sinon, et pour les personnels toujours, une session dure douze heures au plus&nbsp;; celle d’un personnel finit aussi après deux heures sans usage. Décocher met fin à celles qui durent depuis plus longtemps."
          {...formulaire.lier('resterConnecte')}
        />
        <CaseACocher
          libelle="Messages discrets à la connexion"
          aide="La connexion ne dit plus lequel, de l’identifiant ou du mot de passe, n’est pas le bon, et «&nbsp;Mot de passe oublié&nbsp;» ne dit plus si un compte existe ni l’adresse où part le message. Un curieux n’apprend rien&nbsp;; qui se trompe est moins aidé."
          {...formulaire.lier('messagesDiscrets')}
        />
      </Formulaire>
    </Carte>
  );
}
