CREATE TABLE "abonnement_diplome" (
	"rne" text NOT NULL,
	"referentiel" text NOT NULL,
	"debut_le" date NOT NULL,
	"fin_le" date NOT NULL,
	CONSTRAINT "abonnement_diplome_rne_referentiel_pk" PRIMARY KEY("rne","referentiel")
);
--> statement-breakpoint
CREATE TABLE "commande" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"passee_le" date NOT NULL,
	"objet" text NOT NULL,
	"referentiel" text,
	"octets" bigint DEFAULT 0 NOT NULL,
	"montant_centimes" bigint,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commande_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "commande_octets" CHECK (octets >= 0)
);
--> statement-breakpoint
CREATE TABLE "espace_disque" (
	"rne" text NOT NULL,
	"referentiel" text NOT NULL,
	"octets_passeport" bigint DEFAULT 0 NOT NULL,
	"octets_scenarios" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "espace_disque_rne_referentiel_pk" PRIMARY KEY("rne","referentiel"),
	CONSTRAINT "espace_disque_positif" CHECK (octets_passeport >= 0 and octets_scenarios >= 0)
);
--> statement-breakpoint
CREATE TABLE "fichier" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"module" text NOT NULL,
	"referentiel" text NOT NULL,
	"cle" text NOT NULL,
	"nom" text NOT NULL,
	"type" text NOT NULL,
	"octets" bigint NOT NULL,
	"depose_par" uuid NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fichier_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "acces_parents" (
	"rne" text NOT NULL,
	"structure_id" uuid NOT NULL,
	"referentiel" text DEFAULT '' NOT NULL,
	"donne_par" uuid NOT NULL,
	"donne_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "acces_parents_rne_structure_id_referentiel_pk" PRIMARY KEY("rne","structure_id","referentiel")
);
--> statement-breakpoint
CREATE TABLE "degre" (
	"rne" text NOT NULL,
	"degre" text NOT NULL,
	"libelle" text NOT NULL,
	"code" text NOT NULL,
	CONSTRAINT "degre_rne_degre_pk" PRIMARY KEY("rne","degre"),
	CONSTRAINT "degre_rne_code_unique" UNIQUE("rne","code"),
	CONSTRAINT "degre_code" CHECK (code ~ '^[[:alnum:]]{1,2}$')
);
--> statement-breakpoint
CREATE TABLE "image_etablissement" (
	"rne" text NOT NULL,
	"genre" text NOT NULL,
	"png" "bytea" NOT NULL,
	"largeur" integer NOT NULL,
	"hauteur" integer NOT NULL,
	"modifie_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "image_etablissement_rne_genre_pk" PRIMARY KEY("rne","genre")
);
--> statement-breakpoint
CREATE TABLE "masque" (
	"rne" text NOT NULL,
	"referentiel" text NOT NULL,
	"champ" text NOT NULL,
	"libelle" text NOT NULL,
	CONSTRAINT "masque_rne_referentiel_champ_pk" PRIMARY KEY("rne","referentiel","champ"),
	CONSTRAINT "masque_libelle" CHECK (length(libelle) between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "transfert" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"sens" text NOT NULL,
	"apprenant_id" uuid NOT NULL,
	"autre_rne" text NOT NULL,
	"autre_nom" text NOT NULL,
	"etat" text NOT NULL,
	"bilan" jsonb,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	"decide_le" timestamp with time zone,
	"decide_par" uuid,
	CONSTRAINT "transfert_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "transfert_autre" CHECK (autre_rne <> rne)
);
--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "champs_manuels" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "siecle" jsonb;--> statement-breakpoint
ALTER TABLE "compte" ADD COLUMN "acces_envoye_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "numero_declaration" text;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "transfert_actif" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "deuxieme_degre_jaune" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "parents_majeurs" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "evaluation" ADD COLUMN "origine_rne" text;--> statement-breakpoint
ALTER TABLE "courriel" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "origine_rne" text;--> statement-breakpoint
ALTER TABLE "abonnement_diplome" ADD CONSTRAINT "abonnement_diplome_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abonnement_diplome" ADD CONSTRAINT "abonnement_diplome_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commande" ADD CONSTRAINT "commande_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commande" ADD CONSTRAINT "commande_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "espace_disque" ADD CONSTRAINT "espace_disque_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "espace_disque" ADD CONSTRAINT "espace_disque_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fichier" ADD CONSTRAINT "fichier_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fichier" ADD CONSTRAINT "fichier_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fichier" ADD CONSTRAINT "fichier_rne_depose_par_compte_rne_id_fk" FOREIGN KEY ("rne","depose_par") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acces_parents" ADD CONSTRAINT "acces_parents_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acces_parents" ADD CONSTRAINT "acces_parents_rne_structure_id_structure_rne_id_fk" FOREIGN KEY ("rne","structure_id") REFERENCES "public"."structure"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acces_parents" ADD CONSTRAINT "acces_parents_rne_donne_par_compte_rne_id_fk" FOREIGN KEY ("rne","donne_par") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "degre" ADD CONSTRAINT "degre_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_etablissement" ADD CONSTRAINT "image_etablissement_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "masque" ADD CONSTRAINT "masque_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "masque" ADD CONSTRAINT "masque_referentiel_referentiel_code_fk" FOREIGN KEY ("referentiel") REFERENCES "public"."referentiel"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfert" ADD CONSTRAINT "transfert_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfert" ADD CONSTRAINT "transfert_rne_apprenant_id_apprenant_rne_compte_id_fk" FOREIGN KEY ("rne","apprenant_id") REFERENCES "public"."apprenant"("rne","compte_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fichier_rne_referentiel_module_index" ON "fichier" USING btree ("rne","referentiel","module");--> statement-breakpoint
CREATE INDEX "transfert_rne_etat_index" ON "transfert" USING btree ("rne","etat");