-- Rows of before get the time their case was opened.
UPDATE `case_people` SET `opened_at` = coalesce((SELECT `opened_at` FROM `cases` WHERE `cases`.`case_id` = `case_people`.`case_id`), 0);
