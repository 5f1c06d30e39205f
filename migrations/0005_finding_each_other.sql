CREATE TABLE "expected_people" (
	"interview_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"due_at" bigint NOT NULL,
	"arrived_at" bigint,
	"settled_at" bigint,
	CONSTRAINT "expected_people_interview_id_person_id_pk" PRIMARY KEY("interview_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "queue_entries" (
	"user_id" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"level" text NOT NULL,
	"topics" jsonb NOT NULL,
	"languages" jsonb NOT NULL,
	"joined_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"offer_id" uuid,
	"let_down_at" bigint
);
--> statement-breakpoint
CREATE TABLE "queue_offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"host_id" text NOT NULL,
	"guest_id" text NOT NULL,
	"level" text NOT NULL,
	"pack_id" text NOT NULL,
	"rounds" jsonb NOT NULL,
	"made_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"host_accepted_at" bigint,
	"guest_accepted_at" bigint,
	"state" text NOT NULL,
	"opened_at" bigint
);
--> statement-breakpoint
CREATE TABLE "queue_waits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"waited_ms" bigint NOT NULL,
	"matched" boolean NOT NULL,
	"ended_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "expected_people" ADD CONSTRAINT "expected_people_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_offers" ADD CONSTRAINT "queue_offers_host_id_users_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_offers" ADD CONSTRAINT "queue_offers_guest_id_users_id_fk" FOREIGN KEY ("guest_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "expected_people_due_at" ON "expected_people" USING btree ("settled_at","due_at");--> statement-breakpoint
CREATE INDEX "queue_entries_joined_at" ON "queue_entries" USING btree ("joined_at");--> statement-breakpoint
CREATE INDEX "queue_offers_state" ON "queue_offers" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "queue_offers_host" ON "queue_offers" USING btree ("host_id","made_at");--> statement-breakpoint
CREATE INDEX "queue_offers_guest" ON "queue_offers" USING btree ("guest_id","made_at");--> statement-breakpoint
CREATE INDEX "queue_waits_role" ON "queue_waits" USING btree ("role","ended_at");