import 'server-only';
import { RefusFichier, refus } from '../../regles-anomalies';
import { extraireXml } from './archive';
import { enBlocs, MO, OCTETS_MAX, type Source } from './blocs';

/** Une archive est lue en mémoire ; celle de 20 000 élèves pèse 3 Mo. */
const ARCHIVE_MAX = 50 * MO;

async function* envoi(source: Source): AsyncGenerator<Buffer> {
  try {
    yield* enBlocs(source, OCTETS_MAX, 'trop-gros');
  } catch (erreur) {
    if (erreur instanceof RefusFichier) throw erreur;
    throw Object.assign(refus('envoi-interrompu', {}), { cause: erreur });
  }
}

async function reunirArchive(premier: Buffer, suite: AsyncIterable<Buffer>): Promise<Buffer> {
  const blocs = [premier];
  let total = premier.length;
  for await (const bloc of suite) {
    total += bloc.length;
    if (total > ARCHIVE_MAX) throw refus('trop-gros', { maximum: ARCHIVE_MAX / MO });
    blocs.push(bloc);
  }
  return Buffer.concat(blocs, total);
}

/**
 * Les octets du XML, par blocs de 64 Ko, que la source soit le fichier nu ou une archive zip : c'est la signature
 * qui le dit, jamais l'extension. Refuse un envoi vide, de plus de 150 Mo ou une archive de plus de 50 Mo.
 */
export async function* octetsXml(source: Source): AsyncGenerator<Buffer> {
  const flux = envoi(source);
  try {
    const premier = await flux.next();
    if (premier.done) throw refus('vide', {});
    if (premier.value.toString('latin1', 0, 2) === 'PK') {
      yield* extraireXml(await reunirArchive(premier.value, flux));
      return;
    }
    yield premier.value;
    yield* flux;
  } finally {
    await flux.return(undefined); // un refus en chemin ferme la source
  }
}
