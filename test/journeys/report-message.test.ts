import { afterEach, expect, it } from 'vitest';
import { newUser } from '../support/discord-server/world/fresh.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { keptHashes, picture, sha256 } from '../support/files.ts';
import { cardIn, labelsOn, plainForm, quiet, shownTo, threadOf } from '../support/reporting.ts';
import { blockOn, general, keptCase, posted, reportedMessage } from '../support/reporting-messages.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

const seconds = (s: Scene) => Math.floor(s.clock.now() / 1000);

/** What the card quotes of it. */
const quotedOn = (s: Scene, reference = 'C-0001') => blockOn(s, reference).filter((line) => line.startsWith('> '));

const proofOn = (s: Scene) =>
  cardIn(s, threadOf(s, 'C-0001'))
    .text.split('\n')
    .filter((line) => line.startsWith('- '));

it('makes a case about the author, with the message on the card as it was', async () => {
  const s = await scene();
  for (const text of ['hello', 'good morning']) s.sol.says(text);
  const message = s.tobin.says('Go away, **all** of you. <@1> https://example.org/a_b');
  s.mira.says('please stop');
  const { ack, reference, thread } = await reportedMessage(s, s.mira, message);

  expect(thread.name).toBe('C-0001 · Harassment · tobin');
  expect(ack.text).toContain('The message you reported is kept as it was, even if it is changed or deleted now.');
  expect(blockOn(s, reference)).toEqual([
    `**Reported message** by tobin (\`${s.tobin.id}\`) · <t:${seconds(s)}:f> · https://discord.com/channels/${s.guild.id}/${message.channel_id}/${message.id}`,
    '> Go away, \\*\\*all\\*\\* of you. ‹@1> https://example.org/a_b',
    '+ 2 before, 1 after',
  ]);
  expect(labelsOn(cardIn(s, thread))).toContain('Around it');
  expect(s.tobin.seesNothingOf('C-0001')).toBe(true);
});

it('opens the form about the member from the user menu, and the report is like any other', async () => {
  const s = await scene();
  await s.mira.usesUserMenu('Report user', s.tobin.user);
  expect(s.mira.modal?.title).toBe('About tobin');
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · tobin']);
  expect(blockOn(s, 'C-0001')).toEqual([]);
  expect(shownTo(s.mira).text).not.toContain('The message you reported');
});

it('says when the message had been edited before', async () => {
  const s = await scene();
  const message = s.tobin.says('first');
  s.tobin.edits(message, 'second');
  const { reference } = await reportedMessage(s, s.mira, message);

  expect(blockOn(s, reference).slice(1)).toEqual([
    '> second',
    '+ 0 before, 0 after',
    `✏️ Last edited before the report, <t:${seconds(s)}:f>.`,
  ]);
});

it('keeps a message that is deleted while the form is open', async () => {
  const s = await scene();
  const message = s.tobin.says('look at this', { files: [picture('a.png')] });
  await s.mira.usesMessageMenu('Report message', message);
  s.tobin.deletes(message);
  await s.mira.fillsIn(plainForm);
  await quiet(s);

  expect(quotedOn(s)).toEqual(['> look at this']);
  expect(blockOn(s, 'C-0001').at(-1)).toBe('🗑️ Deleted since. This is how it was when it was reported.');
  expect(proofOn(s)).toEqual(['- a.png · of the message · 64 bytes · could not be kept (Discord no longer had it)']);
});

it.each(['webhook', 'bot'] as const)('names nobody as the subject for the message of a %s', async (kind) => {
  const s = await scene();
  const author = newUser('700000000000000001', 'Notices', { bot: true });
  const webhookId = kind === 'webhook' ? author.id : null;
  const message = postMessage(s.discord.world, { channel: general(s), author, content: 'You won!', webhookId });
  const { thread } = await reportedMessage(s, s.mira, message);

  expect(thread.name).toBe('C-0001 · Harassment');
  expect(cardIn(s, thread).text).toContain('**About:** nobody named');
  expect(blockOn(s, 'C-0001')[0]).toContain(`by Notices (\`${author.id}\`, a ${kind}) · `);
});

