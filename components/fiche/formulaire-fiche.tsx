'use client';

import { type ReactNode, useRef } from 'react';
import { useSaisiesRendues } from '@/components/envoi/avant-scripts';
import { AvisPanne, direEnvois, type EtatEnvois } from '@/components/gardien/situation';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { cx } from '@/components/ui/cx';
import { Differe } from '@/components/ui/differe';
import { IconeAlerte, IconeCoche, IconeHorloge } from '@/components/ui/icones';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterHeure } from '@/lib/dates';
import type { Partie } from '@/lib/passeport/regles';
import type { FichierJoint } from '@/lib/passeport/serveur/queries-fiche';
import { ChampsSituation, ChampsTextes, PiecesPartie } from './champs-fiche';
import { ChampsBep, ChampsCompetence } from './champs-rattachement';
import { lier } from './liaison';
import type { EtatSauvegarde } from './sauvegarde';
import { type EtatFiche, type PropsFormulaire, useFiche } from './use-fiche';

/** Ce qui arrive rarement, ou une fois la page ouverte. */
const avis = () => import('./avis-fiche');

const LIBRE = { competence: false, bep: false };

/** La saisie d'une fiche, neuve ou reprise (PAS-2, PAS-3, PAS-4). */
export function FormulaireFiche(props: PropsFormulaire & { fichiers: readonly FichierJoint[] }) {
  const { rne, catalogue, fiche, intitules, fichiers } = props;
  const etat = useFiche(props);
  const cadre = useRef<HTMLFormElement>(null);
  useSaisiesRendues(cadre);
  const { formulaire, nouvelle, retrouveeLe } = etat;
  const perimee = etat.etat.nom === 'perimee' ? etat.etat : null;
  const verrou = fiche.version === null ? LIBRE : fiche.verrou;
  const { id } = fiche;
  const neuve = fiche.version === null;
  const pieces = (partie: Partie) => (
    <PiecesPartie
      {...{ formulaire, partie, fichiers }}
      adresse={neuve ? null : adresseDe(rne, 'passeport/[id]/fichiers', { id, partie })}
      surReste={etat.compterReste}
    />
  );
  return (
    <form ref={cadre} method="post" onSubmit={etat.enregistrer} noValidate className="flex flex-col gap-4 sm:gap-6">
      {perimee ? (
        <Differe charger={avis}>
          {({ AvisPerimee }) => (
            <AvisPerimee
              {...{ intitules, catalogue }}
              actuelle={perimee.actuelle}
              saisie={formulaire.getValues()}
              surReprendre={etat.reprendre}
              surAbandonner={etat.abandonner}
            />
          )}
        </Differe>
      ) : (
        retrouveeLe && (
          <Differe charger={avis}>
            {({ AvisCopie }) => <AvisCopie le={retrouveeLe} neuve={neuve} surAbandonner={etat.abandonner} />}
          </Differe>
        )
      )}
      <ChampsSituation {...{ formulaire }} communs={intitules.communs} pfmp={props.pfmp} />
      <ChampsCompetence {...{ formulaire, catalogue }} verrouille={verrou.competence} />
      <Carte titre="Description">
        <ChampsTextes formulaire={formulaire} champs={intitules.champs} racine="textes" />
        {pieces('bacpro')}
      </Carte>
      {catalogue.bep && (
        <ChampsBep
          {...{ formulaire }}
          bep={catalogue.bep}
          champs={intitules.bep}
          verrouille={verrou.bep}
          avecFichiers={fichiers.some((f) => f.partie === 'bep')}
        >
          {pieces('bep')}
        </ChampsBep>
      )}
      {fiche.version === null && fiche.copie && fiche.copie.fichiers > 0 && (
        <CaseACocher
          libelle={`Reprendre aussi ${fiche.copie.fichiers > 1 ? `les ${fiche.copie.fichiers} fichiers joints` : 'le fichier joint'}`}
          aide="Ils sont copiés : retirer un fichier d’une des deux fiches ne touche pas à l’autre."
          checked={etat.avecFichiers.coche}
          onChange={(e) => etat.avecFichiers.cocher(e.currentTarget.checked)}
        />
      )}
      {(!verrou.bep || props.initiale.brouillon) && (
        <CaseACocher
          libelle="Garder en brouillon"
          aide="Un brouillon n’est visible que de vous. Décochez la case quand la fiche est prête à être lue."
          {...lier(formulaire, 'brouillon')}
        />
      )}
      <BarreEnregistrer {...etat}>
        {etat.etat.nom === 'session' && <AvisPanne etat={situer('session', etat.gardee)} onReessayer={etat.relancer} />}
        {etat.retenue && etat.reste > 0 && (
          <Avis ton="attention" titre="La fiche est enregistrée, pas encore tous ses fichiers">
            {etat.reste > 1 ? `${etat.reste} fichiers ne sont pas joints` : 'Un fichier n’est pas joint'}&nbsp;:
            attendez la fin de l’envoi, réessayez, ou retirez-{etat.reste > 1 ? 'les' : 'le'} avant de quitter.
          </Avis>
        )}
        {nouvelle && (
          <Differe charger={avis}>
            {({ AvisNouvelle }) => (
              <AvisNouvelle
                nouvelle={nouvelle}
                adresse={neuve ? null : adresseDe(rne, 'passeport/[id]', { id })}
                surFermer={etat.oublierNouvelle}
              />
            )}
          </Differe>
        )}
      </BarreEnregistrer>
    </form>
  );
}

