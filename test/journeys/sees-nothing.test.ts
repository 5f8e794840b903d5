import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import { picture } from '../support/files.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { cardIn, pressesForeign, quiet, referenceIn, reported, reports, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { exempt } from '../support/event-course.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { secondServer } from '../support/two-servers.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';
const everybodyNamed: Form = { description: 'Rowan and Imke, and Halvard. Even ysolde!' };

/** Rowan, of the staff, in the ways in which one must not learn of a case. */
const recused: [string, (s: Onlookers) => [Person, { member?: Person; person?: string }, Form]][] = [
  ['is the one reported', (s) => [s.mira, { member: s.rowan }, {}]],
  ['is named in the text', (s) => [s.mira, { member: s.tobin }, { description: 'ROWAN was there.' }]],
  ['is named by a file', (s) => [s.mira, { member: s.tobin }, { proof: [picture('rowan.png')] }]],
  ['is named as the person', (s) => [s.mira, { person: 'Rowan from the team' }, {}]],
  ['was harmed', (s) => [s.mira, { member: s.tobin }, { harmed: s.rowan.id }]],
  ['reported it', (s) => [s.rowan, { member: s.tobin }, {}]],
  [
    'is not a leader, and it is confidential',
    (s) => [s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] }],
  ],
];

it.each(recused)('answers staff like strangers about a case when Rowan %s', async (_how, plan) => {
  const s = await onlookers();
  const [by, about, form] = plan(s);
  const reference = referenceIn(await reports(by, about, form));
  await quiet(s);
  const answers: string[] = [];
  for (const typed of [reference, reference.toLowerCase(), 'C-ZZZZ', 'C-0001']) {
    await s.rowan.runs('/case view', { case: typed });
    answers.push(shownTo(s.rowan).text);
  }

  expect(new Set(answers)).toEqual(new Set([noSuchCase]));
  expect(await s.rowan.types('/case view', { case: '' })).toEqual([]);
  expect(await s.rowan.types('/case view', { case: reference })).toEqual([]);
  expect(s.rowan.seesThreads()).toEqual([]);
});

it('gives buttons of a case to nobody who may not see it', async () => {
  const s = await onlookers();
  const { ack, thread } = await reported(s, s.mira, {
    about: { member: s.rowan },
    form: { proof: [picture('a.png')] },
  });
  const caseId = ack.buttons[0]?.customId?.split(':')[1] ?? '';
  await reports(s.rowan, { member: s.tobin });
  for (const verb of ['show-case', 'whole-report', 'show-proof', 'who-reported', 'send-copy']) {
    await pressesForeign(s, s.rowan, `${verb}:${caseId}:0`);
    expect(shownTo(s.rowan).text).toBe(noSuchCase);
  }
  await s.imke.presses('Show proof', { on: cardIn(s, thread) });
  expect(shownTo(s.imke).attachments).toHaveLength(1);
});

it('leaves no gap in the numbers for a case one may not know of', async () => {
  const s = await onlookers();
  const told = [
    await reports(s.mira, { member: s.tobin }),
    await reports(s.mira, { member: s.rowan }),
    await reports(s.mira, { member: s.tobin }, { boxes: ['Keep my name from the team'] }),
    await reports(s.sol, { member: s.tobin }),
  ].map(referenceIn);
  await quiet(s);

  expect([told[0], told[3]]).toEqual(['C-0001', 'C-0002']);
  expect(told.slice(1, 3).join(' ')).toMatch(/^C-[0-9A-Z][A-Z][0-9A-Z]{2} C-[0-9A-Z][A-Z][0-9A-Z]{2}$/u);
  expect((await s.rowan.types('/case view', { case: '' })).map(({ value }) => value)).toEqual(['C-0002', 'C-0001']);
});

