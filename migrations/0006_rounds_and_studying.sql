CREATE TABLE "interview_rounds" (
	"interview_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"seq" integer NOT NULL,
	"pack_id" text NOT NULL,
	"pack_version" integer NOT NULL,
	"question_id" text NOT NULL,
	"title" text NOT NULL,
	"target_level" text NOT NULL,
	"interviewer_id" text,
	"candidate_id" text,
	"script_open" boolean NOT NULL,
	"started_at" bigint,
	"ended_at" bigint,
	"unsealed_at" bigint,
	"results" jsonb,
	CONSTRAINT "interview_rounds_interview_id_round_pk" PRIMARY KEY("interview_id","round")
);
--> statement-breakpoint
CREATE TABLE "scripts_seen" (
	"user_id" text NOT NULL,
	"pack_id" text NOT NULL,
	"question_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "scripts_seen_user_id_pack_id_question_id_pk" PRIMARY KEY("user_id","pack_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "study_ticks" (
	"user_id" text NOT NULL,
	"interview_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"dimension" text NOT NULL,
	"step" smallint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "study_ticks_user_id_interview_id_round_dimension_step_pk" PRIMARY KEY("user_id","interview_id","round","dimension","step")
);
--> statement-breakpoint
ALTER TABLE "interview_rounds" ADD CONSTRAINT "interview_rounds_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scripts_seen" ADD CONSTRAINT "scripts_seen_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_ticks" ADD CONSTRAINT "study_ticks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interview_rounds_interviewer_id" ON "interview_rounds" USING btree ("interviewer_id");--> statement-breakpoint
CREATE INDEX "interview_rounds_candidate_id" ON "interview_rounds" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "interview_rounds_question" ON "interview_rounds" USING btree ("pack_id","question_id");