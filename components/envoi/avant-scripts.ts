import { type RefObject, useEffect } from 'react';

type Saisie = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Ce qui a été saisi, par champ, avant que React ne prenne sa page ou sa partie de page. */
const saisis = new WeakMap<Element, string | boolean>();

const SAISIES = 'form :is(input, select, textarea)';
const aCoche = (e: Saisie): e is HTMLInputElement =>
  e instanceof HTMLInputElement && (e.type === 'radio' || e.type === 'checkbox');
const valeurDe = (e: Saisie) => (aCoche(e) ? e.checked : e.value);
/** React marque ce qu'il a pris. */
const estPrise = (e: Element) => Object.keys(e).some((cle) => cle.startsWith('__reactProps'));

function touchee(e: Saisie): boolean {
  if (aCoche(e)) return e.checked !== e.defaultChecked;
  if (e instanceof HTMLSelectElement) return [...e.options].some((o) => o.selected !== o.defaultSelected);
  return e.type !== 'hidden' && e.type !== 'file' && e.value !== e.defaultValue;
}

/** À appeler avant l'hydratation : retient ce qui est saisi, et ce qui le sera dans une partie qui vient après la page. */
export function retenirSaisies(): void {
  for (const e of document.querySelectorAll<Saisie>(SAISIES)) if (touchee(e)) saisis.set(e, valeurDe(e));
  const retenir = ({ target }: Event) => {
    if (target instanceof Element && target.matches(SAISIES) && !estPrise(target))
      saisis.set(target, valeurDe(target as Saisie));
  };
  document.addEventListener('input', retenir, true);
  document.addEventListener('change', retenir, true);
}

/**
 * Quand un formulaire est pris, React remet ses champs à ce qu'il en savait : ce qui y avait été saisi y revient, comme si on
 * le saisissait, dans l'ordre de l'écran.
 */
export function useSaisiesRendues(formulaire: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    // Une fois react-hook-form parti de ses valeurs de départ, ce qu'il fait dans un effet de son parent.
    queueMicrotask(() => {
      for (const e of formulaire.current?.querySelectorAll<Saisie>('input, select, textarea') ?? []) rendre(e);
    });
  }, [formulaire]);
}

function rendre(e: Saisie): void {
  const saisi = saisis.get(e);
  saisis.delete(e);
  if (saisi === undefined || saisi === valeurDe(e)) return;
  if (typeof saisi === 'boolean') {
    e.click();
    return;
  }
  // L'accesseur de la classe : celui que React pose sur l'élément lui ferait croire qu'il le sait déjà.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(e), 'value')?.set?.call(e, saisi);
  e.dispatchEvent(new Event('input', { bubbles: true }));
  e.dispatchEvent(new Event('change', { bubbles: true }));
}