it('asks the owner when everybody of the team is named, and is honest with the reporter', async () => {
  const s = await onlookers({ settings: { outsideContact: 'the helpline 123' } });
  const read = await newlyRead(s.everyone, async () => {
    await reports(s.mira, { member: s.tobin }, everybodyNamed);
    await quiet(s);
  });
  const reference = referenceIn(shownTo(s.mira));

  expect(Object.keys(read).sort()).toEqual(['Ada', 'Mira', 'Owner']);
  expect([...(read['Mira'] ?? [])]).toEqual([
    '### Thank you for telling us',
    `Your report is stored safely. Its reference is **${reference}**.\nWe want to be honest with you: everybody of the team is part of this or named in it, so none of them can open it. The owner of the server is being asked to find somebody fair who can.`,
    'You can also turn to: the helpline 123',
    '**What happens next.** Nobody can give you a date before somebody fair has been found. Your report stays as it is until then.',
    `**To add something or to ask how it stands,** use \`/my-reports\` and choose ${reference}. You are not a bother.`,
    'Send me a copy by direct message',
  ]);
  expect(s.ownerPerson.dms.map(({ text }) => text)).toEqual([
    `A short note for you from Casekeeper.\nOn **Lantern Hill** something came in (${reference}) that nobody of the team may look at, because all of them are part of it. Please find somebody fair who can, and name them for this one case with \`/guest name\`: they see it, and no other. Or give them the leader role, if they are to stay on the team.`,
  ]);
});

it('tells nobody at all when the owner is part of it, too', async () => {
  const s = await onlookers();
  const ack = await reports(s.mira, { member: s.ownerPerson }, everybodyNamed);
  await quiet(s);

  expect(s.ownerPerson.dms).toEqual([]);
  expect(s.everyone.flatMap(({ pings }) => pings)).toEqual([]);
  expect(ack.text).not.toContain('being asked');
  expect(ack.text).toContain('Discord itself takes reports, too');
  expect(ack.text).toContain('The bot shows nothing of your report to the owner of the server.');
});

it('shows nothing of one server in the other, not even to the same person', async () => {
  const s = await scene();
  const other = await secondServer(s);
  s.rowan.joins(other.guild, [{ id: other.settings.staffRoles[0] ?? '' }]);
  s.mira.joins(other.guild);
  const people = [other.mira, other.tobin, other.rowan, other.imke, other.halvard, other.ysolde, other.ownerPerson];
  const read = await newlyRead(people, async () => void (await reported(s, s.mira)));
  expect(read).toEqual({});

  const there = other.channels['general'] ?? other.caseChannels.staffChannel;
  await s.rowan.runs('/case view', { case: 'C-0001' }, { in: there });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  expect(await s.rowan.types('/case view', { case: '' }, { in: there })).toEqual([]);
  await s.rowan.runs('/case view', { case: 'C-0001' });
  expect(shownTo(s.rowan).text).toContain('## C-0001 · Harassment');
  expect(caseThreads(other)).toEqual([]);
});

it('counts reports and numbers of each server by itself', async () => {
  const s = await scene({ settings: { reportsPerHour: 1 } });
  const other = await secondServer(s);
  await reported(s, s.mira);
  s.mira.joins(other.guild);
  await s.mira.runs('/report', {}, { in: other.channels['general'] ?? other.caseChannels.contactChannel });
  await s.mira.fillsIn({ category: 'Harassment', description: 'Here as well.' });

  expect(referenceIn(shownTo(s.mira))).toBe('C-0001');
});

it.skipIf(exempt(['twice'], 'counts the tries for one delivery'))(
  'writes to its log and its settings nothing that people wrote, no name and no token',
  async () => {
    const s = await onlookers();
    s.discord.faults.next({ method: 'POST', path: '/channels/:id/threads' }, { status: 500 });
    s.discord.faults.next(
      { method: 'POST', path: '/interactions/:id/:token/callback', body: ({ type }) => type === 4 },
      { status: 500 },
      2,
    );
    await s.mira.runs('/report', { person: 'night_owl' });
    s.mira.starts.fillsIn({
      category: 'Harassment',
      description: 'a secret of mine',
      harmed: 'my friend Ana',
      proof: [picture('bedroom.png')],
    });
    await until(() => s.mira.dms[0], 'the copy by direct message');
    await reported(s, s.sol, { about: { member: s.rowan } });
    const tokens = s.discord.interactions.all.map(({ token }) => token);
    const written = [...s.logLines, JSON.stringify(await s.bot.stores.guilds.settings(s.guild.id))].join('\n');
    const words = [
      'night_owl',
      'secret of mine',
      'ana',
      'bedroom',
      'mira',
      'tobin',
      'rowan',
      'sol"',
      s.discord.token,
      ...tokens,
    ];

    expect(s.logLines.length).toBeGreaterThan(1);
    expect(words.filter((word) => written.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
  },
);
