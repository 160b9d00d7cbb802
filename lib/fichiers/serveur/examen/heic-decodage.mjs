// Décode une photo HEIC dans un fil à part : sa mémoire lui est rendue à la fin, et le serveur répond pendant ce temps.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import heic from 'heic-decode';

const { chemin, pixels } = workerData;
const [image] = await heic.all({ buffer: await readFile(chemin) });
const { width, height } = image;
if (width * height > pixels) parentPort.postMessage({ tropGrande: true });
else {
  const { data } = await image.decode();
  parentPort.postMessage({ rgba: data, largeur: width, hauteur: height }, [data.buffer]);
}
