'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { Carte } from '@/components/ui/carte';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Champ } from '@/components/ui/champ';
import { Erreur } from '@/components/ui/champ-cadre';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Collegue } from '@/lib/evaluations/serveur/queries-collegues';
import { nommerCollegues } from '../../../actions';

/** Au-delà, on cherche plus vite qu'on ne parcourt. */
const BEAUCOUP = 8;

type Props = { id: string; retour: string; collegues: readonly Collegue[] };

export function Collegues({ id, retour, collegues }: Props) {
  const router = useRouter();
  const [cherche, setCherche] = useState('');
  const formulaire = useFormulaire(nommerCollegues, {
    valeurs: { collegues: collegues.filter((c) => c.saisit).map((c) => c.id) },
    schema: () => import('@/lib/evaluations/schema').then((m) => m.schemaCollegues.pick({ collegues: true })),
    preparer: (saisie) => ({ id, ...saisie }),
    surFait: () => router.push(retour),
  });
  const { valeur: choisis, changer, erreur } = formulaire.champ('collegues');
  const montres = collegues.filter((c) => contient(`${c.nom} ${c.prenom} ${c.discipline ?? ''}`, cherche));
  const basculer = (collegue: string, cocher: boolean) =>
    changer(cocher ? [...choisis, collegue] : choisis.filter((c) => c !== collegue));
  return (
    <Formulaire
      de={formulaire}
      bouton="Valider la sélection"
      pied={
        <LienBouton href={retour} variante="discret">
          Annuler
        </LienBouton>
      }
      className="flex flex-col gap-6"
    >
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
        <fieldset data-erreur={erreur ? true : undefined}>
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
          {erreur && <Erreur id="collegues">{erreur}</Erreur>}
          {montres.length === 0 && <p className="text-texte-doux">Aucun collègue ne répond à cette recherche.</p>}
        </fieldset>
      </Carte>
    </Formulaire>
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
