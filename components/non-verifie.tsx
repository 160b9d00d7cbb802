/** L'intitulé n'a pas encore été relu sur le texte officiel. */
export const NonVerifie = () => (
  <span
    title="Intitulé reconstitué, pas encore relu sur le texte officiel"
    className="text-xs whitespace-nowrap text-texte-doux italic"
  >
    non vérifié
  </span>
);
