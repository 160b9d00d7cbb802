import { act } from '@testing-library/react';

/** L'envoi en cours, tenu par l'essai : il fait avancer, répond ou coupe. */
export class EnvoiTenu {
  static dernier: EnvoiTenu;
  upload: { onprogress?: (e: { loaded: number; total: number }) => void } = {};
  onprogress?: () => void;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  status = 200;
  responseText = '';
  /** Ceux d'un long acte, à défaut. */
  entetes: Record<string, string> = { 'content-type': 'application/x-ndjson; charset=utf-8' };
  url = '';
  corps: FormData | string | null | undefined;
  constructor() {
    EnvoiTenu.dernier = this;
  }
  open(_: string, url: string) {
    this.url = url;
  }
  send(corps: FormData | string | null) {
    this.corps = corps;
  }
  abort() {
    this.onabort?.();
  }
  setRequestHeader = () => {};
  getResponseHeader = (nom: string) => this.entetes[nom] ?? null;
  dire(...evenements: object[]) {
    this.responseText += evenements.map((e) => `${JSON.stringify(e)}\n`).join('');
    act(() => this.onprogress?.());
  }
  async finir(...evenements: object[]) {
    this.dire(...evenements);
    await act(async () => this.onload?.());
  }
}
