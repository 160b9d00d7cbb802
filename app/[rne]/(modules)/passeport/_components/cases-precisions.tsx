import { CaseACocher } from '@/components/ui/case-a-cocher';
import { Groupe } from '@/components/ui/groupe';
import type { OptionItem, Precision } from '@/lib/passeport/catalogue';

interface Props {
  item: OptionItem;
  choix: readonly string[];
  onChange: (choix: string[]) => void;
  erreur?: string | undefined;
}

/** Les complexités et les aléas d'une situation de GA, à cocher. */
export function CasesPrecisions({ item, choix, onChange, erreur }: Props) {
  const basculer = (code: string) =>
    onChange(choix.includes(code) ? choix.filter((c) => c !== code) : [...choix, code]);
  const liste = (legende: string, precisions: readonly Precision[], faute?: string) =>
    precisions.length > 0 && (
      <Groupe
        legende={legende}
        aide={precisions.some((p) => !p.verifie) && 'Liste non vérifiée : elle n’est pas reprise du texte officiel.'}
        erreur={faute}
      >
        {precisions.map((p) => (
          <CaseACocher
            key={p.code}
            libelle={p.libelle}
            checked={choix.includes(p.code)}
            onChange={() => basculer(p.code)}
          />
        ))}
      </Groupe>
    );
  return (
    <>
      {liste('Complexités', item.complexites)}
      {liste('Aléas', item.aleas, erreur)}
    </>
  );
}
