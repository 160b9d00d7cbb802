CREATE TABLE "evaluation_saisissant" (
	"rne" text NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	CONSTRAINT "evaluation_saisissant_rne_evaluation_id_compte_id_pk" PRIMARY KEY("rne","evaluation_id","compte_id")
);
--> statement-breakpoint
CREATE TABLE "filtre" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"module" text NOT NULL,
	"referentiel" text NOT NULL,
	"nom" text NOT NULL,
	"contenu" jsonb NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "filtre_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "filtre_rne_compteId_module_referentiel_nom_unique" UNIQUE("rne","compte_id","module","referentiel","nom"),
	CONSTRAINT "filtre_nom" CHECK (length(nom) between 1 and 80)
);
--> statement-breakpoint
CREATE TABLE "resume_courriel" (
	"rne" text NOT NULL,
	"compte_id" uuid NOT NULL,
	"rythme" text NOT NULL,
	"jusqua_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resume_courriel_rne_compte_id_pk" PRIMARY KEY("rne","compte_id")
);
--> statement-breakpoint
CREATE TABLE "fiche_fichier" (
	"rne" text NOT NULL,
	"fiche_id" uuid NOT NULL,
	"fichier_id" uuid NOT NULL,
	"partie" text NOT NULL,
	CONSTRAINT "fiche_fichier_rne_fiche_id_fichier_id_pk" PRIMARY KEY("rne","fiche_id","fichier_id")
);
--> statement-breakpoint
CREATE TABLE "fiche_lien" (
	"rne" text NOT NULL,
	"fiche_id" uuid NOT NULL,
	"partie" text NOT NULL,
	"rang" integer NOT NULL,
	"url" text NOT NULL,
	"libelle" text DEFAULT '' NOT NULL,
	CONSTRAINT "fiche_lien_rne_fiche_id_partie_rang_pk" PRIMARY KEY("rne","fiche_id","partie","rang"),
	CONSTRAINT "fiche_lien_url" CHECK (url ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "scenario" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"titre" text NOT NULL,
	"referentiel" text NOT NULL,
	"niveau" smallint NOT NULL,
	"auteur_id" uuid NOT NULL,
	"prive" boolean DEFAULT false NOT NULL,
	"contexte" text DEFAULT '' NOT NULL,
	"materiels" text DEFAULT '' NOT NULL,
	"ressources" text DEFAULT '' NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "scenario_niveau" CHECK (niveau between 1 and 3),
	CONSTRAINT "scenario_titre" CHECK (length(titre) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "scenario_fichier" (
	"rne" text NOT NULL,
	"scenario_id" uuid NOT NULL,
	"fichier_id" uuid NOT NULL,
	CONSTRAINT "scenario_fichier_rne_scenario_id_fichier_id_pk" PRIMARY KEY("rne","scenario_id","fichier_id")
);
--> statement-breakpoint
CREATE TABLE "scenario_item" (
	"rne" text NOT NULL,
	"scenario_id" uuid NOT NULL,
	"item" text NOT NULL,
	"referentiel" text NOT NULL,
	"rang" integer NOT NULL,
	CONSTRAINT "scenario_item_rne_scenario_id_item_pk" PRIMARY KEY("rne","scenario_id","item")
);
--> statement-breakpoint
CREATE TABLE "scenario_lien" (
	"rne" text NOT NULL,
	"scenario_id" uuid NOT NULL,
	"rang" integer NOT NULL,
	"url" text NOT NULL,
	"libelle" text DEFAULT '' NOT NULL,
	CONSTRAINT "scenario_lien_rne_scenario_id_rang_pk" PRIMARY KEY("rne","scenario_id","rang"),
	CONSTRAINT "scenario_lien_url" CHECK (url ~ '^https?://')
);
--> statement-breakpoint
ALTER TABLE "evaluation" ADD COLUMN "scenario_id" uuid;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD COLUMN "commente_par" uuid;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD COLUMN "commente_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "pfmp_debut_le" date;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "pfmp_fin_le" date;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "fiche_evaluation" ADD COLUMN "etat" jsonb;--> statement-breakpoint
ALTER TABLE "evaluation_saisissant" ADD CONSTRAINT "evaluation_saisissant_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_saisissant" ADD CONSTRAINT "evaluation_saisissant_rne_evaluation_id_evaluation_rne_id_fk" FOREIGN KEY ("rne","evaluation_id") REFERENCES "public"."evaluation"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_saisissant" ADD CONSTRAINT "evaluation_saisissant_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filtre" ADD CONSTRAINT "filtre_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filtre" ADD CONSTRAINT "filtre_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filtre" ADD CONSTRAINT "filtre_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resume_courriel" ADD CONSTRAINT "resume_courriel_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resume_courriel" ADD CONSTRAINT "resume_courriel_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_fichier" ADD CONSTRAINT "fiche_fichier_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_fichier" ADD CONSTRAINT "fiche_fichier_rne_fiche_id_fiche_rne_id_fk" FOREIGN KEY ("rne","fiche_id") REFERENCES "public"."fiche"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_fichier" ADD CONSTRAINT "fiche_fichier_rne_fichier_id_fichier_rne_id_fk" FOREIGN KEY ("rne","fichier_id") REFERENCES "public"."fichier"("rne","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_lien" ADD CONSTRAINT "fiche_lien_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fiche_lien" ADD CONSTRAINT "fiche_lien_rne_fiche_id_fiche_rne_id_fk" FOREIGN KEY ("rne","fiche_id") REFERENCES "public"."fiche"("rne","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario" ADD CONSTRAINT "scenario_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_fichier" ADD CONSTRAINT "scenario_fichier_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_fichier" ADD CONSTRAINT "scenario_fichier_rne_scenario_id_scenario_rne_id_fk" FOREIGN KEY ("rne","scenario_id") REFERENCES "public"."scenario"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_fichier" ADD CONSTRAINT "scenario_fichier_rne_fichier_id_fichier_rne_id_fk" FOREIGN KEY ("rne","fichier_id") REFERENCES "public"."fichier"("rne","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_item" ADD CONSTRAINT "scenario_item_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_item" ADD CONSTRAINT "scenario_item_rne_scenario_id_scenario_rne_id_fk" FOREIGN KEY ("rne","scenario_id") REFERENCES "public"."scenario"("rne","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_item" ADD CONSTRAINT "scenario_item_referentiel_item_referentiel_item_referentiel_code_fk" FOREIGN KEY ("referentiel","item") REFERENCES "public"."referentiel_item"("referentiel","code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_lien" ADD CONSTRAINT "scenario_lien_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_lien" ADD CONSTRAINT "scenario_lien_rne_scenario_id_scenario_rne_id_fk" FOREIGN KEY ("rne","scenario_id") REFERENCES "public"."scenario"("rne","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_saisissant_rne_compte_id_index" ON "evaluation_saisissant" USING btree ("rne","compte_id");--> statement-breakpoint
CREATE INDEX "fiche_fichier_rne_fichier_id_index" ON "fiche_fichier" USING btree ("rne","fichier_id");--> statement-breakpoint
CREATE INDEX "scenario_rne_referentiel_niveau_index" ON "scenario" USING btree ("rne","referentiel","niveau");--> statement-breakpoint
CREATE INDEX "scenario_rne_auteur_id_index" ON "scenario" USING btree ("rne","auteur_id");--> statement-breakpoint
CREATE INDEX "scenario_fichier_rne_fichier_id_index" ON "scenario_fichier" USING btree ("rne","fichier_id");--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_rne_scenario_id_scenario_rne_id_fk" FOREIGN KEY ("rne","scenario_id") REFERENCES "public"."scenario"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_apprenant" ADD CONSTRAINT "evaluation_apprenant_rne_commente_par_compte_rne_id_fk" FOREIGN KEY ("rne","commente_par") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_rne_scenario_id_index" ON "evaluation" USING btree ("rne","scenario_id");