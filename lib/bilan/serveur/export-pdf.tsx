import 'server-only';
import { formaterJour } from '@/lib/dates';
import { construireVueBep } from '@/lib/maitrise/regles-bep';
import { construireTableau, lignesDe } from '@/lib/maitrise/regles-tableau';
import { enPdf } from '@/lib/pdf/serveur/document';
import type { Bloc } from '@/lib/pdf/serveur/pagination';
import { Metre } from '@/lib/pdf/serveur/pinceau';
import { chargerPolices } from '@/lib/pdf/serveur/polices';
import { signesDe } from '@/lib/pdf/serveur/signes';
import { blocsBep } from './pdf/bep';
import { blocIdentite, blocSynthese, blocTitre } from './pdf/entete';
import { blocLegende, blocSignatures } from './pdf/fin';
import { blocsMaitrise } from './pdf/maitrise';
import type { Bilan } from './queries';

/** Le bilan de formation d'un apprenant en PDF (G 3.14). */
export async function bilanEnPdf(bilan: Bilan): Promise<Buffer> {
  const metre = new Metre(await chargerPolices());
  const { apprenant: a, etablissement, diplome, editeLe } = bilan;
  const nom = `${a.prenom} ${a.nom}`;
  const document = {
    titre: `Bilan de formation – ${nom}`,
    auteur: etablissement.nom,
    sujet: diplome.referentiel.intitule,
    pied: `${etablissement.nom} · bilan de formation édité le ${formaterJour(editeLe)}`,
    nom,
    blocs: composer(bilan, metre),
    signes: signesDe(bilan.reglages),
  };
  return enPdf(document, metre);
}

function composer(bilan: Bilan, metre: Metre): Bloc[] {
  const { diplome, bep, matiere } = bilan;
  const tableau = construireTableau(diplome, matiere);
  const ga = diplome.referentiel.famille === 'ga';
  const barres = lignesDe(tableau.sections).flatMap((l) => l.barres);
  return [
    blocTitre(bilan, metre),
    blocIdentite(bilan, metre),
    blocSynthese(tableau, metre),
    ...blocsMaitrise(tableau, ga, metre),
    ...(bep ? blocsBep(construireVueBep(bep.items, matiere.fiches), bep.referentiel.intitule, metre) : []),
    blocLegende(
      tableau.regle,
      barres.some((b) => !b.verifie),
      metre,
    ),
    blocSignatures(bilan.etablissement),
  ];
}
