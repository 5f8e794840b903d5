DROP INDEX `case_conversations_user`;--> statement-breakpoint
ALTER TABLE `case_conversations` ADD `opened_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `case_conversations` ADD `closed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `case_conversations_user` ON `case_conversations` (`user_id`,`opened_at`,`case_id`,`closed`);--> statement-breakpoint
DROP INDEX `cases_opened`;--> statement-breakpoint
DROP INDEX `cases_status`;--> statement-breakpoint
ALTER TABLE `cases` ADD `keeping_phase` text GENERATED ALWAYS AS (json_extract(state, '$.keeping.phase')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `urgent` integer GENERATED ALWAYS AS (json_extract(state, '$.urgent')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `unattended` integer GENERATED ALWAYS AS ((
        (json_extract(state, '$.urgent') or (json_extract(state, '$.gathering.leadersCalledAt') is not null
          and json_extract(state, '$.gathering.partedAt') is null))
        and json_extract(state, '$.status') = 'new' and json_extract(state, '$.assigneeId') is null
        and json_extract(state, '$.onIt') is null and json_extract(state, '$.gatheredIn') is null
      )) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `withheld` integer GENERATED ALWAYS AS (json_extract(state, '$.withheld')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `asleep_since` integer GENERATED ALWAYS AS ((max(
        coalesce(json_extract(state, '$.shelf.since'), json_extract(state, '$.openedAt')),
        coalesce(json_extract(state, '$.broughtUp.at'), 0)))) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `held_until` integer GENERATED ALWAYS AS (json_extract(state, '$.heldUntil')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `cases` ADD `proposed` integer GENERATED ALWAYS AS ((json_extract(state, '$.proposal') is not null)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `cases_asleep` ON `cases` (`guild_id`,`asleep_since`,`case_id`,`held_until`) WHERE status = 'cold';--> statement-breakpoint
CREATE INDEX `cases_proposed` ON `cases` (`guild_id`) WHERE proposed = 1;--> statement-breakpoint
CREATE INDEX `cases_kept_from` ON `cases` (`guild_id`) WHERE keeping_phase = 'named';--> statement-breakpoint
CREATE INDEX `cases_opened` ON `cases` (`guild_id`,`opened_at`,`number`,`case_id`,`leaders_only`,`keeping_phase`,`reference`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`guild_id`,`status`,`unattended`,`urgent`,`severity`,`opened_at`,`number`,`case_id`,`leaders_only`,`restricted`,`keeping_phase`,`withheld`,`assignee_id`,`check_in_at`,`thread_id`);--> statement-breakpoint
UPDATE `case_conversations` SET
  `opened_at` = coalesce((SELECT json_extract(`state`, '$.openedAt') FROM `cases` WHERE `cases`.`case_id` = `case_conversations`.`case_id`), 0),
  `closed` = coalesce((SELECT json_extract(`state`, '$.status') = 'closed' FROM `cases` WHERE `cases`.`case_id` = `case_conversations`.`case_id`), false);
