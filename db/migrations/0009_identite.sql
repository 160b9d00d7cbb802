CREATE TABLE "reponse_identite" (
	"rne" text NOT NULL,
	"cle" text NOT NULL,
	"compte_id" uuid,
	"auteur_id" uuid NOT NULL,
	"repondu_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reponse_identite_rne_cle_pk" PRIMARY KEY("rne","cle")
);
--> statement-breakpoint
ALTER TABLE "reponse_identite" ADD CONSTRAINT "reponse_identite_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reponse_identite" ADD CONSTRAINT "reponse_identite_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reponse_identite" ADD CONSTRAINT "reponse_identite_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;