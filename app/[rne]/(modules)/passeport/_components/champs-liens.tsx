import { Bouton, BoutonIcone } from '@/components/ui/bouton';
import { Champ } from '@/components/ui/champ';
import { lier } from '@/components/ui/formulaire';
import { IconePlus, IconePoubelle } from '@/components/ui/icones';
import { LIENS_MAX } from '@/lib/passeport/champs';
import type { Partie } from '@/lib/passeport/regles';
import type { Formulaire } from './use-fiche';

/** Les liens d'une partie, une ligne chacun (G 3.10.2). */
export function ChampsLiens({ formulaire, partie }: { formulaire: Formulaire; partie: Partie }) {
  const nom = `liens.${partie}` as const;
  const liens = formulaire.watch(nom);
  const ajouter = () => formulaire.setValue(nom, [...formulaire.getValues(nom), { url: '', libelle: '' }]);
  const retirer = (rang: number) =>
    formulaire.setValue(
      nom,
      formulaire.getValues(nom).filter((_, r) => r !== rang),
    );
  return (
    <section
      aria-label={partie === 'bep' ? 'Liens de la partie BEP' : 'Liens'}
      className="flex max-w-prose flex-col gap-3"
    >
      <h3 className="font-semibold">Liens</h3>
      {liens.map((_, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: une ligne n'est que ses deux champs, nommés par leur rang.
        <div key={rang} className="flex items-end gap-2 border-b border-filet pb-3">
          <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
            <Champ
              libelle={`Adresse du lien ${rang + 1}`}
              type="url"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://"
              {...lier(formulaire, `liens.${partie}.${rang}.url`)}
            />
            <Champ
              libelle="Texte à montrer"
              placeholder="Facultatif"
              {...lier(formulaire, `liens.${partie}.${rang}.libelle`)}
            />
          </div>
          <BoutonIcone
            libelle={`Retirer le lien ${rang + 1}`}
            icone={<IconePoubelle />}
            onClick={() => retirer(rang)}
          />
        </div>
      ))}
      {liens.length < LIENS_MAX && (
        <Bouton className="self-start" taille="petit" icone={<IconePlus taille={16} />} onClick={ajouter}>
          Ajouter un lien
        </Bouton>
      )}
    </section>
  );
}
