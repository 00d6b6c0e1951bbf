CREATE TABLE "agent_skills" (
	"organization_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agent_skills_agent_id_skill_id_pk" PRIMARY KEY("agent_id","skill_id")
);
--> statement-breakpoint
CREATE TABLE "skill_files" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"path" text NOT NULL,
	"file_id" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"since_version" integer NOT NULL,
	"until_version" integer
);
--> statement-breakpoint
CREATE TABLE "skill_versions" (
	"organization_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"activation" text NOT NULL,
	"tags" text[] NOT NULL,
	"board_ids" text[] NOT NULL,
	"all_agents" boolean NOT NULL,
	"body" text NOT NULL,
	"front_matter" text NOT NULL,
	"changed_by" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "skill_versions_skill_id_version_pk" PRIMARY KEY("skill_id","version")
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"activation" text NOT NULL,
	"tags" text[] NOT NULL,
	"board_ids" text[] NOT NULL,
	"all_agents" boolean NOT NULL,
	"body" text NOT NULL,
	"front_matter" text NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"vector" "tsvector" GENERATED ALWAYS AS (public.helix_words("name" || ' ' || "description" || ' ' || "body")) STORED,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "skills_tenant" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "agent_skills" ADD CONSTRAINT "agent_skills_of_agent" FOREIGN KEY ("organization_id","agent_id") REFERENCES "public"."agents"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_skills" ADD CONSTRAINT "agent_skills_of_skill" FOREIGN KEY ("organization_id","skill_id") REFERENCES "public"."skills"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_files" ADD CONSTRAINT "skill_files_of_skill" FOREIGN KEY ("organization_id","skill_id") REFERENCES "public"."skills"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_files" ADD CONSTRAINT "skill_files_file_of" FOREIGN KEY ("organization_id","file_id") REFERENCES "public"."files"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_versions" ADD CONSTRAINT "skill_versions_of_skill" FOREIGN KEY ("organization_id","skill_id") REFERENCES "public"."skills"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agent_skills_skill" ON "agent_skills" USING btree ("skill_id");--> statement-breakpoint
CREATE UNIQUE INDEX "skill_files_path" ON "skill_files" USING btree ("skill_id","path") WHERE "skill_files"."until_version" is null;--> statement-breakpoint
CREATE INDEX "skill_files_skill" ON "skill_files" USING btree ("skill_id","id");--> statement-breakpoint
CREATE INDEX "skill_files_file" ON "skill_files" USING btree ("file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "skills_name" ON "skills" USING btree ("organization_id","name") WHERE "skills"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "skills_vector" ON "skills" USING gin ("vector") WITH (fastupdate=false);