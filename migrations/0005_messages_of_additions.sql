CREATE TABLE `case_messages` (
	`case_id` text NOT NULL,
	`message_id` text NOT NULL,
	PRIMARY KEY(`case_id`, `message_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_messages_message` ON `case_messages` (`message_id`);