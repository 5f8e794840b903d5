import { afterEach, expect, it } from 'vitest';
import { chooses } from '../support/reporting.ts';
import { approves, proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

/** A reported case with its card up, and the words of the card as the team sees them now. */
async function reported(options: Parameters<typeof scene>[0] = {}) {
  const s = await scene(options);
  await s.mira.runs('/report', { member: s.tobin });
  await s.mira.fillsIn({ category: 'Harassment', description: 'He keeps following me.' });
  const thread = await until(() => caseThreads(s)[0], 'the thread');
  await until(() => s.rowan.sees(thread).length >= 2, 'the card and the call');
  const card = () => s.rowan.sees(thread)[0]?.text ?? '';
  const shows = (words: string) => until(() => card().includes(words), `the card to say "${words}"`);
  return { s, thread, card, shows };
}

/** Triage, assignment, next step, investigation. */
async function investigated(given: Awaited<ReturnType<typeof reported>>) {
  const { s, shows } = given;
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No', scope: 'The messages in #general.' });
  await s.halvard.runs('/case assign', { case: 'C-0001' });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'You know both of them.' });
  await s.rowan.runs('/case followup', { case: 'C-0001' });
  await s.rowan.fillsIn({ step: 'Write to Mira.', followup: '3d' });
  await chooses(s.rowan, '/case triage', 'Investigate', 'C-0001');
  await shows('Investigating');
  return given;
}

const answerOf = (person: Scene['rowan']) => person.answer?.text ?? '';

