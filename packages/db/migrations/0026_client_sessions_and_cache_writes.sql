CREATE TABLE "client_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"member_id" text NOT NULL,
	"key" text NOT NULL,
	"agent_id" text NOT NULL,
	"task_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "client_sessions_tenant" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "client_turns" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"session_id" text NOT NULL,
	"member_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"comment_id" text NOT NULL,
	"run_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "llm_calls" ALTER COLUMN "run_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "llm_calls" ALTER COLUMN "agent_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "llm_calls" ADD COLUMN "purpose" text DEFAULT 'run' NOT NULL;--> statement-breakpoint
ALTER TABLE "llm_calls" ADD COLUMN "cache_write_tokens" integer;--> statement-breakpoint
ALTER TABLE "client_sessions" ADD CONSTRAINT "client_sessions_agent" FOREIGN KEY ("organization_id","agent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_sessions" ADD CONSTRAINT "client_sessions_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_turns" ADD CONSTRAINT "client_turns_of_session" FOREIGN KEY ("organization_id","session_id") REFERENCES "public"."client_sessions"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "client_sessions_key" ON "client_sessions" USING btree ("organization_id","member_id","key");--> statement-breakpoint
CREATE INDEX "client_sessions_newest" ON "client_sessions" USING btree ("member_id","updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "client_turns_key" ON "client_turns" USING btree ("organization_id","member_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "client_turns_of_session" ON "client_turns" USING btree ("session_id","id");