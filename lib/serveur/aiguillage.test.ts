import { expect, test } from 'vitest';
import { creerAiguillage } from './aiguillage';

test('AUT-2 une adresse se journalise par sa route et son établissement, sans ce qu’elle désigne ni ce qu’elle demande', () => {
  const situer = creerAiguillage([
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/[rne]/passeport/nouvelle', regex: '^/([^/]+?)/passeport/nouvelle(?:/)?$' },
    { page: '/[rne]/passeport/[id]', regex: '^/([^/]+?)/passeport/([^/]+?)(?:/)?$' },
  ]);
  expect(situer('/?code=x')).toEqual({ route: '/' });
  expect(situer('/0999001W/passeport/nouvelle')).toEqual({
    route: '/[rne]/passeport/nouvelle',
    etablissement: '0999001W',
  });
  expect(situer('/0999001W/passeport/jeanne.dupont?motDePasse=x')).toEqual({
    route: '/[rne]/passeport/[id]',
    etablissement: '0999001W',
  });
  expect(situer('/_next/static/a.js')).toEqual({ route: '/_next' });
  expect(situer('/jeanne/dupont')).toEqual({ route: 'autre' });
});
