import NextAuth from 'next-auth';
import { optionsAuth } from '@/lib/comptes/serveur/service-authentification';

const executer = (requete: Request, contexte: unknown) => NextAuth(optionsAuth())(requete, contexte);

export { executer as GET, executer as POST };
