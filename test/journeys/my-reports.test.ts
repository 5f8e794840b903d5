import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { choosesReport } from '../support/my-reports.ts';
import {
  cardIn,
  chooses,
  labelsOn,
  messagesIn,
  pressesForeign,
  quiet,
  reported,
  reports,
  shownTo,
} from '../support/reporting.ts';
import { approves, proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { secondServer } from '../support/two-servers.ts';

afterEach(closeScenes);

const dayMs = 24 * 3_600_000;
const inDm = { in: 'dm' } as const;
const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';

const date = (at: number) => `<t:${Math.floor(at / 1000)}:D> (<t:${Math.floor(at / 1000)}:R>)`;

/** How the one report of Mira stands, in her words. */
async function standing(s: Scene): Promise<string> {
  await s.mira.runs('/my-reports', {});
  return /\*([^*]+)\*(?:\n|$)/u.exec(shownTo(s.mira).text.split('\n').slice(1).join('\n'))?.[1] ?? '';
}

const linesIn = (s: Scene, thread: Parameters<typeof messagesIn>[1]) => messagesIn(s, thread).map(({ text }) => text);

it('says kindly that nothing was sent, also before setup', async () => {
  const s = await scene({ unconfigured: true });
  await s.mira.runs('/my-reports', {});
  expect(shownTo(s.mira).text).toBe(
    'You have sent no report here yet. If something happens, `/report` is there for you.',
  );
  expect(shownTo(s.mira).ephemeral).toBe(true);
});

it('lists what the member sent, newest first, with the date promised and nothing of the team', async () => {
  const s = await scene();
  const first = s.clock.now();
  await reported(s, s.mira);
  s.clock.advance(60_000);
  await reported(s, s.mira, { form: { category: 'Scam or spam' } });
  await reported(s, s.sol);
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.mira.runs('/my-reports', {});

  expect(shownTo(s.mira).text.split('\n')).toEqual([
    '### Your reports',
    `- **C-0002** · Scam or spam · sent ${date(first + 60_000)} · *received*`,
    `  You hear from the team by ${date(first + 60_000 + 7 * dayMs)} at the latest.`,
    `- **C-0001** · Harassment · sent ${date(first)} · *received*`,
    `  You hear from the team by ${date(first + 7 * dayMs)} at the latest.`,
    '-# Only you see this.',
  ]);
});

it('turns pages', async () => {
  const s = await scene({ settings: { reportsPerHour: 20 } });
  for (let count = 0; count < 7; count += 1) await reports(s.mira, { member: s.tobin });
  await s.mira.runs('/my-reports', {});
  expect(shownTo(s.mira).text).toContain('-# Page 1 of 2. Only you see this.');
  await s.mira.presses('Older');
  expect(shownTo(s.mira).text).toContain('**C-0001**');
  expect(shownTo(s.mira).text).not.toContain('**C-0003**');
  expect(labelsOn(shownTo(s.mira))).toEqual(['Newer']);
});

it('tells where a report stands from the beginning to its end', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const heard = [await standing(s)];
  const step = async (...steps: (() => Promise<unknown>)[]) => {
    for (const run of steps) await run();
    heard.push(await standing(s));
  };
  await step(
    () => s.rowan.runs('/case triage', { case: '1' }),
    () => s.rowan.fillsIn({ severity: 'High', risk: 'No' }),
  );
  await step(
    () => s.rowan.runs('/case claim', { case: '1' }),
    () => s.halvard.runs('/case assign', { case: '1' }),
    () => s.halvard.fillsIn({ whom: s.rowan.id }),
    () => s.rowan.runs('/case followup', { case: '1' }),
    () => s.rowan.fillsIn({ step: 'Write to Mira.' }),
    () => chooses(s.rowan, '/case triage', 'Investigate', '1'),
  );
  await step(
    () => proposes(s.rowan, '1'),
    () => approves(s.imke, '1'),
  );
  await step(
    () => s.imke.runs('/case close', { case: '1' }),
    () => s.imke.fillsIn({ summary: 'Done.' }),
  );

  expect(heard).toEqual(['received', 'being looked at', 'being looked at', 'being looked at', 'closed']);
});

it('says until when a report has to wait, and that one is set aside as wished', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.halvard.runs('/case hold', { case: '1' });
  await s.halvard.fillsIn({ until: '30d', reason: 'The court.' });
  await choosesReport(s.mira, 'C-0001');
  expect(shownTo(s.mira).text).toContain('It has to wait for something until');
  expect(shownTo(s.mira).text).not.toContain('court');

  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Withdrawn by the reporter' });
  await chooses(s.imke, '/case close', 'Confirm closing', '1');
  expect(await standing(s)).toBe('set aside, as you wished');
});

