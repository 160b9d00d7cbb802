import { BarreMaitrise } from '@/components/maitrise/barre-maitrise';
import { cx } from '@/components/ui/cx';
import { Lien } from '@/components/ui/lien';
import { accorder } from '@/lib/accords';
import type { Section, Tableau } from '@/lib/maitrise/regles-tableau';

type Props = {
  tableau: Tableau;
  /** « Pôle », « Groupe de compétences » ou « Bloc ». */
  nomPartie: string;
  choisie: string | undefined;
  lien: (code: string) => string;
};

/** Où en est l’apprenant, pôle par pôle ; chaque carte ouvre le sien. */
export function Synthese({ tableau, nomPartie, choisie, lien }: Props) {
  const { fiches, sections, synthese } = tableau;
  const { evalues, total, pourcentage } = synthese;
  return (
    <section aria-labelledby="synthese" className="flex flex-col gap-3">
      <h3 id="synthese" className="sr-only">
        Synthèse
      </h3>
      <p>
        <strong>
          {accorder(evalues, 'compétence')} évaluée{evalues > 1 && 's'} sur {total}
        </strong>
        {pourcentage !== null && <> · moyenne {pourcentage}&nbsp;%</>} · {accorder(fiches, 'fiche')} au passeport
      </p>
      <nav aria-label={`Choix\u00a0: ${nomPartie.toLowerCase()}`}>
        <ul
          className={cx('grid gap-3 sm:grid-cols-2', sections.length % 4 === 0 ? 'xl:grid-cols-4' : 'xl:grid-cols-3')}
        >
          {sections.map((s) => (
            <li key={s.code}>
              <Carte section={s} nomPartie={nomPartie} actif={s.code === choisie} href={lien(s.code)} />
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}

function Carte(props: { section: Section; nomPartie: string; actif: boolean; href: string }) {
  const { section, nomPartie, actif, href } = props;
  const { evalues, total, pourcentage } = section.synthese;
  return (
    <Lien
      href={href}
      aria-current={actif ? 'true' : undefined}
      className={cx(
        'flex h-full flex-col gap-1 rounded-lg border p-3 hover:border-filet-fort',
        actif ? 'border-accent bg-accent-doux' : 'border-filet bg-surface',
      )}
    >
      <span className="font-semibold">
        {codeAffiche(nomPartie, section.code)} <span className="font-normal">{section.libelle}</span>
      </span>
      <span className="mt-auto flex flex-col gap-1">
        <BarreMaitrise libelle="Moyenne" pourcentage={pourcentage} />
        <span className="text-sm text-texte-doux">
          {evalues} sur {total} évaluées · {accorder(section.fiches, 'fiche')}
        </span>
      </span>
    </Lien>
  );
}

/** « Pôle 1 » quand le code n’est qu’un chiffre, « G1 » ou « B2 » tels quels. */
export const codeAffiche = (nomPartie: string, code: string): string =>
  /^\d+$/.test(code) ? `${nomPartie}\u00a0${code}` : code;
