CREATE TABLE "slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"host_id" text NOT NULL,
	"guest_id" text,
	"host_zone" text NOT NULL,
	"guest_zone" text,
	"interview" jsonb NOT NULL,
	"interview_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"offer_by" text,
	"offered" jsonb NOT NULL,
	"starts_at" bigint,
	"cancelled_by" text,
	"sequence" integer NOT NULL,
	"opened_at" bigint,
	"day_told" bigint,
	"hour_told" bigint,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	CONSTRAINT "slots_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "slots_interview_id_unique" UNIQUE("interview_id")
);
--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_host_id_users_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_guest_id_users_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "slots_host_id" ON "slots" USING btree ("host_id");--> statement-breakpoint
CREATE INDEX "slots_guest_id" ON "slots" USING btree ("guest_id");--> statement-breakpoint
CREATE INDEX "slots_starts_at" ON "slots" USING btree ("starts_at");