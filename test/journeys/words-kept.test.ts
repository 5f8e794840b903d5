import { afterEach, expect, it } from 'vitest';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { plainForm, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

it('gives a member their text back when the disk is full (SPEC 3.12)', async () => {
  const s = await scene();
  await s.mira.runs('/report', { member: s.tobin });
  s.bot.stores.cases.commit = () => Promise.reject(new Error('database or disk is full'));
  await s.mira.fillsIn(plainForm);
  const { text, attachments } = shownTo(s.mira);

  expect(text.includes('following') || attachments.length > 0).toBe(true);
});

it('gives staff their words back when they lose the role while a form is open', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.rowan.runs('/case followup', { case: 'C-0001' });
  const member = s.guild.members.get(s.rowan.id);
  if (member === undefined) throw new Error('Rowan is not here');
  updateMember(s.discord.world, s.guild, member, { roles: [] });
  await s.rowan.fillsIn({ step: 'Write to Mira tonight.' });
  const { text, attachments } = shownTo(s.rowan);

  expect(text.includes('tonight') || attachments.length > 0).toBe(true);
});
