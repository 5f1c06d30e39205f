CREATE TABLE "earlier_selves" (
	"guest_id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "profiles" (
	"person_id" text PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earlier_selves" ADD CONSTRAINT "earlier_selves_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earlier_selves_person_id" ON "earlier_selves" USING btree ("person_id");