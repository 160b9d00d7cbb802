CREATE INDEX "apprenant_ine_index" ON "apprenant" USING btree ("ine");--> statement-breakpoint
CREATE INDEX "apprenant_ine_ancien_index" ON "apprenant" USING btree ("ine_ancien");--> statement-breakpoint
CREATE INDEX "transfert_rne_apprenant_id_index" ON "transfert" USING btree ("rne","apprenant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "transfert_ouvert" ON "transfert" USING btree ("rne","apprenant_id","autre_rne") WHERE sens = 'entrant' and etat = 'propose';--> statement-breakpoint
ALTER TABLE "compte" ADD CONSTRAINT "compte_transfert" CHECK (origine <> 'transfert' or (masque_le is not null and suspendu_le is not null
        and mot_de_passe is null and date_naissance is null and courriel is null));