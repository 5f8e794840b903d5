CREATE TABLE `boards` (
	`guild_id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`message_id` text NOT NULL,
	`shown` text NOT NULL,
	`shown_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `case_files` (
	`case_id` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`case_id`, `sha256`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_files_sha256` ON `case_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `case_people` (
	`case_id` text NOT NULL,
	`user_id` text NOT NULL,
	`relation` text NOT NULL,
	PRIMARY KEY(`case_id`, `user_id`, `relation`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_people_user` ON `case_people` (`user_id`,`relation`,`case_id`);--> statement-breakpoint
CREATE TABLE `cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`head` text NOT NULL,
	`guild_id` text GENERATED ALWAYS AS (json_extract(state, '$.guildId')) VIRTUAL,
	`reference` text GENERATED ALWAYS AS (json_extract(state, '$.reference')) VIRTUAL,
	`number` integer GENERATED ALWAYS AS (json_extract(state, '$.number')) VIRTUAL,
	`status` text GENERATED ALWAYS AS (json_extract(state, '$.status')) VIRTUAL,
	`restricted` integer GENERATED ALWAYS AS (json_extract(state, '$.restricted')) VIRTUAL,
	`leaders_only` integer GENERATED ALWAYS AS (json_extract(state, '$.leadersOnly')) VIRTUAL,
	`thread_id` text GENERATED ALWAYS AS (json_extract(state, '$.thread.threadId')) VIRTUAL,
	`channel_id` text GENERATED ALWAYS AS (json_extract(state, '$.thread.channelId')) VIRTUAL,
	`message_id` text GENERATED ALWAYS AS (json_extract(state, '$.message.messageId')) VIRTUAL,
	`severity` text GENERATED ALWAYS AS (json_extract(state, '$.severity')) VIRTUAL,
	`assignee_id` text GENERATED ALWAYS AS (json_extract(state, '$.assigneeId')) VIRTUAL,
	`check_in_at` integer GENERATED ALWAYS AS (json_extract(state, '$.checkInAt')) VIRTUAL,
	`opened_at` integer GENERATED ALWAYS AS (json_extract(state, '$.openedAt')) VIRTUAL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_reference` ON `cases` (`guild_id`,`reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`guild_id`,`number`);--> statement-breakpoint
CREATE INDEX `cases_opened` ON `cases` (`guild_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`guild_id`,`status`);--> statement-breakpoint
CREATE INDEX `cases_thread` ON `cases` (`thread_id`);--> statement-breakpoint
CREATE INDEX `cases_message` ON `cases` (`message_id`);--> statement-breakpoint
CREATE INDEX `cases_channel` ON `cases` (`channel_id`);--> statement-breakpoint
CREATE TABLE `contents` (
	`case_id` text NOT NULL,
	`content_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`salt` text,
	`erased_at` integer,
	PRIMARY KEY(`case_id`, `content_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`draft_id` text PRIMARY KEY NOT NULL,
	`guild_id` text,
	`user_id` text NOT NULL,
	`payload` text,
	`expires_at` integer NOT NULL,
	`case_id` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_case` ON `drafts` (`case_id`);--> statement-breakpoint
CREATE INDEX `drafts_expiry` ON `drafts` (`expires_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`case_id` text NOT NULL,
	`version` integer NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`body` text NOT NULL,
	`digests` text NOT NULL,
	`row_digest` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`case_id`, `version`, `position`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `guilds` (
	`guild_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`next_number` integer NOT NULL,
	`staff_read_at` integer
);
--> statement-breakpoint
CREATE TABLE `interactions` (
	`interaction_id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`effect_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` text,
	`guild_id` text,
	`scope` text NOT NULL,
	`lane` text NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`key` text NOT NULL,
	`refresh` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`run_at` integer NOT NULL,
	`started_at` integer,
	`locked_by` text,
	`locked_until` integer,
	`last_error` text,
	`problem` text,
	`permission` text,
	`channel_id` text,
	`had_problem` integer DEFAULT false NOT NULL,
	`ages_from` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`case_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_unsettled` ON `outbox` (`scope`,`lane`,`effect_id`) WHERE state in ('due', 'failed');--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`effect_id`) WHERE state in ('due', 'failed');--> statement-breakpoint
CREATE INDEX `outbox_troubled` ON `outbox` (`guild_id`,`kind`) WHERE state in ('failed', 'dead');--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`ages_from`) WHERE state = 'done';--> statement-breakpoint
CREATE TABLE `settings_changes` (
	`change_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text NOT NULL,
	`changed_by` text NOT NULL,
	`at` integer NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	FOREIGN KEY (`guild_id`) REFERENCES `guilds`(`guild_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `setup_drafts` (
	`guild_id` text NOT NULL,
	`user_id` text NOT NULL,
	`choices` text NOT NULL,
	PRIMARY KEY(`guild_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`guild_id` text NOT NULL,
	`user_id` text NOT NULL,
	`names` text NOT NULL,
	`role_ids` text NOT NULL,
	`is_leader` integer NOT NULL,
	PRIMARY KEY(`guild_id`, `user_id`),
	FOREIGN KEY (`guild_id`) REFERENCES `guilds`(`guild_id`) ON UPDATE no action ON DELETE no action
);
