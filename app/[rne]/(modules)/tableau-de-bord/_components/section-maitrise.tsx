import { BarreExpliquee } from '@/components/maitrise/barre-expliquee';
import { Badge } from '@/components/ui/badge';
import type { Ligne, Section } from '@/lib/maitrise/regles-tableau';
import type { LiensMaitrise } from '@/lib/passeport/regles-adresse';
import { DetailLigne } from './detail-ligne';
import { codeAffiche } from './synthese';

type Props = { section: Section; nomPartie: string; liens: LiensMaitrise };

/** Un pôle (GA : par classe de situations) ou un groupe : une ligne par situation ou par compétence. */
export function SectionMaitrise({ section, nomPartie, liens }: Props) {
  return (
    <section id="partie" aria-labelledby="titre-partie" className="flex flex-col gap-6">
      <h3 id="titre-partie" className="text-lg font-semibold">
        {codeAffiche(nomPartie, section.code)} {section.libelle}
      </h3>
      {section.rubriques.map(({ titre, lignes }) => (
        <div key={titre} className="flex flex-col gap-3">
          {titre && <h4 className="font-semibold">{titre}</h4>}
          <ul className="divide-y divide-filet rounded-lg border border-filet bg-surface">
            {lignes.map((l) => (
              <LigneMaitrise key={l.code} ligne={l} liens={liens} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function LigneMaitrise({ ligne, liens }: { ligne: Ligne; liens: LiensMaitrise }) {
  const ga = ligne.barres[0]?.cle === 'competence';
  return (
    <li className="flex flex-col gap-3 p-4">
      <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <div className="min-w-0">
          <p className="font-medium">
            <span className="tabular-nums">{ligne.code}</span> {ligne.libelle}
          </p>
          {ligne.competence && <p className="text-sm text-texte-doux">{ligne.competence}</p>}
          {ga && ligne.barres.some((b) => !b.verifie) && (
            <Badge ton="attention" className="mt-1">
              Complexités et aléas non vérifiés
            </Badge>
          )}
        </div>
        <div className={ga ? 'grid gap-x-6 gap-y-2 sm:grid-cols-3' : 'flex flex-col gap-2'}>
          {ligne.barres.map((b) => (
            <BarreExpliquee key={b.cle} barre={b} enLigne={!ga} />
          ))}
        </div>
      </div>
      <DetailLigne ligne={ligne} liens={liens} />
    </li>
  );
}
