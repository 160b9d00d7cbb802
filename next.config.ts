import type { NextConfig } from 'next';

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
    'flydrive',
    'graphile-worker',
    'heic-decode',
    '@zxcvbn-ts/language-common',
    '@aws-sdk/client-s3',
  ],
  outputFileTracingIncludes: {
    '/**': ['./lib/pdf/serveur/polices/*.ttf', './lib/fichiers/serveur/examen/heic-decodage.mjs'],
  },
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '1mb' },
  },
};

export default config;
