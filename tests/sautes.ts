import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Nomme à la fin chaque essai sauté : un saut ne passe pas inaperçu. */
export default class Sautes implements Reporter {
  #choisis = false;

  onInit({ config }: Vitest) {
    this.#choisis = config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]) {
    if (this.#choisis) return;
    const sautes = modules.flatMap((m) =>
      [...m.children.allTests('skipped')].map((t) => `  ${m.relativeModuleId} › ${t.fullName}`),
    );
    if (sautes.length > 0) console.warn(`Essais sautés (${sautes.length}) :\n${sautes.join('\n')}`);
  }
}
