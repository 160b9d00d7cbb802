'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from 'react';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { usePresentation } from '@/components/presentation';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { useBrouillonLocal } from '@/components/ui/brouillon-local';
import { ZoneTexte } from '@/components/ui/zone-texte';
import type { CodeRefus } from '@/lib/acces/refus';
import { formaterInstant } from '@/lib/dates';
import type { Degre } from '@/lib/degres/regles';
import type { Partie } from '@/lib/passeport/regles';
import type { EvaluationCollegue } from '@/lib/passeport/serveur/mutations-enseignant';
import { ChoixDegre } from './choix-degre';
import { useEnCours } from './evaluation-en-cours';
import { tenter } from './tenter';

interface Props {
  partie: Partie;
  compteId: string;
  /** La fiche qui suivra « Enregistrer et suivante » : la prochaine à lire, à défaut la suivante de la liste. */
  suite: { href: string; titre: string } | null;
}

/** Un résultat et une appréciation de plus (PAE-2) ; le formulaire repart vide une fois l'évaluation enregistrée. */
export function FormulaireEvaluation(props: Props) {
  const [tour, setTour] = useState(0);
  const [collegues, setCollegues] = useState<readonly EvaluationCollegue[] | null>(null);
  const fait = (autres: readonly EvaluationCollegue[]) => {
    setCollegues(autres);
    setTour(tour + 1);
  };
  const dit = useRef<HTMLDivElement>(null);

  // Le formulaire repart neuf, et le bouton pressé avec lui : la lecture reprend à ce qui est dit.
  useEffect(() => {
    if (tour > 0 && document.activeElement === document.body) dit.current?.focus();
  }, [tour]);

  return (
    <>
      <SaisieEvaluation key={tour} {...props} onFait={fait} />
      <div ref={dit} tabIndex={-1} role="status" className="outline-none empty:hidden">
        {collegues && <Enregistree {...props} collegues={collegues} />}
      </div>
    </>
  );
}

type PropsEnregistree = Pick<Props, 'partie' | 'suite'> & { collegues: readonly EvaluationCollegue[] };

function Enregistree({ collegues, partie, suite }: PropsEnregistree) {
  const degres = usePresentation();
  const { sales } = useEnCours();
  const [code, nom] = partie === 'bep' ? (['bacpro', 'du Bac Pro'] as const) : (['bep', 'du BEP'] as const);
  const autre = sales.has(code);
  return (
    <Avis
      ton={collegues.length > 0 || autre ? 'attention' : 'succes'}
      action={
        collegues.length > 0 &&
        suite && (
          <a href={suite.href} className="lien">
            Passer à « {suite.titre} »
          </a>
        )
      }
    >
      <p>Votre évaluation est enregistrée.</p>
      {autre && (
        <p>
          Celle {nom} ne l’est pas encore :{' '}
          <a href={`#evaluation-${code}`} target="_self" className="lien">
            y aller
          </a>
        </p>
      )}
      {collegues.map((c) => (
        <p key={c.creeLe.toISOString()}>
          {c.auteur} a aussi évalué cette fiche{c.partie === 'bep' && ' (partie BEP)'} le {formaterInstant(c.creeLe)}
          {c.degre && ` : ${degres[c.degre].libelle}`}. Les deux sont dans l’historique.
        </p>
      ))}
    </Avis>
  );
}