it('withdraws after a kind question, once, and tells card and thread', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Withdraw');
  expect(shownTo(s.mira).text).toBe(
    'Would you like to withdraw **C-0001**? You owe nobody a reason. The team is told of your wish. They may still look at it where somebody could otherwise come to harm, and nothing you wrote is held against you.',
  );
  const yes = shownTo(s.mira).buttons[0]?.customId ?? '';
  await s.mira.presses('Yes, withdraw it');
  expect(shownTo(s.mira).text).toBe(
    '**C-0001** is withdrawn; the team is told. They may still look at it. You can add something at any time.',
  );
  await pressesForeign(s, s.mira, yes);
  expect(shownTo(s.mira).text).toBe('**C-0001** is withdrawn already, and the team knows.');
  await quiet(s);

  expect(linesIn(s, thread).filter((text) => text.startsWith('**C-0001** · The reporter withdrew'))).toEqual([
    '**C-0001** · The reporter withdrew the report. Whether the case goes on is for the team to decide; *Close without decision* has a reason for it.',
  ]);
  expect(cardIn(s, thread).text).toContain('↩️ The reporter withdrew the report');
  expect(await standing(s)).toBe('withdrawn, the team may still look at it');
});

it('leaves it as it is when the member changes their mind', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Withdraw');
  await s.mira.presses('No, leave it as it is');

  expect(labelsOn(shownTo(s.mira))).toEqual(['Add information', 'Withdraw', 'Ask how it stands', 'All my reports']);
  expect(await standing(s)).toBe('received');
});

it('asks the assignee how it stands, once a day, and says when the member hears', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const due = s.clock.now() + 7 * dayMs;
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await quiet(s);
  const before = s.rowan.pings.length;
  const askedAt = s.clock.now();
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Ask how it stands');
  expect(shownTo(s.mira).text).toBe(
    `Your question about **C-0001** is with the team. You hear from the team by ${date(due)} at the latest.`,
  );
  await quiet(s);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Ask how it stands');
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('is with the team already.');
  expect(shownTo(s.mira).text).toContain(`You can ask again at <t:${(askedAt + dayMs) / 1000}:t>`);
  expect(linesIn(s, thread).filter((text) => text.includes('asks how it stands'))).toEqual([
    `**C-0001** · The reporter asks how it stands (<t:${askedAt / 1000}:f>). They were told that they hear by ${date(due)} at the latest. <@${s.rowan.id}>`,
  ]);
  expect(s.rowan.pings.length).toBe(before + 1);
});

it('asks the leaders by name while nobody has the case', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await choosesReport(s.mira, 'C-0001');
  await s.mira.presses('Ask how it stands');
  await quiet(s);

  expect([s.halvard, s.ysolde].map(({ pings }) => pings.map(({ how }) => how))).toEqual([['mention'], ['mention']]);
});

it('opens no report to anybody else, however the button came about', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await reported(s, s.sol);
  await choosesReport(s.mira, 'C-0001');
  const ids = shownTo(s.mira).buttons.map(({ customId }) => customId ?? '');
  const own = [...ids.slice(0, 3), ids[1]?.replace('my-withdraw', 'my-withdraw-yes') ?? ''];
  const nowhere = own.map((id) => id.replace(/:[0-9a-z]+:/u, ':nosuchcase:'));
  for (const person of [s.sol, s.rowan, s.halvard]) {
    await person.runs('/my-reports', {});
    for (const id of [...own, ...nowhere]) {
      await pressesForeign(s, person, id);
      expect(shownTo(person).text).toBe(noSuchCase);
      expect(person.modal).toBeNull();
    }
  }
});

it('lists in a server what was sent there, and in the direct messages everything', async () => {
  const s = await scene();
  const other = await secondServer(s);
  s.mira.joins(other.guild);
  await reported(s, s.mira);
  s.clock.advance(60_000);
  await s.mira.runs('/report', { person: 'night_owl' }, inDm);
  await s.mira.selects('Choose a server', 'Harbour');
  await s.mira.fillsIn({ category: 'Impersonation', description: 'He is back.' });
  await quiet(s);
  await s.mira.runs('/my-reports', {});
  expect(shownTo(s.mira).text).not.toContain('Impersonation');
  await s.mira.runs('/my-reports', {}, inDm);

  const text = shownTo(s.mira).text;
  expect(text).toContain('**C-0001** · Impersonation · Harbour');
  expect(text).toContain('**C-0001** · Harassment · Lantern Hill');
});

it('works in the direct messages for somebody timed out, for somebody who left, and after a restart', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const member = s.guild.members.get(s.mira.id);
  const until = new Date(s.clock.now() + 3_600_000).toISOString();
  if (member !== undefined) updateMember(s.discord.world, s.guild, member, { communication_disabled_until: until });
  await choosesReport(s.mira, 'C-0001', inDm);
  await s.restart();
  s.mira.leaves();
  await s.mira.presses('Add information');
  await s.mira.fillsIn({ text: 'I had to leave because of it.' });
  await quiet(s);

  expect(shownTo(s.mira).text).toBe('Thank you. What you added to **C-0001** is safe with the team.');
  expect(linesIn(s, thread).at(-1)).toContain('> I had to leave because of it.');
});
