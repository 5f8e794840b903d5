CREATE TABLE `decision_drafts` (
	`case_id` text NOT NULL,
	`user_id` text NOT NULL,
	`payload` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `user_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `votes` (
	`case_id` text NOT NULL,
	`proposal` integer NOT NULL,
	`user_id` text NOT NULL,
	`vote` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `proposal`, `user_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
