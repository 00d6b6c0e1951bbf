ALTER TABLE "client_sessions" ADD COLUMN "chat_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "client_turns" ADD COLUMN "message_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "client_sessions" ADD CONSTRAINT "client_sessions_chat" FOREIGN KEY ("organization_id","chat_id") REFERENCES "public"."chats"("organization_id","id") ON DELETE cascade ON UPDATE no action;