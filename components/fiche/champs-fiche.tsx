import { useCallback } from 'react';
import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { Champ } from '@/components/ui/champ';
import { Differe } from '@/components/ui/differe';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { IconePlus, IconePoubelle } from '@/components/ui/icones';
import { ZoneTexte } from '@/components/ui/zone-texte';
import { LIENS_MAX } from '@/lib/champs/regles-fiche';
import type { ChampFiche } from '@/lib/champs/textes-fiche';
import { formaterJour } from '@/lib/dates';
import type { IntitulesCommuns } from '@/lib/parametres/regles-masques';
import type { Partie } from '@/lib/passeport/regles';
import type { FichierJoint } from '@/lib/passeport/serveur/queries-fiche';
import type { Pfmp } from '@/lib/passeport/serveur/queries-saisie';
import { lier } from './liaison';
import type { Formulaire } from './use-fiche';

const CHOIX_LIEU = [
  { valeur: 'pfmp', libelle: 'En PFMP' },
  { valeur: 'etablissement', libelle: 'Dans l’établissement' },
];

interface PropsSituation {
  formulaire: Formulaire;
  communs: IntitulesCommuns;
  pfmp: Pfmp | null;
}

/** Le haut d'une fiche : titre, date, lieu ; l'entreprise et ses dates pour une PFMP. */
export function ChampsSituation({ formulaire, communs, pfmp }: PropsSituation) {
  const enPfmp = formulaire.watch('lieu') === 'pfmp';
  return (
    <Carte titre="La situation">
      <div className="flex max-w-prose flex-col gap-4">
        <Champ libelle={communs.titre} required enterKeyHint="next" {...lier(formulaire, 'titre')} />
        <Champ libelle={communs.faiteLe} type="date" required className="max-w-56" {...lier(formulaire, 'faiteLe')} />
        <GroupeRadios legende={communs.lieu} enLigne options={CHOIX_LIEU} {...lier(formulaire, 'lieu')} />
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
        Votre dernière PFMP&nbsp;: {pfmp.organisation}
        {dates}.
      </p>
      <Bouton taille="petit" onClick={reprendre}>
        C’est la même
      </Bouton>
    </div>
  );
}

interface PropsTextes {
  formulaire: Formulaire;
  /** Avec les intitulés de l'établissement. */
  champs: readonly ChampFiche[];
  racine: 'textes' | 'bepTextes';
}

/** Les champs de la description d'une partie, dans l'ordre du masque. */
export function ChampsTextes({ formulaire, champs, racine }: PropsTextes) {
  return (
    <div className="flex max-w-prose flex-col gap-4">
      {champs.map((c) => (
        <ZoneTexte
          key={c.cle}
          libelle={c.libelle}
          aide={c.aide}
          rows={c.lignes}
          {...lier(formulaire, `${racine}.${c.cle}`)}
        />
      ))}
    </div>
  );
}

/** Les liens d'une partie, une ligne chacun (G 3.10.2). */
function ChampsLiens({ formulaire, partie }: { formulaire: Formulaire; partie: Partie }) {
  const nom = `liens.${partie}` as const;
  const liens = formulaire.watch(nom);
  const ajouter = () => formulaire.setValue(nom, [...formulaire.getValues(nom), { url: '', libelle: '' }]);
  const retirer = (rang: number) =>
    formulaire.setValue(
      nom,
      formulaire.getValues(nom).filter((_, r) => r !== rang),
    );
  return (
    <section
      aria-label={partie === 'bep' ? 'Liens de la partie BEP' : 'Liens'}
      className="flex max-w-prose flex-col gap-3"
    >
      <h3 className="font-semibold">Liens</h3>
      {liens.map((_, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: une ligne n'est que ses deux champs, nommés par leur rang.
        <div key={rang} className="flex items-end gap-2 border-b border-filet pb-3">
          <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
            <Champ
              libelle={`Adresse du lien ${rang + 1}`}
              type="url"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://"
              {...lier(formulaire, `liens.${partie}.${rang}.url`)}
            />
            <Champ
              libelle="Texte à montrer"
              placeholder="Facultatif"
              {...lier(formulaire, `liens.${partie}.${rang}.libelle`)}
            />
          </div>
          <BoutonIcone
            libelle={`Retirer le lien ${rang + 1}`}
            icone={<IconePoubelle />}
            onClick={() => retirer(rang)}
          />
        </div>
      ))}
      {liens.length < LIENS_MAX && (
        <Bouton className="self-start" taille="petit" icone={<IconePlus taille={16} />} onClick={ajouter}>
          Ajouter un lien
        </Bouton>
      )}
    </section>
  );
}

// Loin sous le pli, et absentes d'une fiche neuve : la page s'ouvre sans elles.
const piecesJointes = () => import('@/components/pieces-jointes/pieces-jointes').then((m) => m.PiecesJointes);

interface PropsPieces {
  formulaire: Formulaire;
  /** Où joindre ses fichiers ; nulle tant que la fiche n'est pas créée. */
  adresse: string | null;
  partie: Partie;
  fichiers: readonly FichierJoint[];
  /** Apprend combien de fichiers choisis restent à joindre à cette partie. */
  surReste: (partie: Partie, nombre: number) => void;
}

/** Fichiers et liens d'une partie (G 3.10.2). Un fichier se joint à une fiche qui existe ; un lien s'enregistre avec elle. */
export function PiecesPartie({ formulaire, adresse, partie, fichiers, surReste }: PropsPieces) {
  const compter = useCallback((nombre: number) => surReste(partie, nombre), [surReste, partie]);
  const deLaPartie = fichiers.filter((f) => f.partie === partie);
  return (
    <div className="mt-6 flex flex-col gap-6 border-t border-filet pt-4">
      {adresse ? (
        <Differe charger={piecesJointes} attente={<p className="text-texte-doux">Fichiers joints…</p>}>
          {(PiecesJointes) => (
            <PiecesJointes
              adresse={adresse}
              fichiers={deLaPartie}
              titre="Fichiers joints"
              modifiable
              photos
              surReste={compter}
            />
          )}
        </Differe>
      ) : (
        <section>
          <h3 className="font-semibold">Fichiers joints</h3>
          <p className="text-texte-doux">
            Enregistrez d’abord la fiche&nbsp;: vous pourrez ensuite y joindre des fichiers PDF ou ZIP, et des photos.
          </p>
        </section>
      )}
      <ChampsLiens {...{ formulaire, partie }} />
    </div>
  );
}
