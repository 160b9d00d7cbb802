CREATE TABLE "session" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"a_personnaliser" boolean NOT NULL,
	"appareil" text NOT NULL,
	"reseau" text NOT NULL,
	"ouverte_le" timestamp with time zone NOT NULL,
	"vue_le" timestamp with time zone NOT NULL,
	"fin_le" timestamp with time zone NOT NULL,
	CONSTRAINT "session_rne_id_pk" PRIMARY KEY("rne","id")
);
--> statement-breakpoint
CREATE TABLE "attaque" (
	"rne" text NOT NULL,
	"id" uuid NOT NULL,
	"compte_id" uuid,
	"adresse" text,
	"essais" integer NOT NULL,
	"premier_le" timestamp with time zone DEFAULT now() NOT NULL,
	"dernier_le" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attaque_rne_id_pk" PRIMARY KEY("rne","id"),
	CONSTRAINT "attaque_rne_compteId_adresse_unique" UNIQUE NULLS NOT DISTINCT("rne","compte_id","adresse"),
	CONSTRAINT "attaque_cible" CHECK (num_nonnulls(compte_id, adresse) = 1)
);
--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "rester_connecte" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "messages_discrets" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "etablissement" ADD COLUMN "longueurs_mot_de_passe" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attaque" ADD CONSTRAINT "attaque_rne_etablissement_rne_fk" FOREIGN KEY ("rne") REFERENCES "public"."etablissement"("rne") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attaque" ADD CONSTRAINT "attaque_rne_compte_id_compte_rne_id_fk" FOREIGN KEY ("rne","compte_id") REFERENCES "public"."compte"("rne","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_rne_compte_id_index" ON "session" USING btree ("rne","compte_id");