CREATE TABLE "pointings" (
	"interview_id" uuid NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"samples" jsonb NOT NULL,
	CONSTRAINT "pointings_interview_id_at_by_pk" PRIMARY KEY("interview_id","at","by")
);
--> statement-breakpoint
CREATE TABLE "recordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"title" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"interview_id" uuid NOT NULL,
	"by" text NOT NULL,
	"show_names" boolean NOT NULL,
	"show_script" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint,
	CONSTRAINT "shares_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "pointings" ADD CONSTRAINT "pointings_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recordings_owner_id" ON "recordings" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "shares_interview_id" ON "shares" USING btree ("interview_id");