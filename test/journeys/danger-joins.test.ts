import { afterEach, expect, it } from 'vitest';
import { picture } from '../support/files.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import {
  cardIn,
  chooses,
  goesOn,
  labelsOn,
  messagesIn,
  peopleIn,
  plainForm,
  quiet,
  referenceIn,
  reports,
  shownTo,
  threadOf,
} from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { posted } from '../support/reporting-messages.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

const minuteMs = 60_000;
const danger: Form = { description: 'He stands at my door.', boxes: ['Someone is in danger now'] };

/** A member who has sent as many reports as one may: about Tobin, then about Sol. */
async function atTheLimit<T extends Scene>(s: T): Promise<T> {
  await reports(s.mira, { member: s.tobin });
  s.clock.advance(minuteMs);
  await reports(s.mira, { member: s.sol }, { description: 'She mocks me.' });
  await quiet(s);
  return s;
}

const limited = { settings: { reportsPerHour: 2 } };

/** What the thread of this case was told of reports that joined it. */
const told = (s: Scene, reference: string) =>
  messagesIn(s, threadOf(s, reference)).filter(({ text }) => text.includes('which joined this case'));

const pings = (people: Person[]) => people.map((person) => person.pings.length);

it('joins the case about the same person, calls by name, and makes it urgent', async () => {
  const s = await atTheLimit(await scene(limited));
  const before = pings([s.rowan, s.halvard]);
  const ack = await reports(s.mira, { member: s.tobin }, { ...danger, proof: [picture('door.png')] });
  await quiet(s);

  expect(ack.text.split('\n').slice(0, 2)).toEqual([
    '**If somebody is in danger right now, please call your local emergency number first. They can be there faster than we can.**',
    '### Thank you for telling us',
  ]);
  expect(ack.text).toContain(
    'Your report is safe with the Security team. You have sent several within the last hour, so it was added to **C-0001**, which is now treated as urgent. Nothing of it is lost.\nYour file is being kept as proof.',
  );
  expect(told(s, 'C-0001').map(({ text }) => text.split('\n'))).toEqual([
    [
      `**C-0001** · ⚠️ The reporter sent a report about danger, which joined this case (no. 1). <@${s.halvard.id}> <@${s.ysolde.id}>`,
      '⚠️ **Danger now:** the reporter says that somebody is in danger.',
      '**Kind of report:** Harassment',
      `**About:** tobin (\`${s.tobin.id}\`)`,
      '**Harmed:** the reporter',
      '> He stands at my door.',
      '1 file came with it.',
    ],
  ]);
  const card = cardIn(s, threadOf(s, 'C-0001'));
  expect(card.text).toContain('Severity: **Critical**');
  expect(labelsOn(card)).toContain('I am on it');
  expect(caseThreads(s)).toHaveLength(2);
  expect(pings([s.rowan, s.halvard])).toEqual([before[0], (before[1] ?? 0) + 1]);
});

it('calls once an hour however many come, and again until somebody is on it', async () => {
  const s = await atTheLimit(await scene(limited));
  const before = pings([s.halvard])[0] ?? 0;
  const sent = async (text: string) => {
    await reports(s.mira, { member: s.tobin }, { ...danger, description: text });
    await quiet(s);
  };
  for (const text of ['One.', 'Two.', 'Three.']) await sent(text);
  expect(pings([s.halvard])).toEqual([before + 1]);
  const calls = () =>
    messagesIn(s, threadOf(s, 'C-0001')).filter(({ buttons }) => buttons.some(({ label }) => label === 'I am on it'));
  // The card itself carries the button, too.
  expect(calls()).toHaveLength(1);
  s.clock.advance(15 * minuteMs);
  await quiet(s);
  expect(calls()).toHaveLength(2);
  const [, call] = calls();
  if (call !== undefined) await s.halvard.presses('I am on it', { on: call });
  s.clock.advance(50 * minuteMs);
  await quiet(s);
  expect(calls()).toHaveLength(1);
  for (let count = 0; count < 2; count += 1) await reports(s.mira, { member: s.sol }, { category: 'Scam or spam' });
  const again = pings([s.halvard])[0] ?? 0;
  await sent('Four.');
  await sent('Five.');

  expect(told(s, 'C-0001').map(({ text }) => text.includes(`<@${s.halvard.id}>`))).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect((pings([s.halvard])[0] ?? 0) - again).toBe(1);
});

it('opens a case of its own when there is none it may join, and joins the newest when it is about somebody else', async () => {
  const s = await atTheLimit(await scene(limited));
  expect(referenceIn(await reports(s.mira, { person: 'night_owl' }, { ...danger, description: 'Another.' }))).toBe(
    'C-0002',
  );
  const kept = await reports(
    s.mira,
    { member: s.tobin },
    { ...danger, boxes: ['Someone is in danger now', 'Keep my name from the team'] },
  );
  expect(kept.text).toMatch(/Its reference is \*\*C-[0-9A-Z]{4}\*\*\./u);
  for (const reference of ['C-0001', 'C-0002', referenceIn(kept)]) {
    await s.halvard.runs('/case close', { case: reference });
    await s.halvard.fillsIn({ reason: 'Nothing to look into' });
    await chooses(s.ysolde, '/case close', 'Confirm closing', reference);
  }
  await quiet(s);
  const alone = await reports(s.mira, { member: s.tobin }, { ...danger, description: 'Once more.' });
  await quiet(s);

  expect(alone.text).toContain('Its reference is **C-0003**.');
  expect(cardIn(s, threadOf(s, 'C-0002')).text).toContain('**About:** night\\_owl (as the reporter wrote it)');
  expect(cardIn(s, threadOf(s, 'C-0003')).text).toContain('> Once more.');
});

