import { expect, it } from 'vitest';
import type { OpenCase } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effects.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { accept } from '../../src/domain/ruling.ts';
import { namingTexts, Snapshot } from '../../src/domain/snapshot.ts';
import { categoryNamed, eventsOf, given, ids, openCase, opened, openedAt } from './given.ts';

const at = openedAt + 60_000;
const said = { content: '', embeds: [], attachments: [], stickers: [], components: [] };
const author = { userId: ids.subject, name: 'tobin', displayName: 'Tobin', kind: 'member' } as const;

const snapshotOf = (changes: Partial<Snapshot> = {}): Snapshot => ({
  guildId: ids.guild,
  channelId: ids.channel,
  messageId: ids.card,
  author,
  writtenAt: openedAt - 5000,
  editedAt: null,
  ...said,
  content: 'Go away, all of you.',
  mentionIds: [],
  poll: null,
  repliesTo: null,
  forwards: [],
  ...changes,
});

const messageOf = (changes: Partial<Snapshot> = {}, around = { before: 5, after: 5 }): OpenCase['message'] => ({
  contentId: 's1',
  snapshot: snapshotOf(changes),
  around,
});

const nothing = { contentId: null, before: 0, after: 0 };
const reported = {
  channelId: ids.channel,
  messageId: ids.card,
  snapshotId: 's1',
  seenByBot: false,
  editedAt: null,
  editedSince: false,
  deletedSince: false,
  around: { state: 'pending', reason: null, ...nothing },
};

it('refers to the message by ids, and hands its words over beside the event', () => {
  const ruling = decide(null, openCase({ message: messageOf() }));

  expect(opened({ message: messageOf() }).message).toEqual(reported);
  expect(JSON.stringify(eventsOf(ruling))).not.toMatch(/Go away|tobin/u);
  const kept = ruling.ok ? ruling.contents.find(({ kind }) => kind === 'snapshot') : undefined;
  expect(Snapshot.parse(JSON.parse(kept?.text ?? ''))).toEqual(snapshotOf());
});

it.each([
  ['wanted', openCase({ message: messageOf() }), { state: 'pending', reason: null }],
  [
    'not wanted',
    openCase({ message: messageOf({}, { before: 0, after: 0 }) }),
    { state: 'left-out', reason: 'switched-off' },
  ],
  [
    'about a minor',
    openCase({ message: messageOf(), category: categoryNamed('minor-safety') }),
    { state: 'left-out', reason: 'minor-safety' },
  ],
])('asks for the messages around it where they are wanted: %s', (_when, command, around) => {
  const state = opened(command);
  const effects = eventsOf(decide(null, command)).flatMap((event) => effectsOf(state, event));
  const fetches = effects.filter(({ effect }) => effect.kind === 'fetch-around');

  expect(state.message?.around).toEqual({ ...nothing, ...around });
  expect(fetches).toHaveLength(around.state === 'pending' ? 1 : 0);
});

it('keeps of a message about a minor only where it is and who wrote it', () => {
  const embeds = [{ title: 'secret' }];
  const message = messageOf({ embeds, mentionIds: [ids.reporter] });
  const ruling = decide(null, openCase({ message, category: categoryNamed('minor-safety') }));
  const kept = ruling.ok ? ruling.contents.find(({ kind }) => kind === 'snapshot') : undefined;

  expect(JSON.parse(kept?.text ?? '')).toEqual(snapshotOf({ content: '', embeds: [], mentionIds: [] }));
});

const answered = { author: { ...author, userId: ids.staff }, writtenAt: openedAt, ...said };
const attachment = { size: 1, url: 'https://cdn.discordapp.com/x', type: null };

