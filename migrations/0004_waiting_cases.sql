CREATE TABLE `waiting_cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`guild_id` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `waiting_cases_since` ON `waiting_cases` (`guild_id`,`since`,`case_id`);