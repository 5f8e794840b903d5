CREATE TABLE `discussions` (
	`remark_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`message_id` text NOT NULL,
	`kind` text NOT NULL,
	`stamp` integer NOT NULL,
	`at` integer NOT NULL,
	`author_id` text,
	`author_name` text,
	`written_at` integer,
	`replies_to` text,
	`text` text,
	`attachments` text,
	`stickers` text,
	`erased_at` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `discussions_remark` ON `discussions` (`message_id`,`kind`,`stamp`);--> statement-breakpoint
CREATE INDEX `discussions_case` ON `discussions` (`case_id`,length(message_id),`message_id`);--> statement-breakpoint
CREATE INDEX `discussions_thread` ON `discussions` (`thread_id`,length(message_id),`message_id`);--> statement-breakpoint
CREATE TABLE `thread_marks` (
	`thread_id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `outbox_apart` ON `outbox` (`kind`,`effect_id`) WHERE state in ('due', 'failed') and kind in ('show-out', 'tend-thread');