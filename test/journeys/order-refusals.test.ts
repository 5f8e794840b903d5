import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { secondServer } from '../support/two-servers.ts';
import { cardIn, pressesForeign, quiet, referenceIn, reported, reports, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);
const none = 'There is no such case that you could open here. A reference looks like `C-0042`.';

it('answers every subcommand about a hidden case like one that does not exist', async () => {
  const s = await scene();
  const hidden = referenceIn(await reports(s.sol, { member: s.rowan }));
  await quiet(s);
  const names = 'view history triage assign claim handback followup hold decide close reopen cold revive';
  for (const name of names.split(' ')) {
    await s.rowan.runs(`/case ${name}`, { case: hidden });
    expect(shownTo(s.rowan).text, name).toBe(none);
    expect(s.rowan.modal, name).toBe(null);
  }
  expect(await s.rowan.types('/case view', { case: hidden.slice(0, 3) })).toEqual([]);
});

it('does nothing for a forged id, a foreign server or a second press', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  const id = state?.caseId ?? '';
  for (const verb of [
    'do-claim',
    'do-confirm',
    'vote-approve',
    'action-retry',
    'decision-propose',
    'show-case',
    'whole-report',
    'show-proof',
    'who-reported',
  ]) {
    await pressesForeign(s, s.mira, `${verb}:${id}:1`);
    expect(shownTo(s.mira).text, verb).toBe(
      'This is for the Security team. To tell the team something, use `/report`.',
    );
  }
  await pressesForeign(s, s.mira, `send-copy:${'0'.repeat(19)}:0`);
  expect(shownTo(s.mira).text).toBe(none);
  const other = await secondServer(s);
  await other.rowan.runs('/case view', { case: 'C-0001' });
  expect(shownTo(other.rowan).text).toBe(none);
  await s.halvard.presses('Take it', { on: cardIn(s, thread).message });
  const before = await s.bot.stores.cases.load(id);
  s.discord.interactions.redeliver(s.halvard.lastInteraction ?? {});
  await quiet(s);
  expect((await s.bot.stores.cases.load(id))?.step).toBe(before?.step);
});

it('takes no date that is past, in words or absurd, and no assignee who has left', async () => {
  const s = await scene();
  await reported(s, s.mira);
  for (const until of ['yesterday', '2020-01-01', '0d', '2026-02-30', '9'.repeat(20), '-3d', '1e9d']) {
    await s.halvard.runs('/case hold', { case: '1' });
    await s.halvard.fillsIn({ until, reason: 'Kept words.' });
    expect(shownTo(s.halvard).text, until).toContain('Kept words.');
  }
  await s.halvard.runs('/case assign', { case: '1' });
  const member = s.guild.members.get(s.rowan.id);
  if (member === undefined) throw new Error('gone');
  updateMember(s.discord.world, s.guild, member, { roles: [] });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'Kept note.' });
  expect(shownTo(s.halvard).text).toContain('cannot be given');
  expect(shownTo(s.halvard).text).toContain('Kept note.');
});
