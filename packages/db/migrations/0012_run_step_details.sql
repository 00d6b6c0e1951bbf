ALTER TABLE "run_steps" ADD COLUMN "detail" jsonb;--> statement-breakpoint
UPDATE "run_steps" SET "detail" = jsonb_build_object('kind', 'model-call', 'call', 1, 'provider', '', 'model', '', 'toolNames', '[]'::jsonb, 'toolCalls', '[]'::jsonb, 'thinking', null, 'finishReason', null, 'reason', null, 'message', null, 'firstTokenMs', null, 'totalMs', null);--> statement-breakpoint
ALTER TABLE "run_steps" ALTER COLUMN "detail" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "provider_data" jsonb;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "call_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "run_steps_call" ON "run_steps" USING btree ("run_id","call_id") WHERE call_id is not null;