export const LONGUEUR_TITRE = 200;
export const LIENS_MAX = 30;
export const ITEMS_MAX = 200;
