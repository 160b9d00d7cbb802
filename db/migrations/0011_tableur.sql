CREATE TABLE "colonne_tableur" (
	"rne" text NOT NULL,
	"contenu" text NOT NULL,
	"entete" text NOT NULL,
	"champ" text NOT NULL,
	CONSTRAINT "colonne_tableur_rne_contenu_entete_pk" PRIMARY KEY("rne","contenu","entete")
);
--> statement-breakpoint
CREATE TABLE "depot_tableur" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"auteur_id" uuid NOT NULL,
	"nom" text NOT NULL,
	"octets" integer NOT NULL,
	"contenu" text NOT NULL,
	"cree_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "depot_tableur_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
ALTER TABLE "colonne_tableur" ADD CONSTRAINT "colonne_tableur_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depot_tableur" ADD CONSTRAINT "depot_tableur_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depot_tableur" ADD CONSTRAINT "depot_tableur_rne_auteur_id_compte_rne_id_fk" FOREIGN KEY ("rne","auteur_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "depot_tableur_rne_auteur_id_index" ON "depot_tableur" USING btree ("rne","auteur_id");