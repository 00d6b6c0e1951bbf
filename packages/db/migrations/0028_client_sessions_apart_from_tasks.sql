ALTER TABLE "client_sessions" DROP CONSTRAINT "client_sessions_task";
--> statement-breakpoint
ALTER TABLE "client_sessions" DROP COLUMN "task_id";--> statement-breakpoint
ALTER TABLE "client_turns" DROP COLUMN "comment_id";