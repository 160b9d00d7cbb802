'use client';

import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { cx } from '@/components/ui/cx';
import { IconePlus, IconeTrombone } from '@/components/ui/icones';
import { direTaille } from '@/lib/abonnement/regles';
import { extensionsAdmises, OCTETS_FICHIER } from '@/lib/fichiers/regles-limites';

type Props = { photos: boolean; surChoix: (fichiers: Iterable<File>) => void };

/**
 * Ce que le sélecteur propose. Au doigt, sans HEIC : un iPhone à qui on demande du JPEG convertit lui-même ses photos,
 * plus légères à envoyer.
 */
const accepte = (photos: boolean) =>
  extensionsAdmises(photos)
    .filter((e) => !(e.startsWith('hei') && matchMedia('(pointer: coarse)').matches))
    .map((e) => `.${e}`)
    .join(',');

/** Assez grand pour le pouce, et qui se replie dans une colonne étroite. */
const GRAND = 'min-h-11 max-w-full px-3 max-sm:grow sm:whitespace-normal!';

/** Choisir des fichiers, prendre une photo, ou les déposer à la souris. */
export function ChoixFichiers({ photos, surChoix }: Props) {
  const [survole, setSurvole] = useState(false);
  const choix = useRef<HTMLInputElement>(null);
  const appareil = useRef<HTMLInputElement>(null);

  function choisir(e: ChangeEvent<HTMLInputElement>) {
    surChoix(e.target.files ?? []);
    e.target.value = ''; // le même fichier peut être choisi de nouveau
  }
  function ouvrir() {
    if (!choix.current) return;
    choix.current.accept = accepte(photos);
    choix.current.click();
  }
  const depose = {
    onDragOver: (e: DragEvent) => {
      e.preventDefault();
      setSurvole(true);
    },
    onDragLeave: () => setSurvole(false),
    onDrop: (e: DragEvent) => {
      e.preventDefault();
      setSurvole(false);
      surChoix(e.dataTransfer.files);
    },
  };

  return (
    <div
      {...depose}
      className={cx(
        'mt-3 rounded-lg border border-dashed pointer-fine:p-4',
        survole ? 'border-accent bg-accent-doux' : 'border-transparent pointer-fine:border-filet-fort',
      )}
    >
      <div className="flex flex-wrap items-center gap-3">
        <Bouton icone={<IconeTrombone />} onClick={ouvrir} className={GRAND}>
          {photos ? 'Ajouter un fichier ou une photo' : 'Ajouter un fichier'}
        </Bouton>
        {photos && (
          <span className="hidden pointer-coarse:contents">
            <Bouton icone={<IconePlus />} onClick={() => appareil.current?.click()} className={GRAND}>
              Prendre une photo
            </Bouton>
          </span>
        )}
        <span className="hidden text-texte-doux pointer-fine:inline">ou déposez-les ici</span>
      </div>
      <p className="mt-2 text-sm text-texte-doux">
        {photos ? 'PDF, zip, ou photo (elle devient un PDF)' : 'PDF ou zip'}&nbsp;; {direTaille(OCTETS_FICHIER)} au plus
        par fichier.
      </p>
      <input ref={choix} type="file" multiple hidden onChange={choisir} data-choix="fichiers" />
      {photos && <input ref={appareil} type="file" accept="image/*" capture="environment" hidden onChange={choisir} />}
    </div>
  );
}
