CREATE TABLE "import_releve" (
	"rne" text NOT NULL,
	"import_id" uuid NOT NULL,
	"comptes_crees" uuid[] NOT NULL,
	"structures_creees" uuid[] NOT NULL,
	"annee_avant" integer,
	"avant" jsonb NOT NULL,
	"apres" jsonb,
	CONSTRAINT "import_releve_rne_import_id_pk" PRIMARY KEY("rne","import_id")
);
--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "annule_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import" ADD COLUMN "annule_par_id" uuid;--> statement-breakpoint
ALTER TABLE "import_releve" ADD CONSTRAINT "import_releve_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_releve" ADD CONSTRAINT "import_releve_rne_import_id_import_rne_id_fk" FOREIGN KEY ("rne","import_id") REFERENCES "public"."import"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import" ADD CONSTRAINT "import_rne_annule_par_id_compte_rne_id_fk" FOREIGN KEY ("rne","annule_par_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;