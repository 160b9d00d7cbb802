import { classesBouton } from '@/components/ui/bouton-style';
import { cx } from '@/components/ui/cx';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeChevron } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { SelectNatif } from '@/components/ui/select-natif';
import { type ApprenantListe, type Choix, type Classe, nomComplet } from '@/lib/apprenants/regles';

/** Au-delà, les classes tiennent mieux dans une liste déroulante. */
const CLASSES_EN_LIENS = 12;

const CLASSE_CHOISIE =
  'aria-[current]:border-accent aria-[current]:bg-accent-doux aria-[current]:font-semibold aria-[current]:text-accent-texte';

interface Props {
  /** Adresse de la page ; le choix s'y écrit en `?classe=…&apprenant=…`, après ce qu'elle garde déjà (un filtre). */
  adresse: string;
  classes: readonly Classe[];
  /** Ce que rend `choisirApprenant(classes, recherche)`. */
  choix: Choix;
  /** Un nombre à écrire après le nom, et ce qu'il compte (« fiches nouvelles ou modifiées »), accordé. */
  compte?: { par: ReadonlyMap<string, number>; libelle: (nombre: number) => string };
}

function vers(adresse: string, classe: string, apprenant?: string): string {
  const [chemin, garde] = adresse.split('?');
  return `${chemin}?${new URLSearchParams([
    ...new URLSearchParams(garde),
    ['classe', classe],
    ...(apprenant ? [['apprenant', apprenant]] : []),
  ])}`;
}

/** Choix de la classe puis de l'apprenant, gardé dans l'adresse : liens et formulaire ordinaires, sans JavaScript. */
export function SelecteurApprenant({ adresse, classes, choix, compte }: Props) {
  if (classes.length === 0)
    return (
      <EtatVide titre="Aucune classe">
        Vous n’êtes associé à aucune classe cette année. L’administrateur peut vous y associer.
      </EtatVide>
    );
  const { classe } = choix;
  return (
    <nav aria-label="Choix de l’apprenant" className="sans-impression mb-6 flex flex-col gap-4">
      <ChoixClasse {...{ adresse, classes, classe }} compte={compte && compterParClasse(classes, compte)} />
      {classe && classe.apprenants.length === 0 && (
        <p className="text-texte-doux">Aucun apprenant n’est présent dans {classe.code}.</p>
      )}
      {classe && classe.apprenants.length > 0 && <ChoixApprenant {...{ adresse, classe, choix, compte }} />}
    </nav>
  );
}

type Compte = NonNullable<Props['compte']>;

const compterParClasse = (classes: readonly Classe[], { par, libelle }: Compte): Compte => ({
  par: new Map(classes.map((c) => [c.id, c.apprenants.reduce((n, a) => n + (par.get(a.id) ?? 0), 0)])),
  libelle,
});

/** Le nombre qui suit le nom d'une classe ou d'un apprenant ; rien quand il est nul. */
function Nombre({ id, compte }: { id: string; compte: Compte | undefined }) {
  const nombre = compte?.par.get(id) ?? 0;
  if (!compte || nombre === 0) return null;
  return (
    <span
      title={compte.libelle(nombre)}
      className="rounded-sm bg-succes-doux px-1.5 text-sm font-semibold text-succes tabular-nums"
    >
      {nombre}
      <span className="sr-only"> {compte.libelle(nombre)}</span>
    </span>
  );
}

type PropsClasse = {
  adresse: string;
  classes: readonly Pick<Classe, 'id' | 'nature' | 'code' | 'libelle'>[];
  classe: { id: string } | undefined;
  /** Un nombre à écrire après chaque classe. */
  compte?: Compte | undefined;
};

