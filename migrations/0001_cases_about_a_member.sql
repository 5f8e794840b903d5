ALTER TABLE `case_people` ADD `opened_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `case_people` ADD `gathered` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `case_people_recent` ON `case_people` (`user_id`,`relation`,`opened_at`,`case_id`,`gathered`);--> statement-breakpoint
ALTER TABLE `cases` ADD `gathered_in` text GENERATED ALWAYS AS (json_extract(state, '$.gatheredIn.caseId')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `cases_gathered` ON `cases` (`gathered_in`,`number`);