function SaisieEvaluation({
  partie,
  compteId,
  suite,
  onFait,
}: Props & { onFait: (collegues: readonly EvaluationCollegue[]) => void }) {
  const { changee } = useEnCours();
  const { saisie, commencee, changer, refus, enCours, enregistrer, brouillon } = useEvaluation({
    ...{ partie, compteId, onFait },
    suite: suite?.href ?? null,
  });
  const puis = suite ? 'suivante' : 'rester';

  function auClavier(e: KeyboardEvent) {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || enCours) return;
    e.preventDefault();
    enregistrer(puis);
  }

  const [nom, quandMeme] = [partie === 'bep' ? ' BEP' : '', changee ? ' quand même' : ''];
  return (
    <form
      data-partie={partie}
      aria-label={`Nouvelle évaluation${nom}`}
      onKeyDown={auClavier}
      onSubmit={(e) => {
        e.preventDefault();
        enregistrer(puis);
      }}
      className="flex flex-col gap-4 border-t border-filet pt-4"
    >
      <AvisBrouillon le={brouillon.le} onReprendre={brouillon.reprendre} onEffacer={brouillon.effacer} />
      <ChoixDegre
        partie={partie}
        degre={saisie.degre}
        onChange={(degre) => changer({ degre })}
        erreur={refus?.champs.degre}
      />
      <ZoneTexte
        libelle="Appréciation"
        rows={3}
        value={saisie.appreciation}
        onChange={(e) => changer({ appreciation: e.currentTarget.value })}
        erreur={refus?.champs.appreciation}
      />
      {changee && commencee ? (
        <Avis
          ton="attention"
          action={
            <a href="#changements" className="lien">
              Voir ce qui a changé
            </a>
          }
        >
          {changee}.{refus?.code === 'fiche-perimee' && ' Rien n’est encore enregistré.'}
        </Avis>
      ) : (
        refus && <Avis ton="erreur">{refus.message}</Avis>
      )}
      <div className="flex flex-wrap gap-2">
        {suite && (
          <Bouton type="submit" enCours={enCours} variante="principal" title={`Ensuite : ${suite.titre}`}>
            Enregistrer{quandMeme} et suivante
          </Bouton>
        )}
        <Bouton
          type={suite ? 'button' : 'submit'}
          onClick={suite ? () => enregistrer('rester') : undefined}
          enCours={enCours}
          variante={suite ? 'secondaire' : 'principal'}
        >
          Enregistrer{quandMeme}
        </Bouton>
      </div>
    </form>
  );
}

export type DegreFiche = Exclude<Degre, 'absent'>;

/** Ce que l'enseignant saisit pour une partie. */
interface Saisie {
  degre: DegreFiche | null;
  appreciation: string;
}

interface RefusSaisie {
  code: CodeRefus;
  message: string;
  champs: Record<string, string>;
}

interface Options {
  partie: Partie;
  /** Qui saisit : le brouillon d'un collègue sur le même poste n'est pas le sien. */
  compteId: string;
  /** Où aller après « Enregistrer et suivante ». */
  suite: string | null;
  /** L'évaluation est enregistrée, et on reste sur la fiche. */
  onFait: (collegues: readonly EvaluationCollegue[]) => void;
}

const VIDE: Saisie = { degre: null, appreciation: '' };

/** La saisie d'une évaluation : gardée dans le navigateur jusqu'à ce qu'elle soit enregistrée, et à l'écran sur un refus. */
function useEvaluation({ partie, compteId, suite, onFait }: Options) {
  const router = useRouter();
  const { id, version, actions, relire, acceptee, retenir, sales } = useEnCours();
  /** Un clic de plus, parti avant que le bouton se désactive, n'évalue pas une fois de plus. */
  const parti = useRef(false);
  const [saisie, setSaisie] = useState(VIDE);
  const [refus, setRefus] = useState<RefusSaisie | null>(null);
  const [enCours, lancer] = useTransition();
  const brouillon = useBrouillonLocal(`evaluation:${compteId}:${id}:${partie}`, saisie);

  const commencee = saisie.degre !== null || saisie.appreciation.trim() !== '';
  useEffect(() => {
    retenir(partie, commencee);
    return () => retenir(partie, false);
  }, [partie, commencee, retenir]);

  function enregistrer(puis: 'rester' | 'suivante') {
    if (parti.current) return;
    parti.current = true;
    lancer(async () => {
      setRefus(null);
      const resultat = await tenter(actions.evaluer({ id, version, partie, ...saisie }));
      parti.current = false;
      if (!resultat.ok) {
        const { code, message, champs = {} } = resultat;
        setRefus({ code, message, champs });
        if (code === 'fiche-perimee' || code === 'fiche-corbeille') relire();
        return;
      }
      brouillon.terminer();
      acceptee();
      retenir(partie, false);
      const { collegues } = resultat.valeur;
      // Ce qu'un collègue vient d'écrire, ou l'autre partie pas encore enregistrée, se lit avant de partir.
      const autre = [...sales].some((p) => p !== partie);
      if (puis === 'suivante' && suite && collegues.length === 0 && !autre) router.push(suite);
      else onFait(collegues);
    });
  }

  return {
    saisie,
    /** Quelque chose est saisi, pas encore enregistré. */
    commencee,
    changer: (changement: Partial<Saisie>) => setSaisie((s) => ({ ...s, ...changement })),
    refus,
    enCours,
    enregistrer,
    brouillon: {
      le: brouillon.retrouve?.le ?? null,
      reprendre: () => {
        setSaisie(brouillon.retrouve?.valeur ?? VIDE);
        brouillon.ecarter();
      },
      effacer: brouillon.ecarter,
    },
  };
}
