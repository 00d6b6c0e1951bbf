CREATE TABLE "audit_entries" (
	"organization_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"event_seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" jsonb,
	"subject_id" text,
	"board_id" text,
	"run_id" text,
	"changes" jsonb NOT NULL,
	"origin" jsonb,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_pk" PRIMARY KEY("organization_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"organization_id" text PRIMARY KEY NOT NULL,
	"last_seq" bigint NOT NULL,
	"last_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "due_notices" (
	"organization_id" text NOT NULL,
	"task_id" text NOT NULL,
	"kind" text NOT NULL,
	"due_date" date NOT NULL,
	CONSTRAINT "due_notices_pk" PRIMARY KEY("task_id","kind","due_date")
);
--> statement-breakpoint
CREATE TABLE "notification_mails" (
	"organization_id" text NOT NULL,
	"member_id" text NOT NULL,
	"group_key" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_mails_pk" PRIMARY KEY("member_id","group_key")
);
--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"member_id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"channels" jsonb NOT NULL,
	"muted_board_ids" text[] DEFAULT '{}' NOT NULL,
	"quiet_hours" jsonb,
	"digest_at" text,
	"time_zone" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"member_id" text NOT NULL,
	"group_key" text NOT NULL,
	"board_id" text,
	"subject" jsonb NOT NULL,
	"state" text NOT NULL,
	"snoozed_until" timestamp (3) with time zone,
	"sorted_at" timestamp (3) with time zone NOT NULL,
	"kinds" text[] NOT NULL,
	"reasons" jsonb NOT NULL,
	"unread_count" integer NOT NULL,
	"latest_seq" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parked_events" (
	"organization_id" text NOT NULL,
	"subscriber" text NOT NULL,
	"seq" bigint NOT NULL,
	"type" text NOT NULL,
	"error" text NOT NULL,
	"parked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "parked_events_pk" PRIMARY KEY("organization_id","subscriber","seq")
);
--> statement-breakpoint
CREATE TABLE "subscriber_cursors" (
	"organization_id" text NOT NULL,
	"subscriber" text NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"careful_until" bigint DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "subscriber_cursors_pk" PRIMARY KEY("subscriber","organization_id")
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"name" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "origin" jsonb;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "due_notices" ADD CONSTRAINT "due_notices_task" FOREIGN KEY ("organization_id","task_id") REFERENCES "public"."tasks"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_mails" ADD CONSTRAINT "notification_mails_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member" FOREIGN KEY ("organization_id","member_id") REFERENCES "public"."members"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_events" ADD CONSTRAINT "parked_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_events" ADD CONSTRAINT "parked_events_subscriber_subscribers_name_fk" FOREIGN KEY ("subscriber") REFERENCES "public"."subscribers"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_cursors" ADD CONSTRAINT "subscriber_cursors_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriber_cursors" ADD CONSTRAINT "subscriber_cursors_subscriber_subscribers_name_fk" FOREIGN KEY ("subscriber") REFERENCES "public"."subscribers"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("organization_id","actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("organization_id","action","seq");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("organization_id","subject_id","seq");--> statement-breakpoint
CREATE INDEX "notification_mails_due" ON "notification_mails" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_group" ON "notifications" USING btree ("member_id","group_key");--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("member_id","sorted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("member_id") WHERE state = 'unread';--> statement-breakpoint
CREATE INDEX "events_board" ON "events" USING btree ("board_id","seq") WHERE board_id is not null;--> statement-breakpoint
CREATE INDEX "events_boardless" ON "events" USING btree ("organization_id","seq") WHERE board_id is null;--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("organization_id",(actor ->> 'id'),"seq");--> statement-breakpoint
CREATE INDEX "events_type" ON "events" USING btree ("organization_id","type","seq");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");