DROP INDEX "runs_list";--> statement-breakpoint
DROP INDEX "tasks_list";--> statement-breakpoint
DROP INDEX "tasks_board_list";--> statement-breakpoint
DROP INDEX "comment_edits_comment";--> statement-breakpoint
DROP INDEX "mentions_member";--> statement-breakpoint
DROP INDEX "mentions_agent";--> statement-breakpoint
DROP INDEX "notifications_inbox";--> statement-breakpoint
DROP INDEX "runs_task";--> statement-breakpoint
DROP INDEX "runs_agent";--> statement-breakpoint
DROP INDEX "runs_not_admitted";--> statement-breakpoint
DROP INDEX "task_reviews_task";--> statement-breakpoint
CREATE INDEX "tasks_live_created" ON "tasks" USING btree ("organization_id","created_at","id") WHERE archived_at is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_live_board" ON "tasks" USING btree ("board_id","created_at","id") WHERE archived_at is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "comment_edits_comment" ON "comment_edits" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "mentions_member" ON "mentions" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "mentions_agent" ON "mentions" USING btree ("agent_id","id");--> statement-breakpoint
CREATE INDEX "notifications_inbox" ON "notifications" USING btree ("member_id","sorted_at","id");--> statement-breakpoint
CREATE INDEX "runs_task" ON "runs" USING btree ("task_id","id");--> statement-breakpoint
CREATE INDEX "runs_agent" ON "runs" USING btree ("agent_id","id");--> statement-breakpoint
CREATE INDEX "runs_not_admitted" ON "runs" USING btree ("organization_id","priority" DESC NULLS FIRST,"id") WHERE status = 'queued' and admitted_at is null;--> statement-breakpoint
CREATE INDEX "task_reviews_task" ON "task_reviews" USING btree ("task_id","id");