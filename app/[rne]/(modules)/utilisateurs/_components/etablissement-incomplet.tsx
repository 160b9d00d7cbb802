import { Avis } from '@/components/ui/avis';
import { LienBouton } from '@/components/ui/lien-bouton';
import { adresseDe } from '@/lib/adresses/regles';

/** Pourquoi « Nouvel enseignant » et « Nouvel utilisateur » ne sont pas là (G 3.3.2), et où y remédier. */
export function EtablissementIncomplet({ rne, className }: { rne: string; className?: string }) {
  return (
    <Avis
      ton="attention"
      titre="On ne peut pas encore créer d’utilisateur"
      className={className}
      action={<LienBouton href={adresseDe(rne, 'parametres')}>Ouvrir les Paramètres</LienBouton>}
    >
      Le courriel envoyé à la personne porte le nom et l’adresse électronique de l’établissement&nbsp;: renseignez-les
      d’abord.
    </Avis>
  );
}
