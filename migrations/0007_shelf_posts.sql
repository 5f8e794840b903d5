CREATE TABLE `shelf_posts` (
	`thread_id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`case_id` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shelf_posts_case` ON `shelf_posts` (`case_id`);--> statement-breakpoint
CREATE INDEX `shelf_posts_channel` ON `shelf_posts` (`channel_id`);