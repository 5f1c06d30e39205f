CREATE TABLE "mailboxes" (
	"hash" text PRIMARY KEY NOT NULL,
	"sent_at" bigint[] NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspended_addresses" (
	"hash" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"ends_at" bigint
);
--> statement-breakpoint
CREATE INDEX "mailboxes_last_at" ON "mailboxes" USING btree ("last_at");