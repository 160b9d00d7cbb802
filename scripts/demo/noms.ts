/** Noms et prénoms courants en France, tirés au sort pour composer des personnes qui n'existent pas. */
const liste = (texte: string): [string, ...string[]] => {
  const [premier = '', ...suite] = texte.split(' ');
  return [premier, ...suite];
};

export const NOMS = liste(
  'BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS LAURENT SIMON MICHEL LEFEBVRE LEROY ROUX BERTRAND MOREL FOURNIER ' +
    'GIRARD BONNET DUPONT LAMBERT FONTAINE ROUSSEAU VINCENT MULLER LEFÈVRE MERCIER BLANC GUÉRIN BOYER CHEVALIER LEGRAND ' +
    'GAUTHIER GARCIA PERRIN ROBIN CLÉMENT MORIN NICOLAS MATHIEU MASSON MARCHAND DUVAL DENIS DUMONT MARIE LEMAIRE MEYER ' +
    'BLANCHARD BARBIER BRUN RIVIÈRE LUCAS BRUNET GAILLARD ARNAUD ROLLAND HUBERT MARTINEZ LECLERC PEREIRA TRAORÉ HADDAD ' +
    'NGUYEN YILMAZ KAYA COULIBALY MANSOURI BELKACEM RENAUD COLIN VIDAL AUBERT PICARD BOURGEOIS OLIVIER SCHNEIDER CORDIER',
);

export const PRENOMS_FILLES = liste(
  'Emma Jade Louise Alice Chloé Léa Manon Sarah Lina Zoé Anna Juliette Lucie Eva Jeanne Clara Romane Anaïs Lola Margaux ' +
    'Élise Noémie Célia Océane Mathilde Laura Pauline Marine Justine Morgane Yasmine Salomé Louna Ambre Assia Charlotte ' +
    'Éléna Fatou Mélissa Lisa',
);

export const PRENOMS_GARCONS = liste(
  'Gabriel Léo Raphaël Louis Jules Adam Hugo Arthur Ethan Paul Noah Tom Sacha Théo Enzo Maxime Mathis Clément Nolan ' +
    'Antoine Baptiste Alexandre Valentin Romain Quentin Dylan Florian Julien Bilal Ismaël Rayan Mehdi Yanis Loïc Gaëtan ' +
    'Joël Timéo Axel Mamadou Evan',
);

export const PRENOMS_MERES = liste(
  'Sandrine Karine Stéphanie Céline Nathalie Virginie Delphine Sabrina Émilie Aurélie Laëtitia Valérie Christelle Séverine ' +
    'Fatima Samira Aïcha Maria Élodie Vanessa Caroline Isabelle Sophie Mélanie Corinne Patricia',
);

export const PRENOMS_PERES = liste(
  'Stéphane David Christophe Sébastien Nicolas Frédéric Laurent Jérôme Olivier Cédric Ludovic Mickaël Fabrice Éric Pascal ' +
    'Mohamed Rachid Manuel Franck Grégory Arnaud Vincent Bruno Thierry Moussa Jean-Marc',
);

export const RUES = liste(
  'BIGARREAUX MERISIERS VERGERS NOYAUX MARASQUES GUIGNES MONTMORENCY BURLATS AMARELLES CERISAIES',
);

/** [commune INSEE, département sur trois caractères] */
export const LIEUX_DE_NAISSANCE: [[string, string], ...[string, string][]] = [
  ['31555', '031'],
  ['33063', '033'],
  ['59350', '059'],
  ['67482', '067'],
  ['44109', '044'],
  ['93066', '093'],
  ['69387', '069'],
  ['2A004', '02A'],
  ['97411', '974'],
];

/** [code du pays, ville] */
export const NAISSANCES_A_L_ETRANGER: [[string, string], ...[string, string][]] = [
  ['352', 'ALGER'],
  ['139', 'PORTO'],
  ['341', 'DAKAR'],
];
