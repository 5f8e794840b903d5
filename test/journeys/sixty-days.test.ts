import { afterEach, expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { dayMs, hourMs } from '../../src/domain/durations.ts';
import type { CaseEvent } from '../../src/domain/event.ts';
import { heard } from '../support/contacting.ts';
import { messagesIn, quiet, threadOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { shelfPosts } from '../support/security-server.ts';
import { restOf } from '../support/shelving.ts';
import { away, begins, does, kinds, replies, talkWith } from './sixty-days-story.ts';
import type { Fate, Told } from './sixty-days-story.ts';

afterEach(closeScenes);

const restartsOn = new Set([12, 40]);

it('leads thirty cases through sixty days, two restarts and an outage, each to where it should be', async () => {
  const s = await scene();
  const start = s.clock.now();
  const goTo = (day: number, hour: number) => s.clock.advance(start + day * dayMs + hour * hourMs - s.clock.now());
  const all: Told[] = [];
  for (let day = 0; day <= 60; day += 1) {
    if (day > away.from && day < away.until) continue;
    if (day === away.until) await outage(s, all, goTo);
    else if (restartsOn.has(day)) await s.restart(() => goTo(day, 0));
    else goTo(day, 0);
    if (day < 3) for (const name of Object.keys(kinds)) all.push(await begins(s, name, day));
    for (const [told, deed] of dueOn(all, day)) await does(s, told, deed);
    goTo(day, 6);
    await s.halvard.runs('/sweep');
    await quiet(s);
  }

  expect(all).toHaveLength(30);
  const came = await Promise.all(all.map(async (told) => [nameOf(told), await fateOf(s, told, start)]));
  expect(came).toEqual(all.map((told) => [nameOf(told), expected(told)]));
  for (const told of all) await agrees(s, told);
  expect(await s.bot.stores.cases.verify()).toMatchObject({ cases: 30, broken: [] });
}, 300_000);

/** The bot is gone; people go on. What they write is read before anything else is done. */
async function outage(s: Scene, all: Told[], goTo: (day: number, hour: number) => void): Promise<void> {
  const written: string[] = [];
  await s.restart(() => {
    for (let day = away.from + 1; day < away.until; day += 1) {
      goTo(day, 0);
      for (const [told, deed] of dueOn(all, day)) if (deed === 'replies') written.push(replies(s, told));
    }
    goTo(away.until, 0);
  });
  expect(written).toHaveLength(3);
  for (const id of written) await heard(s, id);
}

type Deed = Parameters<typeof does>[2];

const deeds: Deed[] = ['replies', 'asks again', 'drops', 'holds', 'revives'];

const dueOn = (all: Told[], day: number): [Told, Deed][] =>
  all.flatMap((told) =>
    deeds.flatMap((deed): [Told, Deed][] => (told.kind.deeds(told.asked)[deed] === day ? [[told, deed]] : [])),
  );

const nameOf = ({ name, asked }: Told) => `${name}, asked on day ${asked}`;

const expected = ({ kind, asked }: Told): Fate => ({
  reminders: [],
  warnings: [],
  colds: [],
  prompts: [],
  status: 'triage',
  replies: [],
  ...kind.fate(asked),
});

async function rowOf(s: Scene, { reference }: Told): Promise<CaseState> {
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);
  if (state === null) throw new Error(`${reference} is lost`);
  return state;
}

/** What the record says became of a case. */
async function fateOf(s: Scene, told: Told, start: number): Promise<Fate> {
  const state = await rowOf(s, told);
  const history = await s.bot.stores.cases.history(state.caseId);
  const daysOf = (isIt: (event: CaseEvent) => boolean) =>
    history.filter(({ event }) => isIt(event)).map(({ at }) => Math.floor((at - start) / dayMs));
  const received = state.conversations.flatMap((one) => one.replies);
  return {
    reminders: daysOf((event) => event.type === 'contact-requested' && event.about === 'reminder'),
    warnings: daysOf(({ type }) => type === 'cold-warned'),
    colds: daysOf(({ type }) => type === 'went-cold'),
    prompts: daysOf(({ type }) => type === 'team-prompted'),
    status: state.status === 'cold' ? 'cold' : 'triage',
    replies: received.map(({ at }) => Math.floor((at - start) / dayMs)),
  };
}

/** Discord shows what the record says, each thing once. */
async function agrees(s: Scene, told: Told): Promise<void> {
  const { reference } = told;
  const fate = expected(told);
  const home = threadOf(s, reference);
  const posts = shelfPosts(s).filter(({ name }) => name.startsWith(`${reference} `));
  const texts = messagesIn(s, home).map(({ text }) => text);
  const count = (some: string[], words: string) => some.filter((text) => text.includes(words)).length;
  const asked = messagesIn(s, talkWith(s, told)).map(({ text }) => text);
  const answers = [home, ...posts].flatMap((place) => messagesIn(s, place).map(({ text }) => text));
  expect({
    reference,
    reminders: count(asked, 'The team asked you this a while ago'),
    warnings: count(texts, 'goes to the cold cases on'),
    prompts: count(texts, 'their silence alone decides nothing'),
    closings: count(texts, '📁 **'),
    posts: posts.map(restOf),
    // Discord itself archives what is idle for a week.
    isClosed: restOf(home).locked,
    replies: count(answers, `It was in May, ${reference}.`),
  }).toEqual({
    reference,
    reminders: fate.reminders.length,
    warnings: fate.warnings.length,
    prompts: fate.prompts.length,
    closings: fate.colds.length,
    posts: fate.colds.map(() => ({ archived: true, locked: false })),
    isClosed: fate.status === 'cold',
    replies: fate.replies.length,
  });
}