it('goes from report to archive by the hands of several people', async () => {
  const { s, shows } = await investigated(await reported());
  await proposes(s.rowan, '1');
  await approves(s.imke, 'C-0001');
  await shows('Resolved');
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.rowan.fillsIn({ summary: 'It was about two messages.' });
  expect(answerOf(s.rowan)).toContain('does not close it');
  expect(answerOf(s.rowan)).toContain('It was about two messages.');
  await s.imke.runs('/case close', { case: 'C-0001' });
  await s.imke.fillsIn({ summary: 'It was about two messages.' });
  await shows('Closed');

  await s.imke.runs('/case history', { case: 'C-0001' });
  for (const words of [
    'Triaged',
    'Assigned',
    'Proposal no. 1 approved',
    'Decided by proposal no. 1',
    'Summary written',
    '*Resolved* → *Closed*',
  ]) {
    expect(answerOf(s.imke)).toContain(words);
  }
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('pings the new assignee once, with the note', async () => {
  const { s, thread } = await investigated(await reported());
  const calls = s.rowan.pings.filter(({ message, how }) => message.channel_id === thread.id && how === 'mention');

  expect(calls.map(({ message }) => message.content)).toEqual([
    `**C-0001** · <@${s.rowan.id}> has this case now.\n> You know both of them.`,
  ]);
});

it('says item by item what an investigation still lacks', async () => {
  const { s } = await reported();
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await chooses(s.rowan, '/case triage', 'Investigate', 'C-0001');

  expect(answerOf(s.rowan)).toMatch(/needs:\n- somebody who has the case .*\n- the next step/u);
});

it('gives the words back when a date is not understood', async () => {
  const { s } = await reported();
  await s.rowan.runs('/case followup', { case: 'C-0001' });
  await s.rowan.fillsIn({ step: 'Write to Mira.', followup: 'next Tuesday' });

  expect(answerOf(s.rowan)).toContain('“next Tuesday” is not a date I understand');
  expect(answerOf(s.rowan)).toContain('> Write to Mira.');
});

it('closes without a decision by two, and tells the reporter kindly', async () => {
  const { s, thread, shows } = await reported();
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await s.rowan.runs('/case close', { case: 'C-0001' });
  expect(answerOf(s.rowan)).toContain('Somebody else of the team confirms it.');
  expect(s.rowan.answer?.buttons.map(({ label }) => label)).toEqual(['Keep it open']);
  await shows('Proposed to close');
  const [drawn] = s.rowan.sees(thread);
  if (drawn === undefined) throw new Error('There is no card');
  await s.rowan.presses('Confirm closing', { on: drawn });
  expect(answerOf(s.rowan)).toContain('somebody else has to confirm');
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0001');
  await shows('Closed');
  const told = await until(() => s.mira.dms[0], 'the word to the reporter');

  expect(told.text).toContain('That does not say that you were wrong to send it.');
});

it('answers a duplicate of a hidden case like one of a case that does not exist', async () => {
  const { s } = await reported();
  await s.sol.runs('/report', { member: s.rowan });
  await s.sol.fillsIn({ category: 'Something else', description: 'About one of you.' });
  const hidden = await until(() => caseThreads(s)[1]?.name, 'the restricted thread');
  const ask = async (reference: string) => {
    await s.rowan.runs('/case close', { case: 'C-0001' });
    await s.rowan.fillsIn({ reason: 'Duplicate of another case', duplicate: reference });
    return answerOf(s.rowan).replaceAll(reference, 'X');
  };

  expect(await ask(hidden)).toBe(await ask('C-ZZZZ'));
});

it('leaves assigning to leaders, and claiming to a day without anybody', async () => {
  const { s, shows } = await reported();
  await s.rowan.runs('/case assign', { case: 'C-0001' });
  expect(answerOf(s.rowan)).toContain('leaders of the team');
  expect(s.rowan.modal).toBe(null);
  await s.rowan.runs('/case claim', { case: 'C-0001' });
  expect(answerOf(s.rowan)).toContain('If nobody has it by');
  s.clock.advance(24 * 60 * 60 * 1000);
  await s.rowan.runs('/case claim', { case: 'C-0001' });
  await shows('**Assignee:** Rowan');

  expect(answerOf(s.rowan)).toContain('C-0001 is yours now');
});

it('tells whoever presses a stale button what changed meanwhile, and by whom', async () => {
  const { s, thread, shows } = await reported();
  const drawn = s.imke.sees(thread)[0]?.message;
  if (drawn === undefined) throw new Error('There is no card');
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.imke.presses('Triage', { on: drawn });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  await shows('High');
  await s.imke.fillsIn({ severity: 'Low', risk: 'No', scope: 'Everything.' });

  expect(answerOf(s.imke)).toContain('The case has moved on');
  expect(answerOf(s.imke)).toContain(`Triaged: Medium → High, no immediate risk · <@${s.rowan.id}>`);
  expect(answerOf(s.imke)).toContain('> Everything.');
});

it('lists the open cases with filters, and never one that is hidden', async () => {
  const { s } = await investigated(await reported());
  await s.sol.runs('/report', { member: s.rowan });
  await s.sol.fillsIn({ category: 'Scam or spam', description: 'About one of you.' });
  await s.rowan.runs('/case list');
  expect(answerOf(s.rowan)).toMatch(/^\*\*C-0001\*\* · Investigating · High · Harassment · .*\n-# 1 case$/u);
  await s.imke.runs('/case list');
  expect(answerOf(s.imke).split('\n')).toHaveLength(3);
  await s.imke.runs('/case list', { assignee: s.imke });

  expect(answerOf(s.imke)).toBe('There is no such case that you could see.');
});

it('takes a closed case up again, for a reason', async () => {
  const { s, shows } = await reported();
  await s.rowan.runs('/case close', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'Outside what this team looks after' });
  await chooses(s.imke, '/case close', 'Confirm closing', 'C-0001');
  await shows('Closed');
  await s.rowan.runs('/case reopen', { case: 'C-0001' });
  await s.rowan.fillsIn({ reason: 'New evidence', note: 'Mira sent another message.' });
  await shows('Triage');

  expect(answerOf(s.rowan)).toBe('C-0001 is in triage again.');
});

it.each(['leaves the server', 'loses the role'])(
  'frees the case of an assignee who %s, and calls the leaders',
  async (how) => {
    const { s, thread } = await investigated(await reported());
    const member = s.guild.members.get(s.rowan.id);
    if (member === undefined) throw new Error('Rowan is not here');
    if (how === 'leaves the server') s.rowan.leaves();
    else updateMember(s.discord.world, s.guild, member, { roles: [] });
    await until(() => s.halvard.sees(thread).some(({ text }) => text.includes('nobody has it now')), 'the call');
    await until(() => s.halvard.sees(thread)[0]?.text.includes('**Assignee:** nobody yet'), 'the card');

    const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
    const history = await s.bot.stores.cases.history(state?.caseId ?? '');
    expect(history.filter(({ event }) => event.type === 'unassigned')).toHaveLength(1);
  },
);

it('frees the case of an assignee who left while the bot was away', async () => {
  const { s, thread } = await investigated(await reported());
  await s.restart(() => s.rowan.leaves());
  await until(() => s.halvard.sees(thread).some(({ text }) => text.includes('nobody has it now')), 'the call');

  expect(await s.bot.stores.cases.assignments(s.guild.id)).toEqual([]);
});

it('asks again who the team is when Discord stumbles at the start', async () => {
  const { s, thread } = await investigated(await reported());
  const away = s.discord.faults.next({ method: 'GET', path: '/guilds/:guild/members' }, { status: 500 });
  const restarted = s.restart(() => s.rowan.leaves());
  await until(() => s.logLines.some((line) => line.includes('Discord cannot be reached yet')), 'the bot to wait');
  s.clock.advance(1000);
  await restarted;
  await until(() => s.halvard.sees(thread).some(({ text }) => text.includes('nobody has it now')), 'the call');

  expect(away.hits).toBe(1);
});

it('keeps the date of the follow-up when a new step is written without one', async () => {
  const { s, shows, card } = await reported();
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No', followup: '3d' });
  await s.rowan.runs('/case followup', { case: 'C-0001' });
  await s.rowan.fillsIn({ step: 'Write to Mira.' });
  await shows('Write to Mira.');

  const inThreeDays = Math.floor(s.clock.now() / 1000) + 3 * 86_400;
  expect(card()).toContain(`**Look at it again:** <t:${inThreeDays}:D>`);
});