it('keeps whom it answers, and says so', async () => {
  const s = await scene();
  const first = s.sol.says('Who is going?');
  const { id: message_id, channel_id } = first;
  const reference = { type: 0, message_id, channel_id, guild_id: s.guild.id };
  const message = posted(s, s.tobin, { content: 'Not you.', type: 19, messageReference: reference });
  await reportedMessage(s, s.mira, message);

  expect(blockOn(s, 'C-0001').slice(1, 3)).toEqual([`Answers sol (\`${s.sol.id}\`).`, '> Not you.']);
  expect((await keptCase(s, 'C-0001')).snapshot.repliesTo?.message?.content).toBe('Who is going?');
});

it('says when the message it answers was gone', async () => {
  const s = await scene();
  const messageReference = { type: 0, message_id: '100000000000000099', channel_id: general(s).id };
  await reportedMessage(s, s.mira, posted(s, s.tobin, { content: 'Ha.', type: 19, messageReference }));

  expect(blockOn(s, 'C-0001')[1]).toBe('Answers a message that was not sent along.');
});

it('keeps what is passed on, with its files', async () => {
  const s = await scene();
  const far = s.sol.says('Secret of mine', { files: [picture('far.png')] });
  const { content, embeds, attachments, timestamp } = far;
  const snapshot = { content, embeds, attachments, timestamp, edited_timestamp: null, components: [] };
  const messageReference = { type: 1, message_id: far.id, channel_id: far.channel_id, guild_id: s.guild.id };
  const message = posted(s, s.tobin, { messageReference, messageSnapshots: [{ message: snapshot }] });
  await reportedMessage(s, s.mira, message);

  expect(quotedOn(s)).toEqual(['> Passed on:', '> Secret of mine']);
  expect(proofOn(s)[0]).toContain('- far.png · of the message · 64 bytes · kept');
  expect((await keptCase(s, 'C-0001')).snapshot.repliesTo).toBeNull();
});

it('keeps a poll', async () => {
  const s = await scene();
  const answers = [
    { answer_id: 1, poll_media: { text: 'Mira' } },
    { answer_id: 2, poll_media: { text: 'Sol' } },
  ];
  const poll = { question: { text: 'Who is worst?' }, answers, allow_multiselect: false, layout_type: 1, expiry: null };
  await reportedMessage(s, s.mira, Object.assign(posted(s, s.tobin, {}), { poll }));

  expect(quotedOn(s)).toEqual(['> Poll: Who is worst? (Mira / Sol)']);
});

it('shows the words of a message that is embeds only', async () => {
  const s = await scene();
  const embeds = [{ type: 'rich', title: 'Free gifts', description: 'Click *here*', url: 'https://evil.example' }];
  await reportedMessage(s, s.mira, posted(s, s.tobin, { embeds }));

  expect(blockOn(s, 'C-0001').slice(1)).toEqual([
    '> Free gifts',
    '> Click \\*here\\*',
    '1 embed · + 0 before, 0 after',
  ]);
  expect((await keptCase(s, 'C-0001')).snapshot.embeds).toEqual(embeds);
});

it('keeps ten files of a message without words', async () => {
  const s = await scene();
  const files = Array.from({ length: 10 }, (_, index) => picture(`p${index}.png`, { seed: index + 1 }));
  const { ack } = await reportedMessage(s, s.mira, s.tobin.says('', { files }), {
    proof: [picture('mine.png', { seed: 50 })],
  });

  expect(blockOn(s, 'C-0001').slice(1)).toEqual(['*no text*', '10 files · + 0 before, 0 after']);
  expect(ack.text).toContain('Your file is being kept as proof.');
  expect(await keptHashes(s)).toHaveLength(11);
  expect(await keptHashes(s)).toEqual(expect.arrayContaining(files.map(({ bytes }) => sha256(bytes))));
  expect(proofOn(s).at(-1)).toBe('- … 6 more');
});

it('says when a file of the message is at a dead link, and the report stands', async () => {
  const s = await scene();
  const message = s.tobin.says('look', { files: [picture('a.png')] });
  s.discord.cdn.expire(message.attachments[0]?.id ?? '');
  await reportedMessage(s, s.mira, message);

  expect(proofOn(s)).toEqual(['- a.png · of the message · 64 bytes · could not be kept (Discord no longer had it)']);
});

it('takes two reports about the same message as two cases', async () => {
  const s = await scene();
  const message = s.tobin.says('Go away.');
  await reportedMessage(s, s.mira, message);
  await reportedMessage(s, s.sol, message);

  expect([quotedOn(s), quotedOn(s, 'C-0002')]).toEqual([['> Go away.'], ['> Go away.']]);
});
