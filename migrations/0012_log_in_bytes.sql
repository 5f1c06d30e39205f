-- jsonb wrote 5e-324 out as 325 characters, so that a few commands became rows of megabytes. Where a row holds such
-- numbers, those near zero become 0 and those of more than 40 digits keep the first 40; all other rows stay as they are.
ALTER TABLE "interview_events" ALTER COLUMN "event" SET DATA TYPE json USING (
	CASE WHEN "event" ->> 'type' = 'boardChanged' AND octet_length("event"::text) > 131072 AND "event"::text ~ '0{100}'
	THEN regexp_replace(
		regexp_replace("event"::text, '([\[: ])-?0\.0{12}[0-9]*', '\10', 'g'),
		'([\[: ]-?[0-9]{40})[0-9]+(\.[0-9]+)?', '\1', 'g'
	)::json
	ELSE "event"::json END
);--> statement-breakpoint
ALTER TABLE "interview_events" ADD COLUMN "bytes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "interview_events" SET "bytes" = octet_length("event"::text);
