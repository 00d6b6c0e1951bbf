CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"board_id" text,
	"scope" text NOT NULL,
	"name" text NOT NULL,
	"filter" text NOT NULL,
	"sort" text NOT NULL,
	"group_by" text,
	"layout" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"position" text collate "C" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_tenant" UNIQUE("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "comment_search" (
	"comment_id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_search" (
	"task_id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"title" text NOT NULL,
	"vector" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner" FOREIGN KEY ("organization_id","owner_id") REFERENCES "public"."members"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_board" FOREIGN KEY ("organization_id","board_id") REFERENCES "public"."boards"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_search" ADD CONSTRAINT "comment_search_comment" FOREIGN KEY ("organization_id","comment_id") REFERENCES "public"."comments"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_search" ADD CONSTRAINT "task_search_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_order" ON "saved_views" USING btree ("organization_id","position","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_shared_default" ON "saved_views" USING btree ("organization_id","board_id") WHERE is_default and scope = 'shared';--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_private_default" ON "saved_views" USING btree ("organization_id","board_id","owner_id") WHERE is_default and scope = 'private';--> statement-breakpoint
CREATE INDEX "comment_search_vector" ON "comment_search" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "comment_search_newest" ON "comment_search" USING btree ("organization_id","comment_id");--> statement-breakpoint
CREATE INDEX "task_search_vector" ON "task_search" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "task_search_newest" ON "task_search" USING btree ("organization_id","task_id");