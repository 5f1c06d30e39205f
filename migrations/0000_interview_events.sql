CREATE TABLE "interview_events" (
	"interview_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" text NOT NULL,
	"command_id" uuid NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "interview_events_interview_id_seq_pk" PRIMARY KEY("interview_id","seq")
);
--> statement-breakpoint
CREATE TABLE "readiness" (
	"id" smallint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
