import { Lien } from '@/components/ui/lien';

/** Le titre d’une fiche, lien vers elle pour qui peut l’ouvrir (sans préchargement : l’ouvrir la marque vue). */
export function TitreFiche({ titre, href }: { titre: string; href: string | null }) {
  if (!href) return <span className="font-medium">{titre}</span>;
  return (
    <Lien href={href} className="lien">
      {titre}
    </Lien>
  );
}
