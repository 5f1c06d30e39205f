CREATE INDEX "images_by" ON "images" USING btree ("by");--> statement-breakpoint
CREATE INDEX "interviews_host_id" ON "interviews" USING btree ("host_id");