it.each([
  ['its words', { content: 'It was Rowan' }],
  ['a mention', { mentionIds: [ids.staff] }],
  ['its author', { author: { ...author, userId: ids.staff } }],
  ["a webhook's name", { author: { ...author, name: 'Rowan', kind: 'webhook' } }],
  ['whom it answers', { repliesTo: { channelId: ids.channel, messageId: ids.thread, message: answered } }],
  ['an embed, however deep', { embeds: [{ fields: [{ name: 'By', value: 'rowan' }] }] }],
  ['components', { components: [{ type: 17, components: [{ type: 10, content: 'rowan' }] }] }],
  ['a file', { attachments: [{ name: 'rowan.png', ...attachment }] }],
  ['a poll', { poll: { question: 'Who?', answers: ['Rowan', 'nobody'] } }],
  ['what is passed on', { forwards: [{ writtenAt: openedAt, ...said, content: 'rowan said so' }] }],
] satisfies [string, Partial<Snapshot>][])('recuses staff whom %s names', (_how, changes) => {
  const state = opened({ message: messageOf(changes) });

  expect(state.recusals).toEqual([{ userId: ids.staff, why: 'named' }]);
  expect(state).toMatchObject({ restricted: true, reference: 'C-7K3Q', number: null });
});

it('takes an address in a message for nobody', () => {
  expect(namingTexts(snapshotOf()).join(' ')).not.toContain(ids.card);
});

const stored = (source: { editedAt: number | null } | 'deleted' = { editedAt: null }) => {
  const content = { contentId: 'a1', kind: 'surroundings', text: '{}' } as const;
  return { type: 'settle-around', result: { state: 'stored', content, before: 2, after: 1, source }, at } as const;
};
const around = { state: 'stored', reason: null, contentId: 'a1', before: 2, after: 1 } as const;

it('keeps the messages around it once', () => {
  const command = stored();
  const ruling = given(openCase({ message: messageOf() })).when(command);

  expect(ruling).toEqual(accept([{ type: 'around-settled', around, at }], [command.result.content]));
  expect(given(openCase({ message: messageOf() }), command).when(command)).toEqual(accept([]));
});

it('marks the evidence incomplete with the reason', () => {
  const command = { type: 'settle-around', result: { state: 'failed', reason: 'no-access' }, at } as const;
  const failed = { state: 'failed', reason: 'no-access', ...nothing } as const;

  expect(given(openCase({ message: messageOf() })).when(command)).toEqual(
    accept([{ type: 'around-settled', around: failed, at }]),
  );
});

it.each([
  ['an edit', { editedAt: at }, ['edited']],
  ['a deletion', 'deleted', ['deleted']],
  ['an unfolded link', { editedAt: null }, []],
  ['the edit from before the report', { editedAt: openedAt - 1000 }, []],
] as const)('notes %s of the message once, and nothing else changes', (_what, source, noted) => {
  const message = messageOf({ editedAt: openedAt - 1000 });
  const command = { type: 'note-source', messageId: ids.card, source, at: at + 1 } as const;
  const events = noted.map((how) => ({ type: 'source-changed' as const, how, addition: null, at: at + 1 }));
  const before = given(openCase({ message }));

  expect(before.when(command)).toEqual(accept(events));
  expect(given(openCase({ message }), command).when(command)).toEqual(accept([]));
  const after = events.reduce(evolve, opened({ message }));
  const since = {
    editedSince: noted.some((how) => how === 'edited'),
    deletedSince: noted.some((how) => how === 'deleted'),
  };
  expect(after).toEqual({ ...opened({ message }), message: { ...opened({ message }).message, ...since } });
});

it('finds a change out with the messages around it, too', () => {
  const events = eventsOf(given(openCase({ message: messageOf() })).when(stored('deleted')));

  expect(events.map(({ type }) => type)).toEqual(['around-settled', 'source-changed']);
});

it('has nothing to note on a case without a message', () => {
  expect(given(openCase()).when({ type: 'note-source', messageId: ids.card, source: 'deleted', at })).toEqual(
    accept([]),
  );
  expect(given(openCase()).when(stored())).toEqual(accept([]));
});
