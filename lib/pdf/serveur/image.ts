import 'server-only';
import type { ImageLue } from '@/lib/parametres/serveur/queries';
import type { ImagePosee } from './pagination';

type Taille = { l: number; h: number };

/** La plus grande taille, en points, que prend l'image dans une boîte sans se déformer. */
function ajuster({ largeur, hauteur }: Pick<ImageLue, 'largeur' | 'hauteur'>, boite: Taille): Taille {
  const echelle = Math.min(boite.l / largeur, boite.h / hauteur);
  return { l: largeur * echelle, h: hauteur * echelle };
}

/** L'image calée à droite sur l'abscisse `droite`, son haut à `y` points du haut de son bloc. */
export function calerADroite(image: ImageLue, droite: number, y: number, boite: Taille): ImagePosee {
  const { l, h } = ajuster(image, boite);
  return { png: image.png, x: droite - l, y, l, h };
}
