import { Squelette } from '@/components/ui/squelette';

export default function Chargement() {
  return <Squelette lignes={8} />;
}
