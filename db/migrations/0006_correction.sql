ALTER TABLE "fiche" ADD COLUMN "corrige_par_id" uuid;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "corrige_le" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fiche" ADD COLUMN "corrige_avant" text[];--> statement-breakpoint
ALTER TABLE "fiche" ADD CONSTRAINT "fiche_rne_corrige_par_id_compte_rne_id_fk" FOREIGN KEY ("rne","corrige_par_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;