type PropsBarre = Pick<EtatFiche, 'formulaire' | 'etat' | 'gardee' | 'annonce' | 'choisirSuite'> & {
  children?: ReactNode;
};

/** Sur un téléphone, les deux boutons tiennent côte à côte. */
const LARGEUR = 'max-sm:flex-1 max-sm:px-2 max-sm:leading-tight max-sm:whitespace-normal';

/** En bas de l'écran : où en est l'enregistrement, et les deux façons d'enregistrer (G 3.10.2). */
function BarreEnregistrer({ formulaire, etat, gardee, annonce, choisirSuite, children }: PropsBarre) {
  const { isSubmitting, errors } = formulaire.formState;
  const faute = Object.keys(errors).length > 0;
  const dit = faute
    ? { ton: 'alerte' as const, texte: 'Certains champs sont à corriger.' }
    : dire(etat, gardee, annonce);
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-col gap-2 border-t border-filet bg-fond px-4 py-3 lg:mx-0 lg:px-0">
      {children}
      <EtatVisible {...dit} />
      {/* À voix haute, ce qui demande l'attention ou répond à un geste ; pas chaque enregistrement automatique. */}
      <p role="status" className="sr-only">
        {dit.ton === 'alerte' || annonce ? dit.texte : ''}
      </p>
      <div className="flex gap-2">
        <Bouton type="submit" className={LARGEUR} enCours={isSubmitting} onClick={() => choisirSuite('continuer')}>
          Enregistrer et continuer
        </Bouton>
        <Bouton
          type="submit"
          variante="principal"
          className={LARGEUR}
          enCours={isSubmitting}
          onClick={() => choisirSuite('quitter')}
        >
          Enregistrer et quitter
        </Bouton>
      </div>
    </div>
  );
}

type Dit = { ton: 'repos' | 'fait' | 'alerte'; texte: string };

function dire(etat: EtatSauvegarde, gardee: boolean, annonce: string): Dit {
  switch (etat.nom) {
    case 'intacte':
      return { ton: 'fait', texte: annonce };
    case 'enregistree':
      return { ton: 'fait', texte: `Enregistré à ${formaterHeure(etat.le)}` };
    case 'neuve':
      return {
        ton: 'repos',
        texte: gardee
          ? 'Gardé sur cet appareil, pas encore enregistré.'
          : 'Pas encore enregistré\u00a0: ne fermez pas cette page.',
      };
    case 'incomplete':
      return { ton: 'alerte', texte: `Pas encore enregistré. ${etat.message}` };
    case 'refus':
      return { ton: 'alerte', texte: etat.message };
    case 'perimee':
      return {
        ton: 'alerte',
        texte: 'Pas enregistré\u00a0: la fiche a été modifiée ailleurs. Choisissez en haut de la page.',
      };
    default: {
      const envois = situer(etat.nom, gardee);
      return {
        ton: envois.phase === 'calme' ? 'repos' : 'alerte',
        texte: direEnvois(envois, 'votre saisie', 'gardée'),
      };
    }
  }
}

const situer = (nom: 'attente' | 'envoi' | 'reseau' | 'serveur' | 'session', gardee: boolean): EtatEnvois => ({
  phase: nom === 'attente' || nom === 'envoi' ? 'calme' : nom,
  message: '',
  enCours: nom === 'envoi',
  gardee,
  enregistreLe: null,
});

const ICONES = { repos: IconeHorloge, fait: IconeCoche, alerte: IconeAlerte } as const;
const TONS = { repos: 'text-texte-doux', fait: 'text-succes', alerte: 'text-attention' } as const;

function EtatVisible({ ton, texte }: Dit) {
  if (!texte) return null;
  const Icone = ICONES[ton];
  return (
    <p aria-hidden="true" className={cx('flex items-start gap-1.5 text-sm', TONS[ton])}>
      <Icone taille={16} className="mt-0.5 shrink-0" />
      {texte}
    </p>
  );
}
