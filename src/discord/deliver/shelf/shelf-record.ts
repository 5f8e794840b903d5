import type { MessageCreateOptions } from 'discord.js';
import type { StaffMember } from '../../../domain/recusal.ts';
import { shelf as words } from '../../../texts/en/shelf.ts';
import type { CaseView } from '../../views/case-view.ts';
import { historyLines } from '../../views/history.ts';
import { safeName } from '../../views/safe-text.ts';
import type { Delivery } from '../delivery.ts';
import { withOthers } from '../post-card.ts';
import { isOpenToOthers } from '../who-could-read.ts';
import type { ThreadChannel } from 'discord.js';

/** Discord's limit for a message, with room for what stands around the lines. */
const lettersAtMost = 1800;

/**
 * How the case went, for everybody in the private thread of its shelf post: the newest entries, and whatever is attached
 * to them. Null while somebody reads there who must not.
 */
export async function shelfRecord(
  delivery: Delivery,
  thread: ThreadChannel,
  view: CaseView,
): Promise<MessageCreateOptions | null> {
  if (await isOpenToOthers(delivery, thread, view)) return null;
  const { cases, guilds } = delivery.stores;
  const { caseId, guildId, reference } = view.state;
  const shown = await withOthers(delivery, thread, view);
  const staff = await guilds.staff(guildId);
  const lines = historyLines(shown, await cases.history(caseId), false).map((line) => withoutMentions(line, staff));
  const newest = newestThatFit(lines);
  const rest = newest.length < lines.length ? [words.earlier] : [];
  return {
    content: [words.timelineOpening(reference), ...newest, ...rest].join('\n'),
    allowedMentions: { parse: [] },
  };
}

function newestThatFit(lines: string[]): string[] {
  let letters = 0;
  const from = lines.findLastIndex((line) => (letters += line.length + 1) > lettersAtMost);
  return lines.slice(from + 1);
}

/** A mention would call people into the thread: they are written as name and id (SPEC 4.2). */
function withoutMentions(line: string, staff: readonly StaffMember[]): string {
  return line.replaceAll(/<@!?(\d+)>/gu, (_mention, userId: string) => {
    const name = staff.find((one) => one.userId === userId)?.names[0];
    return name === undefined ? `\`${userId}\`` : `${safeName(name)} (\`${userId}\`)`;
  });
}
