CREATE TABLE "voice_chunks" (
	"take" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" bigint NOT NULL,
	"end_ms" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"levels" "bytea" NOT NULL,
	CONSTRAINT "voice_chunks_take_n_pk" PRIMARY KEY("take","n")
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"take" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"ms" integer NOT NULL,
	"bytes" bigint NOT NULL,
	"deleted_at" bigint
);
--> statement-breakpoint
ALTER TABLE "voice_chunks" ADD CONSTRAINT "voice_chunks_take_voices_take_fk" FOREIGN KEY ("take") REFERENCES "public"."voices"("take") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "voices_interview_id" ON "voices" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "voices_person_id" ON "voices" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "voices_created_at" ON "voices" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "voice_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
