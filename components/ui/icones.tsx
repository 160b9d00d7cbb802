import { cx } from './cx';

export type PropsIcone = { taille?: 16 | 20 | 24; className?: string };

/** Une icône au trait (`styles/composants.css`) : elle accompagne un texte et n'est jamais lue. */
function Trait({ d, taille = 20, className }: PropsIcone & { d: string }) {
  return (
    <svg viewBox="0 0 20 20" width={taille} height={taille} aria-hidden="true" className={cx('icone', className)}>
      <path d={d} />
    </svg>
  );
}

export const IconeMaison = (props: PropsIcone) => (
  <Trait {...props} d="M3 9.2 10 3l7 6.2M5 7.8V16.5h3.7v-4.3h2.6v4.3H15V7.8" />
);
export const IconeImporter = (props: PropsIcone) => (
  <Trait {...props} d="M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13.5v2a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-2" />
);
export const IconeExport = (props: PropsIcone) => (
  <Trait {...props} d="M10 12V3M6.5 6.5 10 3l3.5 3.5M3.5 11v4.5A1.5 1.5 0 0 0 5 17h10a1.5 1.5 0 0 0 1.5-1.5V11" />
);
export const IconeTelecharger = (props: PropsIcone) => <Trait {...props} d="M10 3v9.5M6 8.5l4 4 4-4M4 17h12" />;
export const IconeEvaluation = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M7 4H5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V5a1 1 0 0 0-1-1h-2M7 3h6v2.5H7zM7 11l2 2 4-4"
  />
);
export const IconePasseport = (props: PropsIcone) => (
  <Trait {...props} d="M5 3h9a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5zM5 3v14M8 13.5h4M10 10.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4" />
);
export const IconeTableau = (props: PropsIcone) => <Trait {...props} d="M3.5 4h13v12h-13zM3.5 8h13M8 8v8M3.5 12h13" />;
export const IconeBilan = (props: PropsIcone) => (
  <Trait {...props} d="M5 3h7l3.5 3.5V17H5zM12 3v3.5h3.5M8 14v-2M10.25 14V9.5M12.5 14v-3.25" />
);
export const IconeUtilisateurs = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M7.5 9.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M2.5 16a5 5 0 0 1 10 0M13 4.3a2.75 2.75 0 0 1 0 5M14.5 11.8a5 5 0 0 1 3 4.2"
  />
);
export const IconeReglages = (props: PropsIcone) => <Trait {...props} d="M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4" />;
export const IconeTrombone = (props: PropsIcone) => (
  <Trait
    {...props}
    d="m15.5 9-5.8 5.8a3.1 3.1 0 0 1-4.4-4.4l6.3-6.3a2.1 2.1 0 0 1 3 3l-6 6a1 1 0 0 1-1.5-1.4L12.5 6.5"
  />
);
export const IconeCommentaire = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M3.5 5a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H9L5.5 16.5v-3h-1a1 1 0 0 1-1-1zM7 7.5h6M7 10h4"
  />
);
export const IconeOeil = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M2.5 10S5 4.8 10 4.8 17.5 10 17.5 10 15 15.2 10 15.2 2.5 10 2.5 10M10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6"
  />
);
export const IconeOeilBarre = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M8 5.05A7 7 0 0 1 10 4.8c5 0 7.5 5.2 7.5 5.2a12 12 0 0 1-1.9 2.6M13 14.5a7 7 0 0 1-3 .7C5 15.2 2.5 10 2.5 10A12 12 0 0 1 5.6 6.3M8.4 8.4a2.3 2.3 0 0 0 3.2 3.2M3.5 3.5l13 13"
  />
);
export const IconeFleche = (props: PropsIcone) => <Trait {...props} d="M4 10h12M11.5 5.5 16 10l-4.5 4.5" />;
export const IconeChevron = (props: PropsIcone) => <Trait {...props} d="m7.5 5 5 5-5 5" />;
export const IconeCroix = (props: PropsIcone) => <Trait {...props} d="m5 5 10 10M15 5 5 15" />;
export const IconePlus = (props: PropsIcone) => <Trait {...props} d="M10 4v12M4 10h12" />;
export const IconePoubelle = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.7 10.6a1 1 0 0 0 1 .9h6.6a1 1 0 0 0 1-.9L15 5.5M8.5 9v4.5M11.5 9v4.5"
  />
);
export const IconeCrayon = (props: PropsIcone) => (
  <Trait {...props} d="m4 16 .7-3.3 8.5-8.5a1.5 1.5 0 0 1 2.1 0l.5.5a1.5 1.5 0 0 1 0 2.1l-8.5 8.5zM11.5 6l2.5 2.5" />
);
export const IconeDupliquer = (props: PropsIcone) => (
  <Trait {...props} d="M7 7h9.5v9.5H7zM13 7V4.5a1 1 0 0 0-1-1H4.5a1 1 0 0 0-1 1V12a1 1 0 0 0 1 1H7" />
);
export const IconeImprimer = (props: PropsIcone) => (
  <Trait {...props} d="M6 7.5V3.5h8v4M6 14H3.5V8.5a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1V14H14M6 12h8v5H6z" />
);
export const IconeCoche = (props: PropsIcone) => <Trait {...props} d="m4.5 10.5 3.7 3.7L15.5 6" />;
export const IconeTiret = (props: PropsIcone) => <Trait {...props} d="M5 10h10" />;
export const IconeAlerte = (props: PropsIcone) => (
  <Trait {...props} d="M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.25v.01" />
);
export const IconeInfo = (props: PropsIcone) => (
  <Trait {...props} d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.25V13.5M10 6.5v.01" />
);
export const IconeRecherche = (props: PropsIcone) => (
  <Trait {...props} d="M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11M13 13l4 4" />
);
export const IconeFiltre = (props: PropsIcone) => <Trait {...props} d="M3 5h14M5.5 10h9M8 15h4" />;
export const IconeDeconnexion = (props: PropsIcone) => (
  <Trait {...props} d="M8 3.5H4.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1H8M8 10h9M13.5 6.5 17 10l-3.5 3.5" />
);
export const IconeMenu = (props: PropsIcone) => <Trait {...props} d="M3 5.5h14M3 10h14M3 14.5h14" />;
export const IconeHorloge = (props: PropsIcone) => (
  <Trait {...props} d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4.2l2.8 1.8" />
);
export const IconeUtilisateur = (props: PropsIcone) => (
  <Trait {...props} d="M10 9.75a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5M3.75 17a6.25 6.25 0 0 1 12.5 0" />
);
export const IconeCadenas = (props: PropsIcone) => (
  <Trait {...props} d="M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9M10 12v2" />
);
export const IconeLien = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-.8.8M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l.8-.8"
  />
);
export const IconePoignee = (props: PropsIcone) => (
  <Trait
    {...props}
    d="M6.9 5a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M6.9 10a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M6.9 15a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M11.9 5a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M11.9 10a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0M11.9 15a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0"
  />
);
export const IconeIdee = (props: PropsIcone) => <Trait {...props} d="M7.6 13.4a5 5 0 1 1 4.8 0V15H7.6zM8.4 17.5h3.2" />;
