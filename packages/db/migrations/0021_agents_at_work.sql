CREATE TABLE "agent_file_versions" (
	"organization_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"author" jsonb NOT NULL,
	"run_id" text,
	"restored_from" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_file_versions_agent_id_name_version_pk" PRIMARY KEY("agent_id","name","version")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "slug" text;--> statement-breakpoint
UPDATE "agents" SET "slug" = named."slug" FROM (
	SELECT "id", case when count(*) over same = 1 then "base" else "base" || '-' || right("id", 6) end AS "slug"
	FROM (
		SELECT "id", "organization_id", coalesce(nullif(trim(both '-' from left(regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g'), 50)), ''), 'agent') AS "base"
		FROM "agents"
	) plain WINDOW same AS (PARTITION BY "organization_id", "base")
) named WHERE named."id" = "agents"."id";--> statement-breakpoint
ALTER TABLE "agents" ALTER COLUMN "slug" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "avatar_emoji" text DEFAULT '🤖' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "avatar_color" text DEFAULT 'gray' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "department_id" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "parent_id" text;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "tier" text DEFAULT 'T1' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "monthly_budget_micro_usd" bigint;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "soul_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "memory_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agent_file_versions" ADD CONSTRAINT "agent_file_versions_of_agent" FOREIGN KEY ("organization_id","agent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_department" FOREIGN KEY ("organization_id","department_id") REFERENCES "public"."departments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_parent" FOREIGN KEY ("organization_id","parent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agents_slug" ON "agents" USING btree ("organization_id","slug");--> statement-breakpoint
CREATE INDEX "agents_parent" ON "agents" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "agents_department" ON "agents" USING btree ("department_id");--> statement-breakpoint
INSERT INTO "agent_file_versions" ("organization_id", "agent_id", "name", "version", "text", "author", "created_at")
SELECT "organization_id", "id", file."name", 1, file."text", '{"kind": "service", "id": "helix", "name": "Helix"}', "created_at"
FROM "agents" CROSS JOIN LATERAL (VALUES ('SOUL.md', "soul"), ('MEMORY.md', "memory")) AS file("name", "text");
