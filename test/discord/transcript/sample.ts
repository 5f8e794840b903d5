import type { DiscussionMessage, HistoryEntry } from '../../../src/app/ports.ts';
import { planChange } from '../../../src/app/plan-change.ts';
import { assembleTranscript } from '../../../src/discord/transcript/assemble.ts';
import type { TranscriptSource } from '../../../src/discord/transcript/assemble.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand, OpenCase } from '../../../src/domain/command.ts';
import { Settings } from '../../../src/domain/settings.ts';
import type { FileKind } from '../../../src/domain/transcript.ts';
import { ids, openCase, openedAt, staff } from '../../domain/given.ts';

const minute = 60_000;
const staffNames = new Map([
  [ids.staff, 'Rowan of the Watch'],
  [ids.otherStaff, 'imke'],
  [ids.leader, 'halvard'],
]);

/** A case after these commands as the source of a transcript, with its history and words. */
export function sourceOf(opening: OpenCase, commands: CaseCommand[], more: Partial<TranscriptSource> = {}) {
  let state: CaseState | null = null;
  const words = new Map<string, string>();
  const history: HistoryEntry[] = [];
  for (const command of [opening, ...commands]) {
    const planned = planChange(opening.caseId, state, command);
    if (!planned.ok) throw new Error(`Refused: ${command.type}: ${planned.refusal.code}`);
    const { next, events, contents, expectedVersion } = planned.change;
    state = { ...next, version: expectedVersion + 1 };
    const actorId = 'by' in command ? command.by.userId : null;
    history.push(...events.map((event, position) => entry(event, { version: expectedVersion + 1, position, actorId })));
    for (const { contentId, text } of contents) words.set(contentId, text);
  }
  if (state === null) throw new Error('No case was opened');
  const source: TranscriptSource = {
    view: { state, words, settings: Settings.parse({ timeZone: 'Europe/Berlin' }) },
    history,
    server: 'Lantern Hill',
    staff,
    kinds: new Map(),
    takenAt: openedAt + 90 * 24 * 60 * minute,
    discussion: [],
    audience: 'leader',
    ...more,
  };
  return source;
}

const entry = (
  event: HistoryEntry['event'],
  rest: Pick<HistoryEntry, 'version' | 'position' | 'actorId'>,
): HistoryEntry => ({ event, at: event.at, hash: 'h', ...rest });

export const transcriptOf = (
  opening: Partial<OpenCase> = {},
  commands: CaseCommand[] = [],
  more: Partial<TranscriptSource> = {},
) => assembleTranscript(sourceOf(openCase(opening), commands, more));

/** A message of the team's discussion, so many times three minutes after the report; the last of `texts` is what it says. */
export function remark(
  number: number,
  texts: string | string[],
  more: Partial<DiscussionMessage> & { attachments?: DiscussionMessage['wordings'][number]['attachments'] } = {},
): DiscussionMessage {
  const { attachments = [], ...rest } = more;
  const authors = [ids.staff, ids.otherStaff, ids.leader];
  const authorId = authors[Math.floor(number / 2) % authors.length] ?? ids.staff;
  const writtenAt = openedAt + number * 3 * minute;
  return {
    messageId: remarkId(number),
    threadId: ids.thread,
    authorId,
    authorName: staffNames.get(authorId) ?? authorId,
    writtenAt,
    repliesTo: null,
    wordings: [texts].flat().map((text, index) => ({
      kind: index === 0 ? 'written' : 'edited',
      at: writtenAt + index * 11 * minute,
      text,
      attachments,
      stickers: [],
    })),
    deletedAt: null,
    ...rest,
  };
}

export const remarkId = (number: number) => `${600_000_000_000_000_000n + BigInt(number)}`;

/** Kept files as `decide` gets them, and what they are. */
export function keptFiles(count: number, { bytes = 1000, name = (n: number) => `proof ${n}.png` } = {}) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const files: OpenCase['files'] = numbers.map((number) => ({
    evidenceId: `e${number}`,
    name: { contentId: `f${number}`, kind: 'file-name', text: name(number) },
    url: { contentId: `u${number}`, kind: 'file-url', text: 'https://cdn.example/x' },
    size: bytes,
    sha256: digest(number),
    from: 'reporter',
  }));
  const kinds = new Map<string, FileKind>(numbers.map((number) => [digest(number), 'png']));
  return { files, kinds };
}

const digest = (number: number) => number.toString(16).padStart(64, '0');

/** The pages of a transcript, whole. */
export async function textOf({ pieces }: { pieces: () => AsyncIterable<string> }): Promise<string> {
  let text = '';
  for await (const piece of pieces()) text += piece;
  return text;
}
