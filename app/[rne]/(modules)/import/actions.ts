'use server';

import { action } from '@/lib/acces/serveur/portes';
import { schemaAnalyse, schemaDivision, schemaRattachement, schemaReponses } from '@/lib/siecle/schema';
import { abandonner, repondre } from '@/lib/siecle/serveur/mutations';
import { annulerImport as annuler } from '@/lib/siecle/serveur/mutations-annulation';
import { rattacherDivision, revenirAuMef } from '@/lib/siecle/serveur/mutations-rattachement';
import { schemaCorrespondance } from '@/lib/tableur/schema';
import { analyserTableur } from '@/lib/tableur/serveur/mutations';

export const abandonnerAnalyse = action({
  module: 'import',
  schema: schemaAnalyse,
  executer: (acteur, { id }) => abandonner(acteur, id),
  revalide: 'import',
});

export const annulerImport = action({
  module: 'import',
  schema: schemaAnalyse,
  executer: annuler,
  revalide: 'import',
});

export const analyserColonnes = action({
  module: 'import',
  schema: schemaCorrespondance,
  executer: analyserTableur,
  revalide: 'import',
});

export const rattacher = action({
  module: 'import',
  schema: schemaRattachement,
  executer: rattacherDivision,
  revalide: 'import',
});

export const revenirDivisionAuMef = action({
  module: 'import',
  schema: schemaDivision,
  executer: (acteur, { division }) => revenirAuMef(acteur, division),
  revalide: 'import',
});

export const repondreIdentites = action({
  module: 'import',
  schema: schemaReponses,
  executer: repondre,
  revalide: 'import',
});
