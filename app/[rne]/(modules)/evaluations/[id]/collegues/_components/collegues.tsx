'use client';

import { useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Collegue } from '@/lib/evaluations/serveur/queries-collegues';
import { useEnvoi } from '../../../_components/envoi';
import { nommerCollegues } from '../../../actions';

/** Au-delà, on cherche plus vite qu'on ne parcourt. */
const BEAUCOUP = 8;

type Props = { id: string; retour: string; collegues: readonly Collegue[] };

export function Collegues({ id, retour, collegues }: Props) {
  const [choisis, setChoisis] = useState(() => collegues.filter((c) => c.saisit).map((c) => c.id));
  const [cherche, setCherche] = useState('');
  const { formulaire, erreurs, enCours, soumettre } = useEnvoi(
    () => nommerCollegues({ id, collegues: choisis }),
    retour,
  );
  const montres = collegues.filter((c) => contient(`${c.nom} ${c.prenom} ${c.discipline ?? ''}`, cherche));
  const basculer = (collegue: string, cocher: boolean) =>
    setChoisis(cocher ? [...choisis, collegue] : choisis.filter((c) => c !== collegue));
  return (
    <form ref={formulaire} onSubmit={soumettre} noValidate className="flex flex-col gap-6">
      <Carte>
        <p className="mb-4 max-w-prose text-texte-doux">
          Les collègues cochés saisissent avec vous les résultats de leurs apprenants. Vous restez l’auteur&nbsp;: vous
          seul modifiez l’évaluation, la rendez visible ou la supprimez. Chaque résultat garde le nom de qui l’a saisi.
        </p>
        {collegues.length > BEAUCOUP && (
          <Champ
            libelle="Chercher un collègue"
            type="search"
            value={cherche}
            onChange={(e) => setCherche(e.target.value)}
            onKeyDown={(e) => e.key === 'Enter' && e.preventDefault()}
            placeholder="Nom, prénom ou discipline"
            className="mb-4 sm:w-72"
          />
        )}
        <fieldset>
          <legend className="mb-3 font-medium">
            Collègues de vos apprenants{' '}
            <span className="font-normal text-texte-doux tabular-nums" role="status">
              ({choisis.length} sur {collegues.length})
            </span>
          </legend>
          <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {montres.map((c) => (
              <li key={c.id}>
                <CaseACocher
                  libelle={`${c.prenom} ${c.nom}`}
                  aide={decrire(c)}
                  checked={choisis.includes(c.id)}
                  onChange={(e) => basculer(c.id, e.target.checked)}
                />
              </li>
            ))}
          </ul>
          {montres.length === 0 && <p className="text-texte-doux">Aucun collègue ne répond à cette recherche.</p>}
        </fieldset>
      </Carte>
      {erreurs.message && <Avis ton="erreur">{erreurs.message}</Avis>}
      <div className="flex flex-wrap gap-2">
        <Bouton type="submit" variante="principal" enCours={enCours}>
          Valider la sélection
        </Bouton>
        <LienBouton href={retour} variante="discret">
          Annuler
        </LienBouton>
      </div>
    </form>
  );
}

/** « Économie-gestion · TGA1, ANG2 · 12 apprenants » */
function decrire({ discipline, classes, apprenants: n }: Collegue): string {
  const commun = n > 0 ? `${classes.join(', ')} · ${n} apprenant${n > 1 ? 's' : ''}` : 'plus aucun de ces apprenants';
  return discipline ? `${discipline} · ${commun}` : commun;
}

const simplifier = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const contient = (texte: string, cherche: string) =>
  simplifier(cherche)
    .split(/\s+/)
    .every((mot) => simplifier(texte).includes(mot));
