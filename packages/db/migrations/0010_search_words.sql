CREATE TABLE "search_words" (
	"organization_id" text NOT NULL,
	"word" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_organization" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_words_known" ON "search_words" USING btree ("organization_id","word");