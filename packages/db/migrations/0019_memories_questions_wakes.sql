CREATE TABLE "memories" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"scope" text NOT NULL,
	"agent_id" text,
	"text" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"created_by" jsonb NOT NULL,
	"run_id" text,
	"digest" text NOT NULL,
	"vector" "tsvector" GENERATED ALWAYS AS (public.helix_words("text")) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memories_once" UNIQUE NULLS NOT DISTINCT("organization_id","scope","agent_id","digest")
);
--> statement-breakpoint
CREATE TABLE "mention_wakes" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"comment_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"by_agent_id" text,
	"effect" text NOT NULL,
	"depth" integer NOT NULL,
	"run_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"run_id" text NOT NULL,
	"call_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"text" text NOT NULL,
	"choices" jsonb NOT NULL,
	"requested_by" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text,
	"answered_by" jsonb,
	"closed_reason" text,
	"deadline_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_of_agent" FOREIGN KEY ("organization_id","agent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention_wakes" ADD CONSTRAINT "mention_wakes_comment" FOREIGN KEY ("organization_id","comment_id") REFERENCES "public"."comments"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention_wakes" ADD CONSTRAINT "mention_wakes_agent" FOREIGN KEY ("organization_id","agent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_of_run" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."runs"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_on_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memories_newest" ON "memories" USING btree ("organization_id","agent_id","id");--> statement-breakpoint
CREATE INDEX "memories_vector" ON "memories" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE UNIQUE INDEX "mention_wakes_once" ON "mention_wakes" USING btree ("comment_id","agent_id");--> statement-breakpoint
CREATE INDEX "mention_wakes_pair" ON "mention_wakes" USING btree ("agent_id","by_agent_id","id");--> statement-breakpoint
CREATE INDEX "mention_wakes_run" ON "mention_wakes" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_of_call" ON "questions" USING btree ("run_id","call_id");--> statement-breakpoint
CREATE INDEX "questions_newest" ON "questions" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "questions_of_task" ON "questions" USING btree ("task_id","id");--> statement-breakpoint
CREATE INDEX "questions_due" ON "questions" USING btree ("deadline_at") WHERE state = 'open' and deadline_at is not null;