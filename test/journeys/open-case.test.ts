import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { opensCase, plainCase } from '../support/opening.ts';
import { cardIn, chooses, messagesIn, quiet, referenceIn, reports, shownTo, threadOf } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseHomes, caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

it.each(caseHomes)(
  'opens a case without a reporter and without a limit (SPEC 3.10), cases in a %s',
  async (casesIn) => {
    const s = await scene({ casesIn, settings: { reportsPerHour: 1 } });
    const ack = await opensCase(s.rowan, { member: s.tobin }, { harmed: s.mira.mention });
    await quiet(s);
    const thread = threadOf(s, 'C-0001');
    const card = cardIn(s, thread).text;

    expect(ack.text).toBe('**C-0001** is open. Its thread appears in a moment.');
    expect(card).toContain(
      [
        `**Opened by:** rowan (\`${s.rowan.id}\`)`,
        `**Harmed:** \`${s.mira.id}\``,
        `**About:** tobin (\`${s.tobin.id}\`)`,
      ].join('\n'),
    );
    expect(card).toContain('. It is owed to the person harmed.');
    expect(card).not.toMatch(/reporter/iu);
    expect(messagesIn(s, thread)[1]?.text).toContain('Somebody of the team opened a case.');
    await Promise.all([opensCase(s.rowan), opensCase(s.imke)]);
    await quiet(s);
    expect([s.rowan, s.imke].map((person) => referenceIn(shownTo(person))).toSorted()).toEqual(['C-0002', 'C-0003']);
    expect(cardIn(s, threadOf(s, 'C-0002')).text).toContain('. It is for the team: nobody outside waits for a word.');
    await s.rowan.runs('/my-reports');
    expect(shownTo(s.rowan).text).toContain('You have sent no report here yet.');
    await s.imke.runs('/case history', { case: '1' });
    expect(shownTo(s.imke).text).toContain(`Opened by the team as *Medium* · ${s.rowan.mention}`);
    expect([...s.mira.dms, ...s.tobin.dms]).toEqual([]);
    expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
  },
);

interface Kind {
  what: string;
  form?: (s: Onlookers) => Form;
  about?: (s: Onlookers) => Record<string, Person>;
  readers: (s: Onlookers) => Person[];
  /** What the opener is told beside the reference. */
  told: RegExp;
}

const team = (s: Onlookers) => [s.rowan, s.imke, s.halvard, s.ysolde];
const withoutRowan = (s: Onlookers) => [s.imke, s.halvard, s.ysolde];
const appears = /^\*\*C-\w+\*\* is open\. Its thread appears in a moment\.$/u;
const keptOut = /with the team\. Because you are part of it, you are kept out of it from now on/u;

const kinds: Kind[] = [
  { what: 'it is about a member', readers: team, told: appears },
  {
    what: 'the opener names themselves in passing',
    form: () => ({ description: 'Rowan here, secret words.' }),
    readers: team,
    told: appears,
  },
  {
    what: 'the opener was harmed',
    form: () => ({ boxes: ['I was harmed'] }),
    readers: withoutRowan,
    told: /You hear from your colleagues by <t:/u,
  },
  { what: 'the opener writes “me”', form: () => ({ harmed: 'Me.' }), readers: withoutRowan, told: keptOut },
  {
    what: 'the opener gives their own id',
    form: (s) => ({ harmed: s.rowan.mention }),
    readers: withoutRowan,
    told: keptOut,
  },
  { what: 'the opener gives their own name', form: () => ({ harmed: 'rowan' }), readers: withoutRowan, told: keptOut },
  {
    what: 'the opener is a witness',
    form: () => ({ boxes: ['I am a witness'] }),
    readers: withoutRowan,
    told: keptOut,
  },
  {
    what: 'it is about a colleague',
    about: (s) => ({ member: s.imke }),
    readers: (s) => [s.rowan, s.halvard, s.ysolde],
    told: appears,
  },
  {
    what: 'its words name a colleague',
    form: () => ({ description: 'Imke knows, secret words.' }),
    readers: (s) => [s.rowan, s.halvard, s.ysolde],
    told: appears,
  },
  {
    what: 'its category is for leaders',
    form: () => ({ category: 'Safety of a minor' }),
    readers: (s) => [s.halvard, s.ysolde],
    told: /with the leaders\. Cases of this kind are for them alone/u,
  },
];

