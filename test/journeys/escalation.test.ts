import { afterEach, expect, it } from 'vitest';
import type { SecurityPlan } from '../support/security-server.ts';
import { boardWords } from '../../src/texts/en/board.ts';
import { enterWords, escalation, onItWords } from '../../src/texts/en/calls.ts';
import { cardIn, labelsOn, messagesIn, on, peopleIn, quiet, reported, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { removeThreadMember } from '../support/discord-server/world/threads.ts';
import { comeIn, surgeAt } from './surge-scene.ts';
import { threadOf } from '../support/reporting.ts';

afterEach(closeScenes);

const minute = 60_000;
const danger: Form = { category: 'Threats or danger' };

/** An urgent report whose first calls are over. */
async function urgent(plan: SecurityPlan = {}, form: Form = {}) {
  const s = await scene(plan);
  const made = await reported(s, s.mira, { form: { ...danger, ...form } });
  return { s, ...made, calls: callsFrom(s) };
}

/** Who was pinged since the last time it was asked, by name. */
function callsFrom(s: Scene): () => string[] {
  const people = [s.rowan, s.imke, s.halvard, s.ysolde, s.ownerPerson, s.mira, s.tobin, s.sol];
  const known = new Map(people.map((person) => [person, person.pings.length]));
  return () =>
    people.flatMap((person) => {
      const fresh = person.pings.length - (known.get(person) ?? 0);
      known.set(person, person.pings.length);
      return Array<string>(fresh).fill(person.name);
    });
}

async function after(s: Scene, minutes: number): Promise<void> {
  s.clock.advance(minutes * minute);
  await quiet(s);
}

const leaders = ['Halvard', 'Ysolde'];
const everybody = ['Rowan', 'Imke', ...leaders];

it('calls leaders after 15 minutes, staff after 30, the owner after 60, each once, across restarts', async () => {
  const { s, reference, calls } = await urgent();
  await after(s, 14);
  expect(calls()).toEqual([]);
  await after(s, 1);
  expect(calls()).toEqual(leaders);
  await s.restart();
  await after(s, 14);
  expect(calls()).toEqual([]);
  await s.restart(() => s.clock.advance(minute));
  await quiet(s);
  expect(calls()).toEqual(everybody);
  await after(s, 30);
  expect(calls()).toEqual(['Owner']);
  await s.restart();
  await after(s, 24 * 60);
  expect(calls()).toEqual([]);

  const dm = s.ownerPerson.dms[0]?.text ?? '';
  expect(dm).toContain(`(${reference}) has waited for 60 minutes`);
  expect(dm.toLowerCase()).not.toMatch(/threat|danger|tobin|mira/u);
});

it('calls nobody any more once somebody is on it, also after a restart', async () => {
  const { s, thread, calls } = await urgent();
  await after(s, 15);
  expect(calls()).toEqual(leaders);
  const again = messagesIn(s, thread).find(({ text }) => text.startsWith(escalation.leaders('C-0001')));
  await s.rowan.presses(onItWords.button, on(again));
  expect(shownTo(s.rowan).text).toBe(onItWords.done('C-0001'));
  await s.restart();
  await after(s, 120);

  expect(calls()).toEqual([]);
  await s.halvard.runs('/case history', { case: 'C-0001' });
  expect(shownTo(s.halvard).text).toContain(`${s.rowan.mention} is on it`);
});

it.each<[string, (s: Scene) => Promise<unknown>]>([
  [
    'is triaged',
    async (s) => {
      await s.rowan.runs('/case triage', { case: '1' });
      await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
    },
  ],
  [
    'is assigned',
    async (s) => {
      await s.halvard.runs('/case assign', { case: '1' });
      await s.halvard.fillsIn({ whom: s.imke.id });
    },
  ],
])('calls nobody again about a case that %s', async (_what, step) => {
  const { s, calls } = await urgent();
  await step(s);
  await quiet(s);
  calls();
  await after(s, 120);

  expect(calls()).toEqual([]);
});

it('calls once for what fell due while the bot was away', async () => {
  const { s, calls } = await urgent();
  await s.restart(() => s.clock.advance(45 * minute));
  await quiet(s);

  expect(calls()).toEqual(everybody);
});

it('calls by the times of the setting, and only who is neither part of it nor gone', async () => {
  const settings = { urgentEscalation: { leaders: 2, staff: 4, owner: 6 } };
  const { s, thread, calls } = await urgent({ settings }, { description: 'Imke was there.' });
  removeThreadMember(s.discord.world, thread, s.ysolde.id);
  await after(s, 2);
  expect(calls()).toEqual(['Halvard']);
  await after(s, 2);
  expect(calls()).toEqual(['Rowan', 'Halvard']);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Rowan']);
  expect(s.imke.seesNothingOf(thread.name)).toBe(true);
  await after(s, 2);
  expect(calls()).toEqual(['Owner']);
});

it('never calls the owner to a case they are part of', async () => {
  const s = await scene();
  await reported(s, s.mira, { about: { member: s.ownerPerson }, form: danger });
  const calls = callsFrom(s);
  await after(s, 30);
  await after(s, 90);

  expect(calls()).not.toContain('Owner');
  expect(s.ownerPerson.dms).toEqual([]);
});

it('calls the staff in their own channel where they enter by themselves, but never of a restricted case', async () => {
  const { s, thread, calls } = await urgent({ settings: { addStaff: 'leaders' } });
  await after(s, 15);
  await after(s, 15);
  expect(calls().sort()).toEqual([...everybody, ...leaders].sort());
  expect(peopleIn(s, thread)).toEqual(leaders);
  const line = messagesIn(s, s.caseChannels.staffChannel).find(({ text }) => text.includes('Still nobody'));
  expect(labelsOn(line ?? cardIn(s, thread))).toEqual([onItWords.button, enterWords.button]);

  await s.halvard.presses(onItWords.button, { on: cardIn(s, thread).message });
  const kept = await reported(s, s.sol, { form: { ...danger, description: 'Imke was there.' } });
  calls();
  await after(s, 15);
  await after(s, 15);
  expect(calls().sort()).toEqual([...leaders, 'Rowan', ...leaders].sort());
  expect(s.imke.seesNothingOf(kept.reference)).toBe(true);
  const inStaffChannel = messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) => text.includes(kept.reference));
  expect(inStaffChannel).toEqual([]);
});

