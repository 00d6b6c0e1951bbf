ALTER TABLE "run_steps" ADD COLUMN "detail" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "provider_data" jsonb;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "call_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "run_steps_call" ON "run_steps" USING btree ("run_id","call_id") WHERE call_id is not null;