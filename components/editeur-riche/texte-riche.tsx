import { Fragment, type ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import type { Bloc, Morceau } from '@/lib/texte-riche/regles-blocs';
import { enBlocs } from '@/lib/texte-riche/serveur/regles-lecture';

/** Un rang suffit de clé : un texte affiché ne change pas d'ordre. */
const ranger = <T,>(elements: readonly T[], rendre: (element: T, cle: string) => ReactNode): ReactNode[] =>
  elements.map((e, rang) => rendre(e, String(rang)));

function EnForme({ morceau }: { morceau: Morceau }): ReactNode {
  const lignes = ranger(morceau.texte.split('\n'), (ligne, cle) => (
    <Fragment key={cle}>
      {cle !== '0' && <br />}
      {ligne}
    </Fragment>
  ));
  const italique = morceau.italique ? <em>{lignes}</em> : lignes;
  const gras = morceau.gras ? <strong>{italique}</strong> : italique;
  if (!morceau.lien) return gras;
  return (
    <a href={morceau.lien} className="lien" target="_blank" rel="noopener noreferrer nofollow">
      {gras}
    </a>
  );
}

const rendreBloc = (bloc: Bloc, cle: string): ReactNode => {
  if (bloc.genre === 'paragraphe')
    return (
      <p key={cle}>
        {ranger(bloc.morceaux, (morceau, rang) => (
          <EnForme key={rang} morceau={morceau} />
        ))}
      </p>
    );
  const Liste = bloc.numerotee ? 'ol' : 'ul';
  return (
    <Liste key={cle}>
      {ranger(bloc.elements, (element, rang) => (
        <li key={rang}>{ranger(element, rendreBloc)}</li>
      ))}
    </Liste>
  );
};

/** Un texte enrichi (`lib/texte-riche`), rendu bloc par bloc : aucun HTML saisi n'arrive tel quel à l'écran. */
export function TexteRiche({ html, className }: { html: string; className?: string }) {
  return <div className={cx('texte-riche', className)}>{ranger(enBlocs(html), rendreBloc)}</div>;
}
