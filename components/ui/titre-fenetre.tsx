/**
 * Le `<title>` de la page, « Contrôle de stock · TLOG — Griotte ». React le porte dans l'en-tête du document : il vient avec
 * ce qu'il nomme, sans le relire, et s'en va avec.
 */
export const TitreFenetre = ({ children }: { children: string }) => <title>{`${children} — Griotte`}</title>;
