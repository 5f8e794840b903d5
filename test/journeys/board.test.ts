import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.ts';
import { boardWords } from '../../src/texts/en/board.ts';
import { chooses, pressesForeign, quiet, reported, reports } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { addChannel, deleteChannel, setOverwrite } from '../support/discord-server/world/channels.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const half = 30_000;
const dayMs = 24 * 60 * 60_000;
const boardEdit = { method: 'PATCH', path: '/channels/:channel/messages/:message', body: isBoard };
const boardPost = { method: 'POST', path: '/channels/:channel/messages', body: isBoard };

function isBoard({ components }: Record<string, unknown>): boolean {
  return JSON.stringify(components ?? []).includes('"queue-mine:');
}

/** Boards in a channel, whoever may see them. */
const boardsIn = ({ discord }: Scene, channel: Channel) =>
  [...discord.world.messagesOf(channel.id).values()].filter((one) => isBoard({ components: one.components }));

const boardText = (s: Scene, channel = s.caseChannels.staffChannel): string =>
  s.halvard.sees(channel).find(({ message }) => isBoard({ components: message.components }))?.text ?? '';

/** A server whose empty board is up, its first pause over. */
async function withBoard(options: Parameters<typeof scene>[0] = {}) {
  const s = await scene(options);
  await until(() => boardText(s).includes(boardWords.empty), 'the empty board');
  await untilKnown(s);
  s.clock.advance(half);
  return { s, channel: s.caseChannels.staffChannel };
}

/** The bot has written down where its board is. */
async function untilKnown({ bot, guild, clock }: Scene, stepMs = 0): Promise<void> {
  let isKnown = false;
  const look = async () => {
    isKnown = (await bot.stores.boards.load(guild.id)) !== null;
  };
  await until(() => {
    void look();
    if (!isKnown) clock.advance(stepMs);
    return isKnown;
  }, 'the board to be known');
}

const shows = (s: Scene, words: string) => until(() => boardText(s).includes(words), `the board to say "${words}"`);

async function choose({ bot, guild, owner, clock }: Scene, change: Partial<Settings>): Promise<void> {
  const { guilds } = bot.stores;
  const before = await guilds.settings(guild.id);
  await guilds.saveSettings({
    guildId: guild.id,
    before,
    after: { ...before, ...change },
    by: owner.id,
    at: clock.now(),
  });
}

it('is one message that says what is open, urgent cases first', async () => {
  const { s, channel } = await withBoard();
  await reported(s, s.mira);
  await shows(s, 'C-0001');
  await reported(s, s.mira, { form: { category: 'Threats or danger' } });
  s.clock.advance(half);
  await shows(s, 'C-0002');

  const opened = `opened <t:${Math.floor((s.clock.now() - half - half) / 1000)}:R>`;
  expect(boardText(s).replaceAll(/opened <t:\d+:R>/gu, opened)).toBe(
    [
      boardWords.title,
      `- **C-0002** · ${boardWords.unattended} · Threats or danger · Critical · ${opened}`,
      '### New',
      `- **C-0001** · Harassment · Medium · ${boardWords.nobody} · ${opened}`,
      boardWords.footer,
    ].join('\n'),
  );
  expect(boardsIn(s, channel)).toHaveLength(1);
  expect(s.halvard.pings.filter(({ message }) => message.channel_id === channel.id)).toEqual([]);
});

it('follows a case by name, without a mention, until it is closed', async () => {
  const { s } = await withBoard();
  await reported(s, s.mira);
  await shows(s, '### New');
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No', scope: 'All of it.' });
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  s.clock.advance(half);
  await shows(s, '### Triage');
  expect(boardText(s)).toContain('High · Rowan ·');
  expect(boardText(s)).not.toContain('<@');
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0001');
  s.clock.advance(half);
  await shows(s, boardWords.empty);
});

it('marks an overdue check-in when its time comes, by itself', async () => {
  const { s } = await withBoard();
  await reported(s, s.mira);
  await shows(s, 'C-0001');
  s.clock.advance(7 * dayMs);
  await shows(s, boardWords.overdue);
  await s.halvard.runs('/case hold', { case: 'C-0001' });
  await s.halvard.fillsIn({ until: '3d', reason: 'Away.' });
  s.clock.advance(half);
  await shows(s, 'on hold until');
  expect(boardText(s)).not.toContain(boardWords.overdue);
});

it('edits at most once in half a minute, and not at all when it says the same', async () => {
  const { s } = await withBoard();
  const handle = s.discord.faults.next(boardEdit, { lateMs: 0 });
  await reported(s, s.mira);
  await shows(s, 'C-0001');
  expect(handle.hits).toBe(1);
  for (let count = 0; count < 3; count += 1) await reported(s, s.sol);
  expect(boardText(s)).not.toContain('C-0002');
  s.clock.advance(half);
  await shows(s, 'C-0004');

  const looks = () =>
    s.discord.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/roles')).length;
  const [edited, before] = [s.discord.faults.next(boardEdit, { lateMs: 0 }), looks()];
  s.clock.advance(half);
  await s.bot.stores.boards.refreshAt(s.guild.id, s.clock.now());
  s.clock.advance(5_000);
  await until(() => looks() > before, 'another look at the server');
  await quiet(s);
  expect(edited.hits).toBe(0);
});

