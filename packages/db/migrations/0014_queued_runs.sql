CREATE TABLE "run_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"run_id" text NOT NULL,
	"from" jsonb NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "execution_mode" text DEFAULT 'manual' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "max_concurrent_runs" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "pause_reason" text;--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "max_concurrent_runs" integer;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "trigger" jsonb DEFAULT '{"kind":"task"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "trigger" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "instruction" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "requested_by" jsonb DEFAULT '{"kind":"service","id":"before","name":"Helix"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ALTER COLUMN "requested_by" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "admitted_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "runs" SET "admitted_at" = "created_at";--> statement-breakpoint
ALTER TABLE "run_messages" ADD CONSTRAINT "run_messages_of_run" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_messages_unread" ON "run_messages" USING btree ("run_id","id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "runs_not_admitted" ON "runs" USING btree ("organization_id","priority" DESC NULLS LAST,"id") WHERE status = 'queued' and admitted_at is null;--> statement-breakpoint
CREATE INDEX "runs_admitted" ON "runs" USING btree ("agent_id","model_id") WHERE status in ('queued', 'starting', 'running') and admitted_at is not null;