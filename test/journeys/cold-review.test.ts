import { afterEach, expect, it } from 'vitest';
import { removeMember } from '../support/discord-server/world/guilds.ts';
import { answers, contacts, contactThread } from '../support/contacting.ts';
import { labelsOn, messagesIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { shelfPosts } from '../support/security-server.ts';
import { goesCold, restCold, revives, stateOf } from '../support/shelving.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60_000;
const yearMs = 366 * dayMs;

/** The bot is away for so long, and looks at everything when it is back. */
async function later(s: Scene, ms: number): Promise<void> {
  await s.restart(() => s.clock.advance(ms));
  await quiet(s);
}

/** What leaders are told of in the staff channel. */
const brought = (s: Scene): string[] =>
  messagesIn(s, s.caseChannels.staffChannel)
    .map(({ text }) => text)
    .filter((text) => text.startsWith('❄️ **Cold cases**'));

it('brings what slept for a year before the leaders, once, in one message that calls them', async () => {
  const s = await scene();
  await restCold(s);
  await restCold(s);
  await restCold(s);
  await revives(s, s.imke, shelfPosts(s)[2] ?? contactThread(s));
  const before = s.halvard.pings.length;
  await later(s, yearMs);
  await until(() => brought(s).length === 1, 'the leaders to be told');
  const [text = ''] = brought(s);

  expect(text.match(/C-\d{4}/gu)?.toSorted()).toEqual(['C-0001', 'C-0002']);
  expect(text).toContain('Each has been asleep for 12 months or longer.');
  expect(text).toContain(`<#${shelfPosts(s)[0]?.id}>`);
  expect(s.halvard.pings.slice(before).filter(({ message }) => message.content === text)).toHaveLength(1);
  expect(s.rowan.pings.filter(({ message }) => message.content === text)).toEqual([]);
  await later(s, dayMs);
  expect(brought(s)).toHaveLength(1);

  await s.halvard.runs('/case history', { case: '1' });
  expect(shownTo(s.halvard).text).toContain('Brought before the leaders: asleep for 12 months');
  await later(s, yearMs);
  await until(() => brought(s).length === 2, 'the leaders to be told again');
});

it('tells leaders by name, where it rests, of a case that not everybody may know of', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { about: { member: s.rowan } });
  await s.halvard.runs('/case triage', { case: reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await goesCold(s, reference);
  await later(s, yearMs);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  const told = () => messagesIn(s, post).filter(({ text }) => text.startsWith(`❄️ **${reference}**`));
  await until(() => told().length === 1, 'the leaders to be told');

  expect(told()[0]?.text).toContain('This case has been asleep since <t:');
  expect(labelsOn(told()[0] ?? shownTo(s.halvard))).toEqual(['Revive', 'Decide']);
  expect(s.halvard.pings.some(({ message }) => message.id === told()[0]?.message.id)).toBe(true);
  expect(brought(s)).toEqual([]);
  expect(s.rowan.seesNothingOf(reference)).toBe(true);
  await later(s, dayMs);
  expect(told()).toHaveLength(1);
});

it('tells of each case once when Discord fails after the message was sent', async () => {
  const s = await scene();
  await restCold(s);
  s.discord.faults.next(
    { method: 'POST', path: '/channels/:channel/messages', body: ({ content }) => String(content).startsWith('❄️') },
    { status: 500, after: true },
  );
  await later(s, yearMs);
  await until(() => brought(s).length === 1, 'the leaders to be told');
  s.clock.advance(60 * 60_000);
  await quiet(s);

  expect(brought(s)).toHaveLength(1);
  expect((await stateOf(s)).broughtUp).toMatchObject({ together: true });
});

it('moves nothing in a server that it is not in any more, and says so in the log', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'Medium', risk: 'No' });
  await contacts(s, s.rowan);
  removeMember(s.discord.world, s.guild, s.discord.world.bot.id);
  await s.restart(() => s.clock.advance(40 * dayMs));
  await until(() => s.logLines.some((line) => line.includes('the bot is not in it')), 'the log to say so');

  const state = await stateOf(s);
  expect([state.status, state.coldWarning]).toEqual(['triage', null]);
});

/** What is asked for when missed answers are read. */
const talks = (s: Scene) => ({ method: 'GET', path: new RegExp(`/channels/${contactThread(s).id}/messages`, 'u') });

it('lets /sweep wait for answers that are still to be read, and runs it then', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'Medium', risk: 'No' });
  await contacts(s, s.rowan);
  for (const days of [7, 12]) {
    s.clock.advance(days * dayMs);
    await s.halvard.runs('/sweep');
    await quiet(s);
  }
  const failing = s.discord.faults.always(talks(s), { status: 500 });
  await s.restart(() => {
    s.clock.advance(2 * dayMs);
    s.mira.says('I was away. Here I am.', { in: contactThread(s) });
  });
  await failing.reached;
  const swept = s.halvard.runs('/sweep');
  await until(() => s.halvard.answer?.loading === true, 'the leader to wait');
  await until(() => {
    s.clock.advance(6000);
    return s.halvard.answer?.loading === false;
  }, 'the leader to be answered');
  await swept;

  expect(shownTo(s.halvard).text).toContain('is still being read');
  expect((await stateOf(s)).status).toBe('triage');
  failing.off();
  s.clock.advance(31_000);
  await until(async () => (await stateOf(s)).conversations[0]?.replies.length === 1, 'the answer to be read');
  await quiet(s);

  expect((await stateOf(s)).status).toBe('triage');
});

it('notices what somebody edited or deleted while the bot was away, and shows it in the case thread', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  const kept = await answers(s, s.mira, 'It was on Sunday.');
  const taken = await answers(s, s.mira, 'Please tell nobody.');
  await s.restart(() => {
    s.mira.edits(kept, 'It was on Monday.');
    s.mira.deletes(taken);
  });
  const shown = () =>
    messagesIn(s, thread)
      .map(({ text }) => text)
      .join('\n');
  await until(() => shown().includes('It was on Monday.'), 'the edit to be shown');
  await until(async () => (await stateOf(s)).conversations[0]?.replies[1]?.deletedAt !== null, 'the deletion');
  await quiet(s);

  expect(shown()).toMatch(/ · edited since\n> It was on Monday\.\n/u);
  expect(shown()).toMatch(/ · deleted by them since\n> Please tell nobody\./u);
  const events = (await s.bot.stores.cases.history((await stateOf(s)).caseId)).map(({ event }) => event.type);
  expect(events.filter((type) => type === 'reply-edited')).toHaveLength(1);
  expect(events.filter((type) => type === 'reply-deleted')).toHaveLength(1);
  await s.restart();
  await quiet(s);
  const again = (await s.bot.stores.cases.history((await stateOf(s)).caseId)).map(({ event }) => event.type);
  expect(again.filter((type) => type === 'reply-edited')).toHaveLength(1);
});
