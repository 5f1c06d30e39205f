CREATE TABLE "own_packs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"revision" integer NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"published_revision" integer DEFAULT 0 NOT NULL,
	"offered" jsonb,
	"created_at" bigint NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "packs" ADD COLUMN "own_pack_id" uuid;--> statement-breakpoint
ALTER TABLE "own_packs" ADD CONSTRAINT "own_packs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "own_packs_user_id" ON "own_packs" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "packs" ADD CONSTRAINT "packs_own_pack_id_own_packs_id_fk" FOREIGN KEY ("own_pack_id") REFERENCES "public"."own_packs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "packs_own_pack_id" ON "packs" USING btree ("own_pack_id");