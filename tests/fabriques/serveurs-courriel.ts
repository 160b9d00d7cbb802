import { type IncomingHttpHeaders, type Server as ServeurHttp, createServer as serveurHttp } from 'node:http';
import { type AddressInfo, type Server, type Socket, createServer as serveurTcp } from 'node:net';

export interface Recu {
  destinataire: string;
  entetes: Record<string, string>;
  texte: string;
  html?: string;
}

const ecouter = (serveur: Server | ServeurHttp) =>
  new Promise<number>((ok) => {
    serveur.listen(0, '127.0.0.1', () => ok((serveur.address() as AddressInfo).port));
  });

const fermer = (serveur: Server | ServeurHttp) => new Promise<void>((ok) => serveur.close(() => ok()));

/** En-têtes par nom en minuscules, et le corps tel quel. */
function couper(source: string): { entetes: Record<string, string>; brut: string } {
  const [tete = '', ...corps] = source.split('\r\n\r\n');
  const lignes = tete.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const entetes = Object.fromEntries(
    lignes.map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]),
  );
  return { entetes, brut: corps.join('\r\n\r\n') };
}

function decoder({ entetes, brut }: ReturnType<typeof couper>): string {
  if (entetes['content-transfer-encoding'] === 'base64') return Buffer.from(brut, 'base64').toString('utf8');
  const octets = brut
    .replace(/=\r\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8');
}

/** Le texte d'un message, et son HTML s'il a les deux formes ; ses en-têtes, et ceux de lui seul. */
function lireMessage(source: string): Pick<Recu, 'entetes' | 'texte' | 'html'> {
  const lu = couper(source);
  const limite = /boundary="(.+?)"/.exec(lu.entetes['content-type'] ?? '')?.[1];
  if (!limite) return { entetes: lu.entetes, texte: decoder(lu) };
  const [texte = '', html] = lu.brut
    .split(`--${limite}`)
    .slice(1, -1)
    .map((partie) => decoder(couper(partie.replace(/^\r\n/, ''))));
  return { entetes: lu.entetes, texte, ...(html && { html }) };
}

/**
 * Un serveur SMTP en un fichier : il accepte tout, sauf les destinataires que `refuser` désigne. `recevoir` est attendu
 * avant d'accuser réception d'un message ; `raccrocher` coupe les connexions ouvertes.
 */
export async function unServeurSmtp(
  options: { refuser?: (adresse: string) => boolean; recevoir?: (recu: Recu) => Promise<void> } = {},
) {
  const recus: Recu[] = [];
  const clients = new Set<Socket>();
  let connexions = 0;
  const serveur = serveurTcp((client) => {
    clients.add(client);
    connexions++;
    let tampon = '';
    let destinataire = '';
    let donnees = false;
    const dire = (ligne: string) => client.write(`${ligne}\r\n`);
    const commande = (ligne: string) => {
      const verbe = ligne.slice(0, 4).toUpperCase();
      if (verbe === 'RCPT') {
        destinataire = /<(.*?)>/.exec(ligne)?.[1] ?? '';
        return dire(options.refuser?.(destinataire) ? '550 5.1.1 inconnu ici' : '250 OK');
      }
      if (verbe === 'DATA') {
        donnees = true;
        return dire('354 Allez-y');
      }
      if (verbe === 'QUIT') return client.end('221 Au revoir\r\n');
      return dire('250 OK');
    };
    const message = async (source: string) => {
      const recu = { destinataire, ...lireMessage(source.replace(/^\.\./gm, '.')) };
      recus.push(recu);
      await options.recevoir?.(recu);
      dire('250 reçu');
    };
    client.on('error', () => client.destroy());
    client.on('data', (morceau) => {
      tampon += morceau.toString('latin1');
      for (;;) {
        const fin = donnees ? tampon.indexOf('\r\n.\r\n') : tampon.indexOf('\r\n');
        if (fin < 0) return;
        const lu = tampon.slice(0, fin);
        tampon = tampon.slice(fin + (donnees ? 5 : 2));
        if (!donnees) commande(lu);
        else {
          donnees = false;
          void message(lu);
        }
      }
    });
    dire('220 essai');
  });
  const port = await ecouter(serveur);
  const raccrocher = () => {
    for (const client of clients) client.destroy();
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    recus,
    connexions: () => connexions,
    raccrocher,
    fermer: () => fermer(serveur),
  };
}

interface Demande {
  methode: string;
  chemin: string;
  entetes: IncomingHttpHeaders;
  corps: { from: string; to: string; subject: string; text: string; html?: string };
}

const REFUS = {
  adresse: { statusCode: 422, name: 'validation_error', message: 'Invalid `to` field.' },
  cadence: { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' },
};

/** Un serveur qui parle comme l'API de Resend ; `refuser` dit ce qu'elle refuse, et pourquoi. */
export async function unServeurResend(refuser: (adresse: string) => keyof typeof REFUS | null = () => null) {
  const demandes: Demande[] = [];
  const serveur = serveurHttp(async (requete, reponse) => {
    let texte = '';
    for await (const morceau of requete) texte += morceau;
    const corps = JSON.parse(texte) as Demande['corps'];
    demandes.push({ methode: requete.method ?? '', chemin: requete.url ?? '', entetes: requete.headers, corps });
    const refus = refuser(corps.to);
    reponse.writeHead(refus ? REFUS[refus].statusCode : 200, {
      'content-type': 'application/json',
      ...(refus === 'cadence' && { 'retry-after': '0.05' }),
    });
    reponse.end(JSON.stringify(refus ? REFUS[refus] : { id: '49a3999c-0ce1-4ea6-ab68-afcd6dc2e794' }));
  });
  const port = await ecouter(serveur);
  return { url: `http://127.0.0.1:${port}`, demandes, fermer: () => fermer(serveur) };
}
