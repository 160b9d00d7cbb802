import type { ReactNode } from 'react';

/** Aide de la page de connexion, dans les termes de l'original (C), par message et par public. */
export type Public = 'apprenant' | 'personnel' | 'parent';

export const PUBLICS: readonly { pour: Public; titre: string }[] = [
  { pour: 'apprenant', titre: 'Vous êtes apprenant' },
  { pour: 'personnel', titre: 'Vous êtes enseignant ou personnel' },
  { pour: 'parent', titre: 'Vous êtes parent' },
];

const Liste = ({ children }: { children: ReactNode }) => (
  <ul className="flex list-disc flex-col gap-2 pl-5">{children}</ul>
);

export function AideLoginInconnu() {
  return (
    <Liste>
      <li>Le problème vient soit de votre login, soit de l’URL (adresse) du site.</li>
      <li>
        Vérifiez que vous êtes bien sur la page de connexion à Griotte de votre établissement, et pas d’un autre&nbsp;:
        le nom de l’établissement est affiché au-dessus du formulaire de connexion. Si vous êtes passés par un moteur de
        recherche pour accéder à la page de connexion, vous êtes très probablement sur la page d’un autre établissement.
        N’utilisez que l’adresse du site qui vous a été fournie par votre établissement.
      </li>
      <li>
        Vérifiez que l’identifiant que vous tapez est correct&nbsp;: il est généralement de la forme
        «&nbsp;prenom.nom&nbsp;», en minuscules, dans une limite de 20 caractères, et en remplaçant les éventuels
        espaces par des tirets.
      </li>
    </Liste>
  );
}

const MotDePasseApprenant = () => (
  <Liste>
    <li>Le problème vient du mot de passe que vous avez saisi. Le login et l’URL (adresse) du site sont corrects.</li>
    <li>
      S’il s’agit de votre première connexion au site, votre mot de passe correspond à votre date de naissance sous la
      forme jjmmaaaa. Par exemple, si vous êtes né le 14/07/1789, votre mot de passe sera 14071789.
    </li>
    <li>
      Si vous vous êtes déjà connecté au moins une fois, vous avez obligatoirement dû personnaliser votre mot de passe.
      En cas d’oubli, vous pouvez contacter l’administrateur Griotte de votre établissement, qui pourra réinitialiser
      votre mot de passe à sa valeur initiale (date de naissance).
    </li>
  </Liste>
);

const MotDePassePersonnel = () => (
  <Liste>
    <li>Le problème vient du mot de passe que vous avez tapé. Le login et l’URL (adresse) du site sont corrects.</li>
    <li>
      S’il s’agit de votre première connexion au site, votre mot de passe correspond à votre date de naissance sous la
      forme aaaa-mm-jj. Par exemple, si vous êtes né le 14/07/1789, votre mot de passe sera 1789-07-14.
    </li>
    <li>
      Si vous vous êtes déjà connecté au moins une fois, vous avez obligatoirement dû personnaliser votre mot de passe.
      En cas d’oubli, si vous avez renseigné une adresse mail sur votre compte, vous pouvez utiliser le formulaire
      «&nbsp;mot de passe oublié&nbsp;» en page d’accueil&nbsp;: en y saisissant votre login, pour recevoir un nouveau
      mot de passe. Vous pouvez également contacter l’administrateur de Griotte dans votre établissement pour recevoir
      ce mot de passe.
    </li>
    <MotDePasseTemporaire />
  </Liste>
);

const MotDePasseParent = () => (
  <Liste>
    <li>Le problème vient du mot de passe que vous avez tapé. Le login et l’URL (adresse) du site sont corrects.</li>
    <li>
      S’il s’agit de votre première connexion au site, votre mot de passe est celui du message que l’établissement vous
      a envoyé en vous donnant accès. Il ne correspond pas à une date de naissance, et sert une fois&nbsp;: vous en
      choisissez un autre aussitôt, qui vaut pour tous vos enfants de l’établissement.
    </li>
    <li>
      Si ce message a plus de trente jours, ou si vous avez oublié le mot de passe que vous aviez choisi, demandez-en un
      autre par «&nbsp;mot de passe oublié&nbsp;»&nbsp;: il part à l’adresse que l’établissement connaît de vous. Si
      elle a changé, prévenez l’établissement.
    </li>
    <MotDePasseTemporaire />
  </Liste>
);

/** Ce qui vaut pour tout mot de passe reçu par courriel. */
const MotDePasseTemporaire = () => (
  <>
    <li>
      Les mots de passe réinitialisés sont envoyés par mail&nbsp;: vérifiez que l’adresse mail affichée lors de l’envoi
      du formulaire est bien correcte, et pensez à vérifier dans vos courriers indésirables si vous ne recevez pas le
      message.
    </li>
    <li>
      Le mot de passe présent dans le dernier message reçu est votre nouveau mot de passe temporaire&nbsp;: vérifiez
      bien que vous n’avez pas demandé/reçu d’autre mot de passe entre temps.
    </li>
    <li>
      Pour vous assurer de bien recopier le mot de passe temporaire, n’hésitez pas à faire un copier/coller de celui-ci,
      et à toucher l’œil, à droite du champ, pour le voir&nbsp;: vérifiez bien qu’aucun caractère invisible (espace) ne
      s’est ajouté avant ou après le mot de passe si vous avez fait une copie&nbsp;!
    </li>
    <li>
      Si le problème persiste, c’est que vous ne tapez pas correctement le dernier mot de passe reçu&nbsp;: n’hésitez
      pas à redemander un mot de passe pour vous assurer qu’il s’agit bien du mot de passe à jour, et soyez vigilant sur
      sa recopie.
    </li>
  </>
);

const AIDES = { apprenant: MotDePasseApprenant, personnel: MotDePassePersonnel, parent: MotDePasseParent };

export function AideMotDePasse({ pour }: { pour: Public }) {
  const Aide = AIDES[pour];
  return <Aide />;
}
