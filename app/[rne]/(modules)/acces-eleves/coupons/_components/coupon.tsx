import type { ReactNode } from 'react';
import { type CompteEleve, etatMotDePasse } from '@/lib/acces-eleves/regles';
import { nomComplet } from '@/lib/apprenants/regles';

const ID = 'code-qr';

/** Le dessin du code QR, une fois pour tous les coupons. */
export const DefinitionQr = ({ code }: { code: { cote: number; trace: string } }) => (
  <svg className="absolute size-0" aria-hidden="true" focusable="false">
    <symbol id={ID} viewBox={`0 0 ${code.cote} ${code.cote}`}>
      <rect width={code.cote} height={code.cote} fill="#ffffff" />
      <path d={code.trace} fill="#000000" shapeRendering="crispEdges" />
    </symbol>
  </svg>
);

/** Un coupon au format de découpe, jamais coupé entre deux feuilles. La date de naissance elle-même n'y est pas. */
export function Coupon(props: { compte: CompteEleve; etablissement: string; adresse: string }) {
  const { compte, etablissement, adresse } = props;
  return (
    <li className="-mt-px -ml-px flex min-h-48 break-inside-avoid gap-3 overflow-hidden border border-dashed border-filet-fort bg-surface p-4 text-sm print:h-[50mm] print:min-h-0 print:p-[4mm] print:text-[9pt] print:leading-tight">
      <div className="min-w-0 flex-1">
        <p className="text-xs text-texte-doux print:text-[8pt]">{etablissement}</p>
        <p className="text-base font-semibold print:text-[11pt]">{nomComplet(compte)}</p>
        {compte.classe && <p>Classe : {compte.classe}</p>}
        <dl className="mt-2 flex flex-col gap-1">
          <Ligne nom="Adresse">
            <span className="break-all">{adresse}</span>
          </Ligne>
          <Ligne nom="Identifiant">
            <strong className="font-mono">{compte.login}</strong>
          </Ligne>
          <Ligne nom="Mot de passe">
            <MotDePasse compte={compte} />
          </Ligne>
        </dl>
      </div>
      <svg className="size-28 shrink-0 print:size-[28mm]" role="img" aria-label={`Code QR de l’adresse ${adresse}`}>
        <use href={`#${ID}`} />
      </svg>
    </li>
  );
}

const Ligne = ({ nom, children }: { nom: string; children: ReactNode }) => (
  <div>
    <dt className="inline text-texte-doux">{nom} : </dt>
    <dd className="inline">{children}</dd>
  </div>
);

function MotDePasse({ compte }: { compte: CompteEleve }) {
  if (etatMotDePasse(compte) === 'personnalise') return 'celui que vous avez choisi';
  if (!compte.dateNaissance) return 'à demander à l’administrateur';
  return (
    <>
      votre date de naissance, jjmmaaaa (né le 5 mars 2010 : 05032010). Vous en choisirez un autre à la première
      connexion.
    </>
  );
}
