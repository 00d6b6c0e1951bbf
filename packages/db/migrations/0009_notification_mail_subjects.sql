ALTER TABLE "notification_mails" ADD COLUMN "subject" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "notification_mails" ADD COLUMN "board_id" text;--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_date") WHERE due_date is not null and completed_at is null;