it.each(kinds)('lets exactly the right people read it when $what', async ({ form, about, readers, told }) => {
  const s = await onlookers();
  // Who owns or administers the server reads every thread on Discord; none of them is part of it here.
  const others = s.everyone.filter((person) => person !== s.ownerPerson && person !== s.ada);
  const read = await newlyRead(others, async () => {
    await opensCase(s.rowan, about?.(s) ?? { member: s.tobin }, { description: 'The secret words.', ...form?.(s) });
    await quiet(s);
  });
  const reference = referenceIn(shownTo(s.rowan));
  const who = Object.entries(read).filter(([, texts]) => [...texts].some((text) => /secret words/iu.test(text)));

  expect(who.map(([name]) => name).toSorted()).toEqual(
    readers(s)
      .map(({ name }) => name)
      .toSorted(),
  );
  expect(shownTo(s.rowan).text).toMatch(told);
  const mayKnow = new Set([...readers(s), s.rowan].map(({ name }) => name));
  const knows = Object.entries(read).filter(([, texts]) => [...texts].some((text) => text.includes(reference)));
  expect(knows.map(([name]) => name).filter((name) => !mayKnow.has(name))).toEqual([]);
  const isIn = readers(s).includes(s.rowan);
  await s.rowan.runs('/case view', { case: reference });
  expect(shownTo(s.rowan).text.includes('There is no such case')).toBe(!isIn);
  expect(await s.rowan.types('/case view', { case: reference })).toHaveLength(isIn ? 1 : 0);
  expect(s.rowan.canSee(threadOf(s, reference))).toBe(isIn);
});

it('leads with help where somebody is in danger, and calls the leaders', async () => {
  const s = await scene({ settings: { emergencyText: 'Call 112 first.' } });
  const ack = await opensCase(s.rowan, {}, { boxes: ['Someone is in danger now'] });
  await quiet(s);
  const thread = threadOf(s, 'C-0001');

  expect(ack.text).toBe('**Call 112 first.**\n**C-0001** is open. Its thread appears in a moment.');
  expect(cardIn(s, thread).text).toContain('**Danger now:** whoever opened the case says that somebody is in danger.');
  expect(cardIn(s, thread).text).toContain('Severity: **Critical**');
  expect(messagesIn(s, thread).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('Somebody of the team opened an urgent case.'),
  );
  expect(s.halvard.pings.length).toBeGreaterThan(0);
  expect(s.imke.pings).toEqual([]);
});

it('asks the owner to find somebody fair when all of the team are named, and says so', async () => {
  const s = await scene();
  const ack = await opensCase(s.rowan, { member: s.rowan }, { description: 'With Imke, Halvard and Ysolde.' });
  await quiet(s);

  expect(ack.text).toContain('so none of you can open it');
  expect(s.ownerPerson.dms.map(({ text }) => text)).toEqual([expect.stringContaining(referenceIn(ack))]);
});

it('opens one case of a form that is sent after a restart, and once more', async () => {
  const s = await scene();
  await s.rowan.runs('/case open', { person: 'the tall one' });
  await s.restart();
  await s.rowan.fillsIn(plainCase);
  s.discord.interactions.redeliver(s.rowan.lastInteraction ?? {});
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · the tall one']);
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('the tall one (as whoever opened the case wrote it)');
});

it('gives the words back when nothing but blanks stands in the description, filled in once more by a button', async () => {
  const s = await scene();
  await opensCase(
    s.rowan,
    { member: s.tobin },
    { description: '\u2800', harmed: 'a friend', boxes: ['I am a witness'] },
  );
  expect(shownTo(s.rowan).text).toContain('holds only blanks');
  expect(caseThreads(s)).toEqual([]);
  await s.restart();
  await s.rowan.presses('Open the form again');
  expect(s.rowan.modal?.title).toBe('Open a case about tobin');
  await s.rowan.fillsIn({ description: 'Seen in voice.' });
  await quiet(s);
  const card = cardIn(s, threadOf(s, referenceIn(shownTo(s.rowan)))).text;

  expect(card).toContain('**Harmed:** a friend');
  expect(card).toContain(`**Witness:** rowan (\`${s.rowan.id}\`)`);
});

it('is for the team alone, in this server alone', async () => {
  const s = await scene();
  await s.mira.runs('/case open').catch(() => undefined);
  expect(s.mira.modal).toBe(null);
  await s.rowan.runs('/case open');
  expect(s.rowan.modal?.fields.map(({ label }) => label)).toEqual([
    'What is it about?',
    'What happened, where and when?',
    'Who was harmed?',
    'Link to a message',
    'Please tick what applies',
  ]);
});

it('takes in a duplicate without making its reporter the author, and has no wish of a reporter to close for', async () => {
  const s = await scene();
  await opensCase(s.rowan, { member: s.tobin });
  await reports(s.mira, { member: s.tobin });
  await quiet(s);
  await s.imke.runs('/case close', { case: '1' });
  const reasons = s.imke.modal?.fields[0]?.options.map(({ label }) => label);
  s.imke.dismisses();
  expect(reasons).toEqual(['Duplicate of another case', 'Nothing to look into', 'Outside what this team looks after']);
  await s.imke.runs('/case close', { case: '2' });
  await s.imke.fillsIn({ reason: 'Duplicate of another case', duplicate: 'C-0001' });
  await chooses(s.rowan, '/case close', 'Confirm closing', '2');
  await quiet(s);
  await s.mira.runs('/my-reports');

  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain(`**Reported by:** mira (\`${s.mira.id}\`)`);
  expect(shownTo(s.mira).text).toContain('C-0002');
  expect(shownTo(s.mira).text).not.toContain('C-0001');
});
