ALTER TABLE "models" ADD COLUMN "settings" jsonb DEFAULT '{"reasoning":null,"maxOutputTokens":null,"contextWindow":null,"canSee":false,"canUseTools":true,"stallSeconds":null,"deadlineSeconds":null}' NOT NULL;--> statement-breakpoint
ALTER TABLE "models" ALTER COLUMN "settings" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "fallback_model_ids" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "models" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "fallback_model_ids" text[] DEFAULT '{}' NOT NULL;