it('takes two at once, and one whose answer was lost by a restart, each once', async () => {
  const s = await atTheLimit(await scene(limited));
  await s.mira.runs('/report', { person: 'night_owl' });
  const form = s.discord.interactions.modals.get(s.mira.id);
  const first = s.mira.starts.fillsIn({ ...plainForm, ...danger, description: 'One.' });
  await s.mira.runs('/report', { person: 'night_owl' });
  const second = s.mira.starts.fillsIn({ ...plainForm, ...danger, description: 'Two.' });
  await Promise.all([first.settled, second.settled]);
  await s.restart();
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  await s.mira.fillsIn({ ...plainForm, ...danger, description: 'One.' });
  await quiet(s);
  const lines = told(s, 'C-0002').flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('> ')));

  expect(referenceIn(shownTo(s.mira))).toBe('C-0002');
  expect(new Set(lines)).toEqual(new Set(['> One.', '> Two.']));
  expect(lines).toHaveLength(2);
  expect(told(s, 'C-0002').filter(({ text }) => text.includes(`<@${s.halvard.id}>`))).toHaveLength(1);
});

it('stays about the same person and message when its form is sent again with other words', async () => {
  const s = await atTheLimit(await scene(limited));
  const message = posted(s, s.rowan, { content: 'Watch out.' });
  await s.mira.usesMessageMenu('Report message', message);
  const form = s.discord.interactions.modals.get(s.mira.id);
  await s.mira.fillsIn({ ...plainForm, ...danger });
  const reference = referenceIn(shownTo(s.mira));
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  await s.mira.fillsIn({ ...plainForm, ...danger, description: 'He is inside.' });
  await quiet(s);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, reference);

  expect(state?.additions.map(({ joined, message: kept }) => [joined?.about?.userId, kept?.messageId])).toEqual([
    [s.rowan.id, message.id],
    [s.rowan.id, message.id],
  ]);
});

it('shows a report about one of the team to nobody who must not see it', async () => {
  const s = await atTheLimit(await onlookers(limited));
  const reference = 'C-0002';
  const read = await newlyRead(s.everyone, async () => {
    await reports(s.mira, { member: s.rowan }, { ...danger, description: 'Rowan follows me home.' });
    await quiet(s);
  });

  expect(referenceIn(shownTo(s.mira))).toBe(reference);
  expect(peopleIn(s, threadOf(s, reference))).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(Object.keys(read).sort()).toEqual(['Ada', 'Halvard', 'Imke', 'Mira', 'Owner', 'Ysolde']);
  expect(s.everyone.filter((person) => !person.seesNothingOf('follows me home'))).toEqual([]);
  const [line] = told(s, reference);
  if (line !== undefined) await s.imke.presses('Show what was added', { on: line });
  expect(shownTo(s.imke).text).toContain('> Rowan follows me home.');
  await s.rowan.runs('/case view', { case: '2' });
  expect(shownTo(s.rowan).text).toContain('There is no such case');
});

it('never names a confidential reporter in what joined', async () => {
  const s = await scene({ settings: { reportsPerHour: 1 } });
  const wish = { boxes: ['Someone is in danger now', 'Keep my name from the team'] };
  await reports(s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] });
  await quiet(s);
  await reports(s.mira, { member: s.tobin }, { ...danger, ...wish, harmed: s.mira.mention });
  await quiet(s);
  const reference = referenceIn(shownTo(s.mira));
  const posts = messagesIn(s, threadOf(s, reference)).map(({ text }) => text);

  expect(told(s, reference)).toHaveLength(1);
  expect(posts.join('\n')).toContain('**Harmed:** the reporter');
  expect(posts.filter((text) => /mira/iu.test(text) || text.includes(s.mira.id))).toEqual([]);
});

it('tells the thread once when Discord fails after it was carried out', async () => {
  const s = await atTheLimit(await scene(limited));
  const isLine = ({ content }: Record<string, unknown>) => String(content).includes('which joined this case');
  const match = { method: 'POST', path: '/channels/:channel/messages', body: isLine };
  const met = s.discord.faults.next(match, { status: 500, after: true });
  await s.mira.runs('/report', { member: s.tobin });
  await goesOn(s.mira);
  await s.mira.fillsIn({ ...plainForm, ...danger });
  await quiet(s);

  expect(met.hits).toBe(1);
  expect(told(s, 'C-0001')).toHaveLength(1);
});
