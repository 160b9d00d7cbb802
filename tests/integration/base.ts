import { afterAll, inject } from 'vitest';
import { fermerBase } from '@/db/connexion';
import { definirEnv } from '@/lib/env';

definirEnv(inject('env'));

afterAll(fermerBase);
