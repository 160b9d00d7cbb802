import type { NextConfig } from 'next';
import { ENTETES } from './lib/entetes';

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
    '@aws-sdk/client-s3',
  ],
  outputFileTracingIncludes: {
    '/**': ['./lib/pdf/serveur/polices/*.ttf', './lib/fichiers/serveur/examen/heic-decodage.mjs'],
  },
  headers: async () => [
    { source: '/:chemin*', headers: Object.entries(ENTETES).map(([key, value]) => ({ key, value })) },
    {
      source: '/((?!_next/static/|icon\\.svg$|robots\\.txt$).*)',
      headers: [{ key: 'cache-control', value: 'private, no-store' }],
    },
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb' },
    // Ce qu'une demande, connue ou non, peut faire garder en mémoire au premier filtre : un peu plus qu'une action.
    proxyClientMaxBodySize: '2mb',
  },
};

export default config;
