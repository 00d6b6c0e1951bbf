CREATE TABLE "llm_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"run_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"call" integer NOT NULL,
	"agent_id" text NOT NULL,
	"task_id" text,
	"model_id" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"is_simulated" boolean NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"cached_input_tokens" integer,
	"reasoning_tokens" integer,
	"cost_micro_usd" bigint,
	"price_version" text,
	"first_token_ms" integer,
	"total_ms" integer,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "price" jsonb;--> statement-breakpoint
ALTER TABLE "llm_calls" ADD CONSTRAINT "llm_calls_run" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "llm_calls_of_run" ON "llm_calls" USING btree ("run_id","attempt","call");--> statement-breakpoint
CREATE INDEX "llm_calls_list" ON "llm_calls" USING btree ("organization_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "llm_calls_by_day" ON "llm_calls" USING btree ("organization_id","started_at");--> statement-breakpoint
CREATE INDEX "llm_calls_by_task" ON "llm_calls" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "llm_calls_by_agent" ON "llm_calls" USING btree ("agent_id","started_at");