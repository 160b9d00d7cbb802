'use client';

import { Badge } from '@/components/ui/badge';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Groupe } from '@/components/ui/groupe';
import type { ClasseAssociee, Lien } from '@/lib/utilisateurs/serveur/queries';

interface Props {
  classes: readonly ClasseAssociee[];
  cochees: ReadonlySet<string>;
  onChange: (cochees: Set<string>) => void;
}

/** Associé : par SIECLE ou à la main. */
export const estAssociee = (c: { lien: Lien | null }): boolean => c.lien === 'siecle' || c.lien === 'manuel';

/** Les divisions et groupes d'un enseignant, à cocher ; chaque association dit d'où elle vient. */
export function ChoixClasses({ classes, cochees, onChange }: Props) {
  const basculer = (id: string) => {
    const suite = new Set(cochees);
    if (!suite.delete(id)) suite.add(id);
    onChange(suite);
  };
  const parNature = (nature: ClasseAssociee['nature']) => classes.filter((c) => c.nature === nature);
  if (classes.length === 0) {
    return <p className="text-texte-doux">Aucune division cette année&nbsp;: importez d’abord les enseignants.</p>;
  }
  return (
    <div className="flex flex-col gap-6">
      {(['division', 'groupe'] as const).map((nature) => {
        const siennes = parNature(nature);
        if (siennes.length === 0) return null;
        const groupe = nature === 'groupe';
        return (
          <Groupe
            key={nature}
            legende={groupe ? 'Groupes' : 'Divisions'}
            {...(groupe && {
              aide: 'Un groupe n’a souvent pas ses élèves dans SIECLE\u00a0: cochez aussi les divisions dont il est fait.',
            })}
          >
            <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-6 gap-y-2">
              {siennes.map((c) => (
                <Classe key={c.id} classe={c} cochee={cochees.has(c.id)} onBasculer={() => basculer(c.id)} />
              ))}
            </div>
          </Groupe>
        );
      })}
    </div>
  );
}

function Classe(props: { classe: ClasseAssociee; cochee: boolean; onBasculer: () => void }) {
  const { classe, cochee, onBasculer } = props;
  return (
    <CaseACocher
      checked={cochee}
      onChange={onBasculer}
      libelle={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span>
            {classe.code}
            {classe.divisions && <span className="text-texte-doux"> ({classe.divisions})</span>}
          </span>
          <Marque classe={classe} cochee={cochee} />
        </span>
      }
    />
  );
}

const MARQUES: Record<Lien, string> = { siecle: 'SIECLE', manuel: 'à la main', retire: 'retirée à la main' };

function Marque({ classe, cochee }: { classe: ClasseAssociee; cochee: boolean }) {
  if (cochee !== estAssociee(classe)) return <Badge ton="attention">à enregistrer</Badge>;
  if (!classe.lien) return null;
  return <Badge ton={classe.lien === 'siecle' ? 'succes' : 'info'}>{MARQUES[classe.lien]}</Badge>;
}
