import type { Row } from './row.ts';
import { answerRows } from './rows-answers.ts';
import { careRows } from './rows-care.ts';
import { contactRows } from './rows-contact.ts';
import { measureRows } from './rows-measures.ts';
import { reportRows } from './rows-report.ts';

/** Every use of Discord by the bot. */
export const rows: readonly Row[] = [...reportRows, ...contactRows, ...answerRows, ...careRows, ...measureRows];
