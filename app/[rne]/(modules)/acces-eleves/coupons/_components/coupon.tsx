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
    <li className="-mt-px -ml-px break-inside-avoid overflow-hidden border border-dashed border-filet-fort bg-surface p-4 text-sm print:h-[51mm] print:px-[4mm] print:py-[3mm] print:text-[8.5pt] print:leading-snug">
      <svg
        className="float-right ml-3 size-28 print:ml-[2mm] print:size-[24mm]"
        role="img"
        aria-label={`Code QR de l’adresse ${adresse}`}
      >
        <use href={`#${ID}`} />
      </svg>
      <p className="truncate text-xs text-texte-doux print:text-[7.5pt] print:leading-snug">{etablissement}</p>
      <p className="text-base font-semibold print:text-[10.5pt] print:leading-tight">{nomComplet(compte)}</p>
      {compte.classe && <p>Classe&nbsp;: {compte.classe}</p>}
      <dl className="mt-2 space-y-1 print:mt-[1mm] print:space-y-[0.5mm]">
        <Ligne nom="Identifiant">
          <strong className="font-mono">{compte.login}</strong>
        </Ligne>
        <Ligne nom="Adresse">
          <span className="[overflow-wrap:anywhere]">{adresse}</span>
        </Ligne>
        <Ligne nom="Mot de passe">
          <MotDePasse compte={compte} />
        </Ligne>
      </dl>
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
  if (etatMotDePasse(compte) === 'personnalise') return 'celui que vous avez choisi.';
  if (!compte.dateNaissance) return 'à demander à l’administrateur de l’établissement.';
  return 'votre date de naissance en huit chiffres, jjmmaaaa (05032010 pour le 5 mars 2010). Vous en choisirez un autre à la première connexion.';
}
