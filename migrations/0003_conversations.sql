CREATE TABLE `case_conversations` (
	`case_id` text NOT NULL,
	`number` integer NOT NULL,
	`user_id` text,
	`thread_id` text,
	`mark` text NOT NULL,
	PRIMARY KEY(`case_id`, `number`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_conversations_user` ON `case_conversations` (`user_id`);--> statement-breakpoint
CREATE INDEX `case_conversations_thread` ON `case_conversations` (`thread_id`);--> statement-breakpoint
CREATE INDEX `case_conversations_mark` ON `case_conversations` (`mark`);--> statement-breakpoint
CREATE TABLE `direct_messages` (
	`user_id` text PRIMARY KEY NOT NULL,
	`read_up_to` text NOT NULL
);
