CREATE TABLE "checklist_items" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"position" text collate "C" NOT NULL,
	"text" text NOT NULL,
	"done_at" timestamp (3) with time zone,
	"assignee_id" text,
	"due_date" date,
	"created_by" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checklist_items_tenant" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "task_dependencies" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"blocked_by_id" text NOT NULL,
	"created_by" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_dependencies_pk" PRIMARY KEY("task_id","blocked_by_id"),
	CONSTRAINT "task_dependencies_not_itself" CHECK ("task_dependencies"."task_id" <> "task_dependencies"."blocked_by_id")
);
--> statement-breakpoint
CREATE TABLE "task_watchers" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"member_id" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "task_watchers_pk" PRIMARY KEY("task_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "former_task_keys" (
	"organization_id" text NOT NULL,
	"board_id" text NOT NULL,
	"number" integer NOT NULL,
	"task_id" text NOT NULL,
	CONSTRAINT "former_task_keys_pk" PRIMARY KEY("board_id","number")
);
--> statement-breakpoint
CREATE TABLE "task_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"verdict" text NOT NULL,
	"feedback" text,
	"reviewer" jsonb NOT NULL,
	"requester" jsonb,
	"run_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "review_requested_by" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "awaits_room" jsonb;--> statement-breakpoint
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_of_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_assignee_member" FOREIGN KEY ("organization_id","assignee_id") REFERENCES "public"."members"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_dependencies" ADD CONSTRAINT "task_dependencies_blocker_task" FOREIGN KEY ("organization_id","blocked_by_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_watchers" ADD CONSTRAINT "task_watchers_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_watchers" ADD CONSTRAINT "task_watchers_member_of" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_task_keys" ADD CONSTRAINT "former_task_keys_board" FOREIGN KEY ("organization_id","board_id") REFERENCES "public"."boards"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_task_keys" ADD CONSTRAINT "former_task_keys_of_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_reviews" ADD CONSTRAINT "task_reviews_of_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checklist_items_order" ON "checklist_items" USING btree ("task_id","position");--> statement-breakpoint
CREATE INDEX "checklist_items_assignee" ON "checklist_items" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "task_dependencies_blocker" ON "task_dependencies" USING btree ("blocked_by_id");--> statement-breakpoint
CREATE INDEX "task_watchers_member" ON "task_watchers" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "former_task_keys_task" ON "former_task_keys" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_reviews_task" ON "task_reviews" USING btree ("task_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tasks_deleted" ON "tasks" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_awaiting_room" ON "tasks" USING btree ("board_id") WHERE awaits_room is not null;