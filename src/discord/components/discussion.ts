import { AttachmentBuilder } from 'discord.js';
import type { DiscussionMessage, DiscussionStore } from '../../app/ports.ts';
import { discussion as words } from '../../texts/en/discussion.ts';
import type { Shown } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { passages } from '../views/discussion.ts';
import type { Passage } from '../views/discussion.ts';
import { says } from '../with-words.ts';
import { caseButton } from './case-buttons.ts';

const pageSize = 200;

/** What people wrote in the thread of a case, as a text file for whoever presses (SPEC 4.4). */
export const showDiscussion = caseButton('discussion', (view, { context, fileBytesAtMost }) => ({
  show: 'later',
  work: async () => {
    const messages = await allOf(context.stores.discussions, view.state.caseId);
    return messages.length === 0 ? says(words.nothing) : inFile(view, messages, fileBytesAtMost);
  },
}));

async function allOf(discussions: DiscussionStore, caseId: string): Promise<DiscussionMessage[]> {
  const all: DiscussionMessage[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: DiscussionMessage[] = await discussions.page(caseId, after, pageSize);
    all.push(...page);
    more = page.length === pageSize;
    after = page.at(-1)?.messageId ?? after;
  }
  return all;
}

function inFile(view: CaseView, messages: DiscussionMessage[], bytesAtMost: number): Exclude<Shown, { show: 'modal' }> {
  const { reference } = view.state;
  const heading = `${words.heading(reference)}\n\n`;
  const kept = latest(passages(view, messages), bytesAtMost - Buffer.byteLength(heading));
  const file = new AttachmentBuilder(Buffer.from(heading + kept.join(''), 'utf8'), {
    name: `${reference}-discussion.txt`,
  });
  const content = words.shown(kept.length) + words.onlyLatest(messages.length - kept.length);
  return { show: 'message', payload: { content, files: [file] } };
}

/** As many of the latest as fit. */
function latest(all: Passage[], bytesAtMost: number): Passage[] {
  let bytes = 0;
  const from = all.findLastIndex((one) => (bytes += Buffer.byteLength(one)) > bytesAtMost);
  return all.slice(from + 1);
}
