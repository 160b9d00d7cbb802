import { NonVerifie } from '@/components/non-verifie';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { cx } from '@/components/ui/cx';
import { IconeCoche } from '@/components/ui/icones';
import { Infobulle } from '@/components/ui/infobulle';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';

type Props = {
  situation: Pick<NoeudArbre, 'code' | 'complexites' | 'aleas'>;
  choisis: ReadonlySet<string>;
  onBasculer: (code: string) => void;
};

/** Les deux carrés d'une situation de la GA : ses complexités et ses aléas, à cocher (G 3.8.2). */
export function Precisions({ situation, choisis, onBasculer }: Props) {
  const carres = [
    { nom: 'Complexités', choisis: 'choisie', propositions: situation.complexites },
    { nom: 'Aléas', choisis: 'choisi', propositions: situation.aleas },
  ].filter(({ propositions }) => propositions.length > 0);
  return (
    <span className="flex gap-1">
      {carres.map(({ nom, choisis: mot, propositions }) => {
        const nombre = propositions.filter(({ code }) => choisis.has(code)).length;
        return (
          <Infobulle
            key={nom}
            libelle={`${nom} ${nombre} ${mot}${nombre > 1 ? 's' : ''} sur ${propositions.length}, situation ${situation.code}`}
            contenu={<Cases titre={`${nom} de ${situation.code}`} {...{ propositions, choisis, onBasculer }} />}
          >
            <Carre nom={nom} nombre={nombre} />
          </Infobulle>
        );
      })}
    </span>
  );
}

/** Vert et compté dès qu'une case est cochée. */
function Carre({ nom, nombre }: { nom: string; nombre: number }) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded-sm border px-1.5 text-xs leading-5.5 font-medium',
        nombre > 0 ? 'border-succes bg-succes-doux text-succes' : 'border-filet-fort bg-surface text-texte-doux',
      )}
    >
      {nombre > 0 && <IconeCoche taille={16} />}
      {nom} {nombre > 0 && <span className="tabular-nums">{nombre}</span>}
    </span>
  );
}

type PropsCases = {
  titre: string;
  propositions: readonly NoeudArbre[];
  choisis: ReadonlySet<string>;
  onBasculer: (code: string) => void;
};

function Cases({ titre, propositions, choisis, onBasculer }: PropsCases) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">{titre}</legend>
      {propositions.map(({ code, libelle, verifie }) => (
        <CaseACocher
          key={code}
          libelle={
            <>
              {libelle} {!verifie && <NonVerifie />}
            </>
          }
          checked={choisis.has(code)}
          onChange={() => onBasculer(code)}
        />
      ))}
    </fieldset>
  );
}
