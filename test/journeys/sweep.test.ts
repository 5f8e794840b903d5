import { afterEach, expect, it } from 'vitest';
import { answers, contacts, contactThread, heard } from '../support/contacting.ts';
import { cardIn, messagesIn, quiet, reported, shownTo, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const dayMs = 24 * 60 * 60_000;

/** A case in triage whose reporter was asked just now. */
async function asked(s: Scene, reference = 'C-0001'): Promise<void> {
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.fillsIn({ severity: 'Medium', risk: 'No' });
  await contacts(s, s.rowan, { case: reference });
}

/** So many days later, a leader sweeps. Answers what they are told. */
async function sweeps(s: Scene, days: number): Promise<string> {
  s.clock.advance(days * dayMs);
  await s.halvard.runs('/sweep');
  await quiet(s);
  return shownTo(s.halvard).text.split('\n')[0] ?? '';
}

const statusOf = async (s: Scene, reference = 'C-0001') =>
  (await s.bot.stores.cases.findByReference(s.guild.id, reference))?.status;

const lastIn = (s: Scene) => messagesIn(s, threadOf(s, 'C-0001')).at(-1);

it('reminds once, tells the team two days before, lets the case rest, and an answer brings it back', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await asked(s);

  expect(await sweeps(s, 6)).toContain('Nothing was due');
  expect(await sweeps(s, 1)).toBe('Done: in 1 case somebody was reminded.');
  expect(await sweeps(s, 0)).toContain('Nothing was due');
  expect(s.mira.sees(contactThread(s))).toHaveLength(2);
  expect(await sweeps(s, 12)).toBe('Done: 1 case goes cold soon, and the team knows.');
  expect(lastIn(s)?.text).toContain('this case goes to the cold cases on <t:');
  expect(lastIn(s)?.buttons.map(({ label }) => label)).toEqual(['Contact', 'Hold']);
  expect(await statusOf(s)).toBe('triage');
  await s.rowan.runs('/queue');
  expect(shownTo(s.rowan).text).toContain('❄️ goes cold soon');
  expect(await sweeps(s, 2)).toBe('Done: 1 case rests now.');
  expect(await statusOf(s)).toBe('cold');
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('**Cold**');
  expect(s.mira.sees(contactThread(s))).toHaveLength(2);

  await answers(s, s.mira, 'I was away. Here I am.');
  expect(await statusOf(s)).toBe('triage');
  expect(await sweeps(s, 30)).toContain('Nothing was due');
  await s.imke.runs('/case history', { case: '1' });
  expect(shownTo(s.imke).text).toContain('The team was told that the case goes cold soon');
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('catches up at the start after three weeks away, and leaves the team its two days', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await asked(s);
  await s.restart(() => s.clock.advance(21 * dayMs));
  await until(() => s.mira.sees(contactThread(s)).length === 2, 'the reminder');
  await quiet(s);
  expect(await statusOf(s)).toBe('triage');
  expect(await sweeps(s, 14)).toContain('goes cold soon');
  expect(await sweeps(s, 2)).toContain('1 case rests now');
});

it('sweeps at the start only once it has read what was answered while it was away', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await asked(s);
  for (const days of [7, 12]) await sweeps(s, days);
  const talk = contactThread(s);
  let answered = '';
  const messages = new RegExp(`/channels/${talk.id}/messages`, 'u');
  const failed = s.discord.faults.next({ method: 'GET', path: messages }, { status: 500 });
  await s.restart(() => {
    answered = s.mira.says('I was away. Here I am.', { in: talk }).id;
    s.clock.advance(2 * dayMs);
  });
  await failed.reached;
  let isHeard = false;
  const hears = async () => {
    await heard(s, answered);
    isHeard = true;
  };
  void hears();
  await until(() => {
    if (!isHeard) s.clock.advance(1000);
    return isHeard;
  }, 'the answer to be recorded');
  await quiet(s);

  await s.imke.runs('/case history', { case: '1' });
  expect(shownTo(s.imke).text).not.toContain('Left to rest');
  expect(await statusOf(s)).toBe('triage');
  expect(await sweeps(s, 0)).toContain('Nothing was due');
});

it('says only what the leader may see, and answers nobody else', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { about: { member: s.halvard } });
  await s.ysolde.runs('/case triage', { case: reference });
  await s.ysolde.fillsIn({ severity: 'Medium', risk: 'No' });
  await contacts(s, s.ysolde, { case: reference });

  expect(await sweeps(s, 7)).toContain('Nothing was due');
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  expect(state?.conversations[0]?.messages.map(({ about }) => about)).toEqual(['words', 'reminder']);
  for (const person of [s.rowan, s.mira]) {
    await person.runs('/sweep').catch(() => undefined);
    expect(person.answer?.text ?? '').not.toContain('Done');
  }
});

it('asks the team to decide where only the subject is silent', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'Low', risk: 'No' });
  await contacts(s, s.rowan, { whom: 'subject-1' });
  await sweeps(s, 7);
  expect(await sweeps(s, 14)).toBe('Done: in 1 case the team was asked what to do.');
  expect(lastIn(s)?.text).toContain('Only the person it is about is silent');
  expect(await sweeps(s, 60)).toContain('Nothing was due');
  expect(await statusOf(s)).toBe('triage');
});

it('does each thing once when two sweep at the same moment', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await asked(s);
  for (const days of [7, 12, 2]) {
    s.clock.advance(days * dayMs);
    await Promise.all([s.halvard.runs('/sweep'), s.ysolde.runs('/sweep')]);
    await quiet(s);
  }
  expect(await statusOf(s)).toBe('cold');
  expect(s.mira.sees(contactThread(s))).toHaveLength(2);
  const warned = messagesIn(s, threadOf(s, 'C-0001')).filter(({ text }) => text.includes('No answer'));
  expect(warned).toHaveLength(1);
});