it('keeps what nobody is on above all on the board and in the queue, until somebody is', async () => {
  const { s, thread } = await urgent();
  await reported(s, s.sol);
  await s.imke.runs('/queue');
  expect(shownTo(s.imke).text).toMatch(new RegExp(`^[^\\n]*\\n- \\*\\*C-0001\\*\\* · ${boardWords.unattended}`, 'u'));
  await s.rowan.presses(onItWords.button, { on: cardIn(s, thread).message });
  await s.imke.runs('/queue');
  expect(shownTo(s.imke).text).not.toContain(boardWords.unattended);
  expect(shownTo(s.imke).text).toContain(boardWords.onIt('Rowan'));
});

it('calls for an urgent surge once, in the thread where it has gathered', async () => {
  const s = await scene(surgeAt);
  const [lead = '', beside = ''] = await comeIn(s, 6, danger);
  await quiet(s);
  const calls = callsFrom(s);
  await after(s, 16);
  expect(calls().sort()).toEqual(['Halvard', 'Halvard', 'Ysolde', 'Ysolde']);
  const again = messagesIn(s, threadOf(s, lead)).filter(({ text }) => text.includes('Nobody is on this'));
  expect(again).toHaveLength(1);
  await s.rowan.presses(onItWords.button, on(again[0]));
  await s.rowan.presses(onItWords.button, { on: cardIn(s, threadOf(s, beside)).message });
  calls();
  await after(s, 120);
  expect(calls()).toEqual([]);
});
