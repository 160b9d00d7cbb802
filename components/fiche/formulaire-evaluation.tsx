'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { AvisBrouillon } from '@/components/gardien/avis-brouillon';
import { useBrouillon } from '@/components/gardien/brouillon';
import { usePresentation } from '@/components/maitrise/presentation';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { ZoneTexte } from '@/components/ui/zone-texte';
import { formaterInstant } from '@/lib/dates';
import type { Partie } from '@/lib/passeport/regles';
import type { Jugement } from '@/lib/passeport/schema-evaluation';
import type { EvaluationCollegue } from '@/lib/passeport/serveur/mutations-enseignant';
import { ChoixDegre } from './choix-degre';
import { useEnCours } from './evaluation-en-cours';

interface Props {
  partie: Partie;
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
      <SaisieJugement key={tour} {...props} onFait={fait} />
      <div ref={dit} tabIndex={-1} role="status" className="outline-none empty:hidden">
        {collegues && <Enregistree {...props} collegues={collegues} />}
      </div>
    </>
  );
}

type PropsEnregistree = Props & { collegues: readonly EvaluationCollegue[] };

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
            Passer à «&nbsp;{suite.titre}&nbsp;»
          </a>
        )
      }
    >
      <p>Votre évaluation est enregistrée.</p>
      {autre && (
        <p>
          Celle {nom} ne l’est pas encore&nbsp;:{' '}
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

const VIDE: Jugement = { degre: null, appreciation: '' };

type PropsSaisie = Props & {
  /** L'évaluation est enregistrée, et on reste sur la fiche. */
  onFait: (collegues: readonly EvaluationCollegue[]) => void;
};

/** La saisie d'une partie : gardée sur l'appareil jusqu'à ce qu'elle soit enregistrée, et à l'écran sur un refus. */
function SaisieJugement({ partie, suite, onFait }: PropsSaisie) {
  const router = useRouter();
  const { id, titre, version, actions, changee, relire, acceptee, retenir, sales } = useEnCours();
  /** Le bouton pressé demande de rester sur la fiche. */
  const rester = useRef(false);
  const nom = partie === 'bep' ? ' BEP' : '';

  const evaluer: typeof actions.evaluer = (evaluation) => brouillon.accompagner(actions.evaluer)(evaluation);
  const formulaire = useFormulaire(evaluer, {
    valeurs: VIDE,
    schema: () => import('@/lib/passeport/schema-evaluation').then((m) => m.schemaJugement),
    preparer: (saisie: Jugement) => ({ id, version, partie, ...saisie }),
    surFait({ collegues }) {
      acceptee();
      retenir(partie, false);
      // Ce qu'un collègue vient d'écrire, ou l'autre partie pas encore enregistrée, se lit avant de partir.
      const autre = [...sales].some((p) => p !== partie);
      if (suite && !rester.current && collegues.length === 0 && !autre) router.push(suite.href);
      else onFait(collegues);
    },
    surEchec({ code }) {
      if (code === 'fiche-perimee' || code === 'fiche-corbeille') relire();
    },
  });
  const { rhf, enCours, soumettre } = formulaire;
  const saisie = rhf.watch();
  const brouillon = useBrouillon({
    sujet: `evaluation-fiche:${id}:${partie}`,
    titre: `Évaluation${nom} de la fiche «\u00a0${titre}\u00a0»`,
    valeur: saisie,
    reprendre({ degre, appreciation }) {
      rhf.setValue('degre', degre, { shouldDirty: true });
      rhf.setValue('appreciation', appreciation, { shouldDirty: true });
    },
  });
  const degre = formulaire.champ('degre');

  const commencee = saisie.degre !== null || saisie.appreciation.trim() !== '';
  useEffect(() => {
    retenir(partie, commencee);
    return () => retenir(partie, false);
  }, [partie, commencee, retenir]);

  function auClavier(e: KeyboardEvent) {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || enCours) return;
    e.preventDefault();
    void soumettre();
  }

  async function enregistrerEtRester() {
    rester.current = true;
    await soumettre();
    rester.current = false;
  }

  const quandMeme = changee ? ' quand même' : '';
  return (
    <section
      data-partie={partie}
      aria-label={`Nouvelle évaluation${nom}`}
      onKeyDown={auClavier}
      className="flex flex-col gap-4 border-t border-filet pt-4"
    >
      <AvisBrouillon {...brouillon.avis} />
      <Formulaire
        de={formulaire}
        bouton={
          suite ? (
            <span title={`Ensuite\u00a0: ${suite.titre}`}>Enregistrer{quandMeme} et suivante</span>
          ) : (
            `Enregistrer${quandMeme}`
          )
        }
        pied={
          suite && (
            <Bouton enCours={enCours} onClick={enregistrerEtRester}>
              Enregistrer{quandMeme}
            </Bouton>
          )
        }
      >
        <ChoixDegre partie={partie} degre={degre.valeur} onChange={degre.changer} erreur={degre.erreur} />
        <ZoneTexte libelle="Appréciation" rows={3} {...formulaire.lier('appreciation')} />
        {changee && commencee && (
          <Avis
            ton="attention"
            action={
              <a href="#changements" className="lien">
                Voir ce qui a changé
              </a>
            }
          >
            {changee}.
          </Avis>
        )}
      </Formulaire>
    </section>
  );
}
