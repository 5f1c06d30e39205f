ALTER TABLE "interview_people" ADD COLUMN "let_in_by" text;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "made_by" text;