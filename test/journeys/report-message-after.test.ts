import { afterEach, expect, it } from 'vitest';
import type { Message } from '../support/discord-server/world/types.ts';
import { cardIn, pressesForeign, quiet, shownTo, threadOf } from '../support/reporting.ts';
import { blockOn, general, hiddenFromBot, keptCase, posted, reportedMessage } from '../support/reporting-messages.ts';
import { until } from '../support/until.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const edited = '✏️ Edited since. This is how it was when it was reported.';
const deleted = '🗑️ Deleted since. This is how it was when it was reported.';

/** Ten messages around one of Tobin's. */
function midOfTalk(s: Scene): Message {
  for (let count = 1; count <= 7; count += 1) s.sol.says(`before ${count}`);
  const message = s.tobin.says('Go away.');
  for (let count = 1; count <= 7; count += 1) s.sol.says(`after ${count}`);
  return message;
}

/** The bot asking for the messages around one of #general. */
const looking = (s: Scene) => ({ method: 'GET', path: new RegExp(`/channels/${general(s).id}/messages`, 'u') });

/** Presses *Around it* on the card of the first case. */
async function looksAround(s: Scene, person = s.rowan, reference = 'C-0001') {
  await person.presses('Around it', { on: cardIn(s, threadOf(s, reference)) });
  return shownTo(person);
}

const kindsIn = async (s: Scene) => {
  const { state } = await keptCase(s, 'C-0001');
  return (await s.bot.stores.cases.history(state.caseId)).map(({ event }) => event.type);
};

it('keeps five messages before and after, and shows them to whoever presses, alone', async () => {
  const s = await scene();
  await reportedMessage(s, s.mira, midOfTalk(s));
  const shown = await looksAround(s);
  const quoted = shown.text.split('\n').filter((line) => line.startsWith('> '));

  expect(blockOn(s, 'C-0001').at(-1)).toBe('+ 5 before, 5 after');
  expect(quoted).toEqual([
    ...[3, 4, 5, 6, 7].map((count) => `> before ${count}`),
    '> Go away.',
    ...[1, 2, 3, 4, 5].map((count) => `> after ${count}`),
  ]);
  expect(shown.text).toContain(`▶ **Reported message** by tobin (\`${s.tobin.id}\`)`);
  expect(shown.ephemeral).toBe(true);
});

it('keeps as many as the server wishes, and none where it wishes none', async () => {
  const s = await scene({ settings: { contextBefore: 1, contextAfter: 0 } });
  await reportedMessage(s, s.mira, midOfTalk(s));
  const none = await scene({ settings: { contextBefore: 0, contextAfter: 0 } });
  await reportedMessage(none, none.mira, midOfTalk(none));

  expect(blockOn(s, 'C-0001').at(-1)).toBe('+ 1 before, 0 after');
  expect(blockOn(none, 'C-0001').at(-1)).toBe('This server keeps no messages around a reported one.');
});

it('gives a long talk as a text file, with everything in it', async () => {
  const s = await scene();
  const long = 'and so on '.repeat(150);
  s.sol.says(`first ${long}`);
  const message = s.tobin.says(`second ${long}`);
  await reportedMessage(s, s.mira, message);
  const shown = await looksAround(s);
  const id = shown.attachments[0]?.id ?? '';

  expect(shown.attachments.map(({ filename }) => filename)).toEqual(['C-0001-around.txt']);
  expect(String(Buffer.from(s.discord.world.files.get(id)?.bytes ?? []))).toContain(
    `>>> Reported message <<<\n[${new Date(s.clock.now()).toISOString()}] tobin (${s.tobin.id})\nsecond and so on`,
  );
});

it('lets nothing around it act on whoever reads it', async () => {
  const s = await scene();
  const evil = `<@${s.imke.id}> @everyone\n# big\n||hidden|| [x](https://evil.example) \u202Eabc`;
  posted(s, s.sol, { content: evil, allowedMentions: { parse: [] } });
  await reportedMessage(s, s.mira, s.tobin.says('Go away.'));
  const before = s.imke.pings.length;
  const { text } = await looksAround(s);

  expect(text).toContain(
    `> ‹@${s.imke.id}> @\u200Beveryone\n> \\# big\n> \\|\\|hidden\\|\\| \\[x\\](https://evil.example) abc`,
  );
  expect(s.imke.pings).toHaveLength(before);
});

