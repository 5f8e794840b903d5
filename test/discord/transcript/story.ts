import type { TranscriptSource } from '../../../src/discord/transcript/assemble.ts';
import type { CaseCommand, Content } from '../../../src/domain/command.ts';
import { ids, openedAt } from '../../domain/given.ts';
import { contactSamples } from '../../domain/contact/samples.ts';
import { orders } from '../../domain/lifecycle/orders.ts';
import { keptFiles, remark, remarkId } from './sample.ts';

const hour = 60 * 60_000;
const note = (contentId: string, text: string) => ({ contentId, kind: 'note' as const, text });

/** What the team wrote meanwhile. */
const talk = [
  remark(20, 'Morning. I read it twice: four messages, the last one after she said no.'),
  remark(21, 'The screenshots fit what is in #general.', { attachments: [{ name: 'overview.pdf', size: 48_213 }] }),
  remark(22, 'Thank you. Is she all right?', { repliesTo: remarkId(20) }),
  remark(23, ['She says so. imke wrote.', `She says so. <@${ids.otherStaff}> has written to her.`]),
  remark(
    400,
    'I would rather not decide this alone.\n\nTwo questions:\n  1. Did he know that she had blocked him?\n  2. Who tells her?',
  ),
  remark(401, 'wrong thread, sorry', { deletedAt: openedAt + 1210 * 60_000 }),
];

const ask = contactSamples.contact;
const settled = contactSamples['settle-contact'];
const reply = contactSamples['receive-reply'];
const said = (contentId: string, text: string, kind: Content['kind'] = 'contact') => ({ contentId, kind, text });

/** A question to the reporter and her answer, which she changed; then a question to the subject, which found no way. */
export const conversations: CaseCommand[] = [
  {
    ...ask,
    text: said('m1', 'Thank you for telling us. We have read everything. May we ask when it began?'),
    at: openedAt + 5 * hour,
  },
  { ...settled, at: openedAt + 5 * hour + 2000 },
  {
    ...reply,
    text: said('reply1', 'In May.', 'reply'),
    files: [
      {
        evidenceId: 'e9',
        name: said('f9', 'june.png', 'file-name'),
        url: said('u9', 'https://cdn.example/x', 'file-url'),
        size: 880,
        sha256: null,
        from: 'reply',
      },
    ],
    at: openedAt + 6 * hour,
  },
  {
    ...contactSamples['edit-reply'],
    text: said('reply1-edited', 'In June, after the game night.', 'reply'),
    at: openedAt + 6 * hour + 60_000,
  },
  {
    ...ask,
    partyId: 'subject-1',
    mark: 'mark2',
    text: said('m2', 'We would like to hear your side of it.'),
    at: openedAt + 7 * hour,
  },
  {
    ...settled,
    number: 2,
    messageId: 'm2',
    result: { state: 'undeliverable', way: 'dm', why: 'closed', barred: null },
    at: openedAt + 7 * hour + 2000,
  },
];

/** A case from its report to its end, with some of everything. */
export const story: CaseCommand[] = [
  {
    ...orders.triage,
    severity: 'high',
    immediateRisk: true,
    risk: note('risk', 'He knows where she works.'),
    at: openedAt + hour,
  },
  {
    ...orders.assign,
    note: note('handover', 'You know both of them. Please write to her first.'),
    at: openedAt + 2 * hour,
  },
  {
    ...orders.nextStep,
    nextStep: note('next', 'Write to her, then read his messages since June.'),
    followUpAt: openedAt + 96 * hour,
    at: openedAt + 3 * hour,
  },
  { ...orders.investigate, at: openedAt + 4 * hour },
  ...conversations,
  {
    type: 'add-information',
    reporterId: ids.reporter,
    text: { contentId: 'a1', kind: 'description', text: 'He wrote again tonight, under another name.' },
    files: [],
    message: null,
    maxFileBytes: 1000,
    staff: [],
    at: openedAt + 30 * hour,
  },
  {
    ...orders.propose,
    reasons: note(
      'reasons',
      'Four messages after she had asked him to stop. He admits them.\nNothing before in three years.',
    ),
    at: openedAt + 72 * hour,
  },
  { ...orders.approve, at: openedAt + 74 * hour },
  {
    ...orders.close,
    summary: note(
      'summary',
      'He kept writing after being asked to stop. Rowan looked into it, both were heard, and he was warned. She was told first.',
    ),
    at: openedAt + 96 * hour,
  },
];

const place = { channelId: ids.channel, messageId: ids.card };
const plain = { embeds: [], attachments: [], stickers: [], components: [] };
const author = (userId: string, name: string) => ({ userId, name, displayName: null, kind: 'member' as const });

/** The message that was reported, with one before and one after it. */
export const reportedMessage = {
  contentId: 's1',
  snapshot: {
    guildId: ids.guild,
    ...place,
    author: author(ids.subject, 'tobin'),
    writtenAt: openedAt - hour,
    editedAt: null,
    content: 'I can see that you are online. Answer me.',
    ...plain,
    mentionIds: [],
    poll: null,
    repliesTo: null,
    forwards: [],
  },
  around: { before: 1, after: 1 },
};

/** The words of those around it. */
const around = JSON.stringify({
  before: [
    {
      messageId: '500000000000000011',
      editedAt: null,
      author: author(ids.reporter, 'mira'),
      writtenAt: openedAt - 2 * hour,
      content: 'Please stop writing to me.',
      ...plain,
    },
  ],
  after: [
    {
      messageId: '500000000000000012',
      editedAt: null,
      author: author('200000000000000007', 'sol'),
      writtenAt: openedAt - hour + 60_000,
      content: 'hey, leave Mira alone',
      ...plain,
    },
  ],
});

/** Those around it, kept. */
export const keepAround: CaseCommand = {
  type: 'settle-around',
  result: {
    state: 'stored',
    content: { contentId: 'ar1', kind: 'surroundings', text: around },
    before: 1,
    after: 1,
    source: { editedAt: openedAt },
  },
  at: openedAt + 60_000,
};

export const files = keptFiles(3, {
  name: (number) => ['june.png', 'mira and tobin.png', 'later.png'][number - 1] ?? '',
});

export const everything: Partial<TranscriptSource> = {
  discussion: talk,
  kinds: files.kinds,
};