it('never holds a restricted case; /queue shows it to whom it may be shown', async () => {
  const { s } = await withBoard();
  await reported(s, s.mira);
  const ack = await reports(s.sol, { member: s.rowan }, { category: 'Scam or spam' });
  const hidden = /C-[0-9A-Z]{4}/u.exec(ack.text)?.[0] ?? '';
  s.clock.advance(half);
  await shows(s, 'C-0001');
  s.clock.advance(half);
  await s.imke.runs('/queue');
  await s.rowan.runs('/queue');
  await pressesForeign(s, s.mira, 'queue-mine::0');

  expect(hidden).not.toBe('');
  expect(boardText(s)).not.toContain(hidden);
  expect(s.imke.answer?.text).toContain(hidden);
  expect(s.imke.answer?.text).toContain('2 open cases');
  expect(s.imke.answer?.ephemeral).toBe(true);
  expect(s.rowan.answer?.text).not.toContain(hidden);
  expect(s.rowan.answer?.text).toContain('1 open case ·');
  expect(s.mira.answer?.text).toContain('for the Security team');
});

it('shows whoever presses its button their own queue', async () => {
  const { s } = await withBoard();
  await reports(s.sol, { member: s.rowan }, { category: 'Scam or spam' });
  const board = s.rowan.sees(s.caseChannels.staffChannel)[0]?.message;
  if (board === undefined) throw new Error('There is no board');
  await s.rowan.presses(boardWords.showMine, { on: board });
  await s.imke.presses(boardWords.showMine, { on: board });

  expect(s.rowan.answer?.text).toContain(boardWords.nothingForYou);
  expect(s.imke.answer?.text).toContain('1 open case ·');
});

it('leaves out a case whose party owns the server', async () => {
  const { s } = await withBoard();
  await reported(s, s.mira);
  await shows(s, 'C-0001');
  await reported(s, s.sol, { about: { member: s.ownerPerson } });
  await reported(s, s.sol);
  s.clock.advance(half);
  await shows(s, 'C-0003');

  expect(boardText(s)).not.toContain('C-0002');
});

it('takes the cases away at once when members could read the channel, and brings them back', async () => {
  const { s, channel } = await withBoard();
  await reported(s, s.mira);
  await shows(s, 'C-0001');
  const open = { id: s.guild.id, type: 0 as const, allow: PermissionFlagsBits.ViewChannel, deny: 0n };
  setOverwrite(s.discord.world, channel, s.guild.id, open);
  await shows(s, boardWords.withheld);
  expect(boardText(s)).not.toContain('C-0001');
  setOverwrite(s.discord.world, channel, s.guild.id, { ...open, allow: 0n, deny: PermissionFlagsBits.ViewChannel });
  s.clock.advance(half);
  await shows(s, 'C-0001');
});

it('comes back once when it is deleted by hand, and goes on there', async () => {
  const { s, channel } = await withBoard();
  const [board] = boardsIn(s, channel);
  if (board === undefined) throw new Error('There is no board');
  s.discord.gateway.duplicateEvents('MESSAGE_DELETE');
  s.discord.world.deleteMessage(board);
  await until(() => boardsIn(s, channel).length === 1, 'the new board');
  s.clock.advance(half);
  await reported(s, s.mira);
  s.clock.advance(half);
  await shows(s, 'C-0001');

  expect(boardsIn(s, channel)).toHaveLength(1);
});

it('moves with the staff channel, also when the old one is deleted', async () => {
  const { s, channel } = await withBoard();
  const { permission_overwrites } = channel;
  const fresh = (name: string) => addChannel(s.discord.world, s.guild, { name, permission_overwrites });
  const [second, third] = [fresh('team-2'), fresh('team-3')];
  await choose(s, { staffChannel: second.id });
  s.clock.advance(5_000);
  await until(() => boardsIn(s, second).length === 1, 'the board in the new channel');
  await until(() => boardsIn(s, channel).length === 0, 'the old board to be gone');
  deleteChannel(s.discord.world, second);
  await choose(s, { staffChannel: third.id });
  s.clock.advance(10 * 60_000);

  await until(() => boardsIn(s, third).length === 1, 'the board in the third channel');

  expect(boardText(s, third)).toContain(boardWords.empty);
});

it('is posted once when Discord applies the post and answers with an error', async () => {
  const { s, channel } = await withBoard();
  const [board] = boardsIn(s, channel);
  if (board === undefined) throw new Error('There is no board');
  const fault = s.discord.faults.next(boardPost, { status: 500, after: true });
  s.discord.world.deleteMessage(board);
  await until(() => fault.hits >= 1, 'the post to fail');
  await untilKnown(s, 1_000);
  await reported(s, s.mira);
  s.clock.advance(60_000);
  await shows(s, 'C-0001');

  expect(boardsIn(s, channel)).toHaveLength(1);
});

it('is the same message after a restart', async () => {
  const { s, channel } = await withBoard();
  const [before] = boardsIn(s, channel);
  await s.restart();
  await reported(s, s.mira);
  s.clock.advance(half);
  await shows(s, 'C-0001');

  expect(boardsIn(s, channel).map(({ id }) => id)).toEqual([before?.id]);
});
