CREATE TABLE "apprenant" (
	"rne" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"ine" text,
	"ine_ancien" text,
	"elenoet" text,
	"sexe" text,
	"mef" text,
	"referentiel" text,
	"referentiel_manuel" boolean DEFAULT false NOT NULL,
	"entre_le" date,
	CONSTRAINT "apprenant_rne_compte_id_pk" PRIMARY KEY("rne","compte_id")
);
--> statement-breakpoint
CREATE TABLE "compte" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"login" text NOT NULL,
	"profil" text NOT NULL,
	"civilite" text,
	"nom" text NOT NULL,
	"prenom" text NOT NULL,
	"date_naissance" date,
	"courriel" text,
	"courriel_siecle" text,
	"mot_de_passe" text,
	"a_personnaliser" boolean DEFAULT true NOT NULL,
	"version_session" integer DEFAULT 0 NOT NULL,
	"origine" text NOT NULL,
	"siecle_genre" text,
	"siecle_id" text,
	"sorti_le" date,
	"suspendu_le" timestamp with time zone,
	"masque_le" timestamp with time zone,
	"connecte_le" timestamp with time zone,
	"connecte_avant_le" timestamp with time zone,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "compte_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "compte_rne_login_unique" UNIQUE("rne","login"),
	CONSTRAINT "compte_rne_siecleGenre_siecleId_unique" UNIQUE("rne","siecle_genre","siecle_id"),
	CONSTRAINT "compte_profil" CHECK (profil in ('administrateur', 'chef', 'enseignant', 'lecteur', 'parent', 'apprenant')),
	CONSTRAINT "compte_login" CHECK (length(login) between 1 and 20)
);
--> statement-breakpoint
CREATE TABLE "enseignant" (
	"rne" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"discipline" text,
	CONSTRAINT "enseignant_rne_compte_id_pk" PRIMARY KEY("rne","compte_id")
);
--> statement-breakpoint
CREATE TABLE "mot_de_passe_provisoire" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"hache" text NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"expire_le" timestamp with time zone NOT NULL,
	"utilise_le" timestamp with time zone,
	CONSTRAINT "mot_de_passe_provisoire_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "responsabilite" (
	"rne" text NOT NULL,
	"responsable_id" uuid NOT NULL,
	"apprenant_id" uuid NOT NULL,
	"niveau" smallint NOT NULL,
	"parente" text NOT NULL,
	"fin_le" timestamp with time zone,
	CONSTRAINT "responsabilite_rne_responsable_id_apprenant_id_pk" PRIMARY KEY("rne","responsable_id","apprenant_id")
);
--> statement-breakpoint
CREATE TABLE "etablissement" (
	"rne" text PRIMARY KEY NOT NULL,
	"nom" text NOT NULL,
	"courriel" text,
	"adresse" text,
	"code_postal" text,
	"commune" text,
	"telephone" text,
	"annee_courante" integer,
	"revision" integer DEFAULT 0 NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"titre" text NOT NULL,
	"referentiel" text NOT NULL,
	"niveau" smallint NOT NULL,
	"annee" integer NOT NULL,
	"faite_le" date NOT NULL,
	"auteur_id" uuid NOT NULL,
	"visible" boolean DEFAULT false NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	"supprime_le" timestamp with time zone,
	CONSTRAINT "evaluation_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "evaluation_niveau" CHECK (niveau between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "evaluation_apprenant" (
	"rne" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"apprenant_id" uuid NOT NULL,
	"commentaire" text DEFAULT '' NOT NULL,
	"vue_le" timestamp with time zone,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evaluation_apprenant_rne_evaluation_id_apprenant_id_pk" PRIMARY KEY("rne","evaluation_id","apprenant_id")
);
--> statement-breakpoint
CREATE TABLE "evaluation_item" (
	"rne" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"item" text NOT NULL,
	"referentiel" text NOT NULL,
	"rang" integer NOT NULL,
	CONSTRAINT "evaluation_item_rne_evaluation_id_item_pk" PRIMARY KEY("rne","evaluation_id","item")
);
--> statement-breakpoint
CREATE TABLE "resultat" (
	"rne" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"apprenant_id" uuid NOT NULL,
	"item" text NOT NULL,
	"degre" text NOT NULL,
	"saisi_par" uuid NOT NULL,
	"saisi_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resultat_rne_evaluation_id_apprenant_id_item_pk" PRIMARY KEY("rne","evaluation_id","apprenant_id","item"),
	CONSTRAINT "resultat_degre" CHECK (degre in ('totale', 'partielle', 'encours', 'erreurs', 'nonevaluable', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "courriel" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid,
	"destinataire" text NOT NULL,
	"sujet" text NOT NULL,
	"texte" text,
	"etat" text DEFAULT 'attente' NOT NULL,
	"essais" integer DEFAULT 0 NOT NULL,
	"prochain_essai_le" timestamp with time zone DEFAULT now() NOT NULL,
	"erreur" text,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"envoye_le" timestamp with time zone,
	CONSTRAINT "courriel_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid,
	"evenement" text NOT NULL,
	"cible" text,
	"details" jsonb,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "journal_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "limite" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fiche" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"apprenant_id" uuid NOT NULL,
	"titre" text NOT NULL,
	"faite_le" date NOT NULL,
	"lieu" text NOT NULL,
	"organisation" text DEFAULT '' NOT NULL,
	"referentiel" text NOT NULL,
	"item" text NOT NULL,
	"textes" jsonb NOT NULL,
	"bep_referentiel" text,
	"bep_item" text,
	"bep_textes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"brouillon" boolean DEFAULT false NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	"corbeille_le" timestamp with time zone,
	CONSTRAINT "fiche_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "fiche_titre" CHECK (length(titre) between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "fiche_choix" (
	"rne" text NOT NULL,
	"fiche_id" uuid NOT NULL,
	"item" text NOT NULL,
	"referentiel" text NOT NULL,
	CONSTRAINT "fiche_choix_rne_fiche_id_item_pk" PRIMARY KEY("rne","fiche_id","item")
);
--> statement-breakpoint
CREATE TABLE "fiche_evaluation" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"fiche_id" uuid NOT NULL,
	"partie" text NOT NULL,
	"degre" text,
	"appreciation" text DEFAULT '' NOT NULL,
	"referentiel" text NOT NULL,
	"items" text[] NOT NULL,
	"auteur_id" uuid NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fiche_evaluation_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "fiche_evaluation_degre" CHECK (degre in ('totale', 'partielle', 'encours', 'erreurs', 'nonevaluable') and (degre is not null or appreciation <> ''))
);
--> statement-breakpoint
CREATE TABLE "fiche_vue" (
	"rne" text NOT NULL,
	"fiche_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"vue_le" timestamp with time zone NOT NULL,
	CONSTRAINT "fiche_vue_rne_fiche_id_compte_id_pk" PRIMARY KEY("rne","fiche_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "correspondance" (
	"referentiel" text NOT NULL,
	"item" text NOT NULL,
	"vers_referentiel" text NOT NULL,
	"vers_item" text NOT NULL,
	"preconisee" boolean NOT NULL,
	"verifie" boolean NOT NULL,
	CONSTRAINT "correspondance_referentiel_item_vers_referentiel_vers_item_pk" PRIMARY KEY("referentiel","item","vers_referentiel","vers_item")
);
--> statement-breakpoint
CREATE TABLE "mef" (
	"code" text PRIMARY KEY NOT NULL,
	"libelle" text NOT NULL,
	"niveau" smallint,
	"referentiels" text[] NOT NULL,
	"code_diplome" text,
	"verifie" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referentiel" (
	"code" text PRIMARY KEY NOT NULL,
	"intitule" text NOT NULL,
	"sigle" text NOT NULL,
	"famille" text NOT NULL,
	"version" text NOT NULL,
	"code_diplome" text,
	"niveaux" jsonb NOT NULL,
	"epreuves" jsonb NOT NULL,
	"complements" jsonb NOT NULL,
	"source" jsonb NOT NULL,
	"avertissement" text,
	"empreinte" text NOT NULL,
	"charge_le" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referentiel_item" (
	"referentiel" text NOT NULL,
	"code" text NOT NULL,
	"nature" text NOT NULL,
	"parent" text,
	"niveau" text NOT NULL,
	"profondeur" smallint NOT NULL,
	"ordre" integer NOT NULL,
	"libelle" text NOT NULL,
	"competence" text,
	"critere" text,
	"evaluable" boolean NOT NULL,
	"verifie" boolean NOT NULL,
	"complements" jsonb,
	"retire_le" timestamp with time zone,
	CONSTRAINT "referentiel_item_referentiel_code_pk" PRIMARY KEY("referentiel","code"),
	CONSTRAINT "referentiel_item_nature" CHECK (nature in ('item', 'complexite', 'alea'))
);
--> statement-breakpoint
CREATE TABLE "affectation" (
	"rne" text NOT NULL,
	"structure_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"role" text NOT NULL,
	"origine" text NOT NULL,
	"depuis" date DEFAULT now() NOT NULL,
	"fin_le" timestamp with time zone,
	"exclue_le" timestamp with time zone,
	CONSTRAINT "affectation_rne_structure_id_compte_id_pk" PRIMARY KEY("rne","structure_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "groupe_division" (
	"rne" text NOT NULL,
	"groupe_id" uuid NOT NULL,
	"division_id" uuid NOT NULL,
	CONSTRAINT "groupe_division_rne_groupe_id_division_id_pk" PRIMARY KEY("rne","groupe_id","division_id")
);
--> statement-breakpoint
CREATE TABLE "import" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"auteur_id" uuid NOT NULL,
	"genre" text NOT NULL,
	"etat" text NOT NULL,
	"annee" integer NOT NULL,
	"fichiers" jsonb NOT NULL,
	"lecture" text,
	"revision" integer NOT NULL,
	"plan" jsonb,
	"resultat" jsonb,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"applique_le" timestamp with time zone,
	CONSTRAINT "import_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "structure" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"annee" integer NOT NULL,
	"nature" text NOT NULL,
	"code" text NOT NULL,
	"libelle" text NOT NULL,
	"mefs" text[] DEFAULT '{}' NOT NULL,
	"referentiel" text,
	"niveau" smallint,
	"rattachement_manuel" boolean DEFAULT false NOT NULL,
	"masquee_le" timestamp with time zone,
	CONSTRAINT "structure_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "structure_rne_annee_nature_code_unique" UNIQUE("rne","annee","nature","code"),
	CONSTRAINT "structure_niveau" CHECK (niveau between 1 and 3)
);
--> statement-breakpoint
ALTER TABLE "apprenant" ADD CONSTRAINT "apprenant_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apprenant" ADD CONSTRAINT "apprenant_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apprenant" ADD CONSTRAINT "apprenant_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compte" ADD CONSTRAINT "compte_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enseignant" ADD CONSTRAINT "enseignant_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enseignant" ADD CONSTRAINT "enseignant_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mot_de_passe_provisoire" ADD CONSTRAINT "mot_de_passe_provisoire_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mot_de_passe_provisoire" ADD CONSTRAINT "mot_de_passe_provisoire_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsabilite" ADD CONSTRAINT "responsabilite_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsabilite" ADD CONSTRAINT "responsabilite_rne_responsable_id_compte_rne_id_fk" FOREIGN KEY ("rne","responsable_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsabilite" ADD CONSTRAINT "responsabilite_rne_apprenant_id_apprenant_rne_compte_id_fk" FOREIGN KEY ("rne","apprenant_id") REFERENCES "public"."apprenant"("rne","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD CONSTRAINT "evaluation_apprenant_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD CONSTRAINT "evaluation_apprenant_rne_evaluation_id_evaluation_rne_id_fk" FOREIGN KEY ("rne","evaluation_id") REFERENCES "public"."evaluation"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD CONSTRAINT "evaluation_apprenant_rne_apprenant_id_apprenant_rne_compte_id_fk" FOREIGN KEY ("rne","apprenant_id") REFERENCES "public"."apprenant"("rne","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_item" ADD CONSTRAINT "evaluation_item_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_item" ADD CONSTRAINT "evaluation_item_rne_evaluation_id_evaluation_rne_id_fk" FOREIGN KEY ("rne","evaluation_id") REFERENCES "public"."evaluation"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_item" ADD CONSTRAINT "evaluation_item_referentiel_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resultat" ADD CONSTRAINT "resultat_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resultat" ADD CONSTRAINT "resultat_rne_evaluation_id_item_evaluation_item_rne_evaluation_id_item_fk" FOREIGN KEY ("rne","evaluation_id","item") REFERENCES "public"."evaluation_item"("rne","evaluation_id","item") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resultat" ADD CONSTRAINT "resultat_rne_evaluation_id_apprenant_id_evaluation_apprenant_rne_evaluation_id_apprenant_id_fk" FOREIGN KEY ("rne","evaluation_id","apprenant_id") REFERENCES "public"."evaluation_apprenant"("rne","evaluation_id","apprenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resultat" ADD CONSTRAINT "resultat_rne_saisi_par_compte_rne_id_fk" FOREIGN KEY ("rne","saisi_par") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courriel" ADD CONSTRAINT "courriel_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_rne_apprenant_id_apprenant_rne_compte_id_fk" FOREIGN KEY ("rne","apprenant_id") REFERENCES "public"."apprenant"("rne","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_referentiel_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_bep_referentiel_bep_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("bep_referentiel","bep_item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_choix" ADD CONSTRAINT "fiche_choix_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_choix" ADD CONSTRAINT "fiche_choix_rne_fiche_id_fiche_rne_id_fk" FOREIGN KEY ("rne","fiche_id") REFERENCES "public"."fiche"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_choix" ADD CONSTRAINT "fiche_choix_referentiel_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_evaluation" ADD CONSTRAINT "fiche_evaluation_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_evaluation" ADD CONSTRAINT "fiche_evaluation_rne_fiche_id_fiche_rne_id_fk" FOREIGN KEY ("rne","fiche_id") REFERENCES "public"."fiche"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_evaluation" ADD CONSTRAINT "fiche_evaluation_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_vue" ADD CONSTRAINT "fiche_vue_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_vue" ADD CONSTRAINT "fiche_vue_rne_fiche_id_fiche_rne_id_fk" FOREIGN KEY ("rne","fiche_id") REFERENCES "public"."fiche"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_vue" ADD CONSTRAINT "fiche_vue_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondance" ADD CONSTRAINT "correspondance_referentiel_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondance" ADD CONSTRAINT "correspondance_vers_referentiel_vers_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("vers_referentiel","vers_item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referentiel_item" ADD CONSTRAINT "referentiel_item_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referentiel_item" ADD CONSTRAINT "referentiel_item_referentiel_parent_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","parent") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affectation" ADD CONSTRAINT "affectation_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affectation" ADD CONSTRAINT "affectation_rne_structure_id_structure_rne_id_fk" FOREIGN KEY ("rne","structure_id") REFERENCES "public"."structure"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affectation" ADD CONSTRAINT "affectation_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groupe_division" ADD CONSTRAINT "groupe_division_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groupe_division" ADD CONSTRAINT "groupe_division_rne_groupe_id_structure_rne_id_fk" FOREIGN KEY ("rne","groupe_id") REFERENCES "public"."structure"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groupe_division" ADD CONSTRAINT "groupe_division_rne_division_id_structure_rne_id_fk" FOREIGN KEY ("rne","division_id") REFERENCES "public"."structure"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structure" ADD CONSTRAINT "structure_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "structure" ADD CONSTRAINT "structure_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "apprenant_rne_ine_index" ON "apprenant" USING btree ("rne","ine");--> statement-breakpoint
CREATE INDEX "compte_rne_profil_index" ON "compte" USING btree ("rne","profil");--> statement-breakpoint
CREATE INDEX "mot_de_passe_provisoire_rne_compte_id_index" ON "mot_de_passe_provisoire" USING btree ("rne","compte_id");--> statement-breakpoint
CREATE INDEX "responsabilite_rne_apprenant_id_index" ON "responsabilite" USING btree ("rne","apprenant_id");--> statement-breakpoint
CREATE INDEX "evaluation_rne_auteur_id_annee_index" ON "evaluation" USING btree ("rne","auteur_id","annee");--> statement-breakpoint
CREATE INDEX "evaluation_apprenant_rne_apprenant_id_index" ON "evaluation_apprenant" USING btree ("rne","apprenant_id");--> statement-breakpoint
CREATE INDEX "resultat_rne_apprenant_id_index" ON "resultat" USING btree ("rne","apprenant_id");--> statement-breakpoint
CREATE INDEX "courriel_rne_etat_prochain_essai_le_index" ON "courriel" USING btree ("rne","etat","prochain_essai_le");--> statement-breakpoint
CREATE INDEX "journal_rne_cree_le_index" ON "journal" USING btree ("rne","cree_le");--> statement-breakpoint
CREATE INDEX "fiche_rne_apprenant_id_index" ON "fiche" USING btree ("rne","apprenant_id");--> statement-breakpoint
CREATE INDEX "fiche_evaluation_rne_fiche_id_cree_le_index" ON "fiche_evaluation" USING btree ("rne","fiche_id","cree_le");--> statement-breakpoint
CREATE INDEX "referentiel_item_referentiel_ordre_index" ON "referentiel_item" USING btree ("referentiel","ordre");--> statement-breakpoint
CREATE INDEX "affectation_rne_compte_id_index" ON "affectation" USING btree ("rne","compte_id");--> statement-breakpoint
CREATE INDEX "import_rne_genre_applique_le_index" ON "import" USING btree ("rne","genre","applique_le");