it('says when the bot cannot see the channel, and the report stands', async () => {
  const s = await scene();
  const message = posted(s, s.tobin, { content: 'Go away.' }, hiddenFromBot(s));
  await reportedMessage(s, s.mira, message);

  expect(blockOn(s, 'C-0001').slice(1)).toEqual([
    '> Go away.',
    '⚠️ Incomplete: the bot may not read that channel, so the messages around it are missing.',
  ]);
  expect((await looksAround(s)).text).toContain('⚠️ Incomplete');
});

it('says when the channel is gone by then', async () => {
  const s = await scene();
  const outage = s.discord.faults.next(looking(s), {
    apiError: { status: 404, code: 10003, message: 'Unknown Channel' },
  });
  await reportedMessage(s, s.mira, s.tobin.says('Go away.'));

  expect(outage.hits).toBe(1);
  expect(blockOn(s, 'C-0001').at(-1)).toBe(
    '⚠️ Incomplete: the channel is gone, so the messages around it are missing.',
  );
});

it('waits for Discord, and keeps them once it is well again', async () => {
  const s = await scene();
  s.discord.faults.next(looking(s), { status: 500 });
  await reportedMessage(s, s.mira, midOfTalk(s));

  expect(blockOn(s, 'C-0001').at(-1)).toBe('+ 5 before, 5 after');
  expect((await kindsIn(s)).filter((type) => type === 'around-settled')).toHaveLength(1);
});

it('copies nothing out of another case', async () => {
  const s = await scene();
  const { thread } = await reportedMessage(s, s.mira, s.tobin.says('Go away.'));
  s.imke.says('He did it before.', { in: thread });
  const message = s.rowan.says('I think he is right.', { in: thread });
  await reportedMessage(s, s.imke, message);
  const reference = s.imke.answer?.text.match(/C-\w+/u)?.[0] ?? '';
  const { text } = await looksAround(s, s.halvard, reference);

  expect(text).not.toContain('He did it before.');
  expect(text).toContain('It stands in a channel of the team, so the messages around it were not copied.');
});

it('notes an edit once and a deletion, and nothing of what is kept changes', async () => {
  const s = await scene();
  const message = s.tobin.says('Go away.');
  await reportedMessage(s, s.mira, message);
  s.clock.advance(60_000);
  for (const text of ['I said nothing.', 'Really.']) s.tobin.edits(message, text);
  await until(() => blockOn(s, 'C-0001').includes(edited), 'the edit on the card');
  expect(blockOn(s, 'C-0001').slice(1)).toEqual(['> Go away.', '+ 0 before, 0 after', edited]);
  s.tobin.deletes(message);
  await until(() => blockOn(s, 'C-0001').includes(deleted), 'the deletion on the card');

  expect(blockOn(s, 'C-0001').slice(1)).toEqual(['> Go away.', '+ 0 before, 0 after', edited, deleted]);
  expect((await kindsIn(s)).filter((type) => type === 'source-changed')).toHaveLength(2);
});

it('takes an unfolded link or a pin for no edit, and an edit before the report for none after it', async () => {
  const s = await scene();
  const message = s.tobin.says('https://example.org');
  s.tobin.edits(message, 'https://example.org/a');
  await reportedMessage(s, s.mira, message);
  s.discord.world.editMessage(message, { embeds: [{ title: 'An example' }], marked: false });
  const other = s.tobin.says('later');
  s.tobin.deletes(other);
  await reportedMessage(s, s.sol, s.mira.says('more'));

  expect(blockOn(s, 'C-0001').join('\n')).not.toMatch(/since/u);
});

it('finds out by itself that it was edited while the form was open', async () => {
  const s = await scene();
  const message = s.tobin.says('Go away.');
  await s.mira.usesMessageMenu('Report message', message);
  s.clock.advance(60_000);
  s.tobin.edits(message, 'Hello.');
  await s.mira.fillsIn({ category: 'Harassment', description: 'x' });
  await quiet(s);

  expect(blockOn(s, 'C-0001').slice(1)).toEqual(['> Go away.', '+ 0 before, 0 after', edited]);
});

it('opens the messages around it to nobody who may not see the case', async () => {
  const s = await scene();
  await reportedMessage(s, s.mira, midOfTalk(s), { description: 'Rowan knows.' });
  const { state } = await keptCase(s, s.mira.answer?.text.match(/C-\w+/u)?.[0] ?? '');
  for (const person of [s.rowan, s.sol, s.mira, s.tobin]) {
    await person.runs('/report');
    await person.fillsIn({ category: 'Harassment', description: 'x' });
    await pressesForeign(s, person, `around-it:${state.caseId}:0`);
  }

  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  for (const person of [s.sol, s.mira, s.tobin])
    expect(shownTo(person).text).toContain('This is for the Security team.');
});
