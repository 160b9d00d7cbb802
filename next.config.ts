import type { NextConfig } from 'next';
import { ENTETES, NE_RIEN_GARDER } from './lib/entetes';

const enListe = (entetes: Record<string, string>) => Object.entries(entetes).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run types` les vérifie, essais compris : la construction n’y passe pas une seconde fois.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'postgres',
    '@react-pdf/renderer',
    'archiver',
    'exceljs',
    'nodemailer',
    'yauzl',
    'rate-limiter-flexible',
    'pino',
    'prom-client',
    'flydrive',
    'graphile-worker',
    'heic-decode',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-fr',
    '@aws-sdk/client-s3',
  ],
  outputFileTracingIncludes: {
    '/**': ['./lib/pdf/serveur/polices/*.ttf', './lib/fichiers/serveur/examen/heic-decodage.mjs'],
  },
  headers: async () => [
    { source: '/:chemin*', headers: enListe(ENTETES) },
    {
      source: '/((?!_next/static/|icon\\.svg$|robots\\.txt$).*)',
      headers: enListe(NE_RIEN_GARDER),
    },
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb' },
    // Ce que le premier filtre peut garder en mémoire : plus que ce que le guichet laisse passer (lib/acces/serveur/guichet.ts).
    proxyClientMaxBodySize: '2mb',
  },
};

export default config;
