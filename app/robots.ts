import type { MetadataRoute } from 'next';

/** Rien de Griotte n'est à indexer. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: '/' } };
}