/** Les classes en liens, ou en liste déroulante quand elles sont nombreuses. */
export function ChoixClasse({ adresse, classes, classe, compte }: PropsClasse) {
  const nombre = (id: string) => compte?.par.get(id) ?? 0;
  if (classes.length > CLASSES_EN_LIENS)
    return (
      <form action={adresse.split('?')[0]} className="flex flex-wrap items-end gap-2">
        {[...new URLSearchParams(adresse.split('?')[1])].map(([nom, valeur]) => (
          <input key={nom} type="hidden" name={nom} value={valeur} />
        ))}
        <SelectNatif libelle="Classe" name="classe" defaultValue={classe?.id ?? ''} required className="min-w-48">
          <option value="">Choisir une classe</option>
          {(['division', 'groupe'] as const).map((nature) => (
            <optgroup key={nature} label={nature === 'division' ? 'Divisions' : 'Groupes'}>
              {classes
                .filter((c) => c.nature === nature)
                .map((c) => (
                  <option key={c.id} value={c.id}>
                    {c.code}
                    {nombre(c.id) > 0 && ` (${nombre(c.id)})`}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectNatif>
        <button type="submit" className={classesBouton('secondaire', 'normal', false)}>
          Afficher la classe
        </button>
      </form>
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="mr-1 font-medium">Classe</span>
      {classes.map((c) => (
        <Lien
          key={c.id}
          href={vers(adresse, c.id)}
          title={c.libelle}
          aria-current={c.id === classe?.id ? 'true' : undefined}
          className={classesBouton('secondaire', 'petit', false, CLASSE_CHOISIE)}
        >
          {c.code}
          <Nombre id={c.id} compte={compte} />
        </Lien>
      ))}
    </div>
  );
}

function ChoixApprenant({ adresse, classe, choix, compte }: Omit<Props, 'classes'> & { classe: Classe }) {
  const { apprenant, precedent, suivant } = choix;
  if (!apprenant) return <ListeApprenants {...{ adresse, classe, apprenant, compte }} />;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-lg font-semibold">{nomComplet(apprenant)}</p>
        <Voisin {...{ adresse, classe }} voisin={precedent} libelle="Précédent" />
        <Voisin {...{ adresse, classe }} voisin={suivant} libelle="Suivant" />
      </div>
      <details>
        <summary className="lien w-fit cursor-pointer pointer-coarse:min-h-11 pointer-coarse:py-2">
          Choisir un autre apprenant de {classe.code}
        </summary>
        <div className="mt-2">
          <ListeApprenants {...{ adresse, classe, apprenant, compte }} />
        </div>
      </details>
    </div>
  );
}

function Voisin(props: { adresse: string; classe: Classe; voisin: ApprenantListe | undefined; libelle: string }) {
  const { adresse, classe, voisin, libelle } = props;
  if (!voisin) return null;
  const precede = libelle === 'Précédent';
  return (
    <Lien
      href={vers(adresse, classe.id, voisin.id)}
      aria-label={`${libelle}\u00a0: ${nomComplet(voisin)}`}
      title={nomComplet(voisin)}
      className={cx('lien inline-flex items-center gap-1 pointer-coarse:min-h-11', precede && 'flex-row-reverse')}
    >
      {libelle}
      <IconeChevron taille={16} className={precede ? 'rotate-180' : undefined} />
    </Lien>
  );
}

type PropsListe = Pick<Props, 'adresse' | 'compte'> & { classe: Classe; apprenant: ApprenantListe | undefined };

function ListeApprenants({ adresse, classe, apprenant, compte }: PropsListe) {
  return (
    <ul aria-label={`Apprenants de ${classe.code}`} className="columns-1 gap-x-6 sm:columns-2 lg:columns-4">
      {classe.apprenants.map((a) => (
        <li key={a.id} className="break-inside-avoid">
          <Lien
            href={vers(adresse, classe.id, a.id)}
            aria-current={a.id === apprenant?.id ? 'true' : undefined}
            className="inline-flex items-center gap-2 py-0.5 aria-[current]:font-semibold pointer-coarse:min-h-11"
          >
            <span className="lien">{nomComplet(a)}</span>
            <Nombre id={a.id} compte={compte} />
          </Lien>
        </li>
      ))}
    </ul>
  );
}

/** Les enfants d'un parent, quand il en a plusieurs : un lien par enfant, en `?apprenant=…`. */
export function SelecteurEnfant(props: { adresse: string; enfants: readonly ApprenantListe[]; choisi: string }) {
  if (props.enfants.length < 2) return null;
  const onglets = props.enfants.map((e) => ({
    libelle: `${e.prenom} ${e.nom}`,
    href: `${props.adresse}?apprenant=${e.id}`,
    actif: e.id === props.choisi,
  }));
  return (
    <div className="mb-6">
      <OngletsLiens libelle="Choix de l’enfant" onglets={onglets} />
    </div>
  );
}
