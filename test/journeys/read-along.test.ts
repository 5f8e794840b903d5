import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { setOverwrites } from '../support/discord-server/world/channels.ts';
import { updateMember, updateRole } from '../support/discord-server/world/guilds.ts';
import { empower, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { cardIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';
import type { Channel } from '../support/discord-server/world/types.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const words = '> He keeps following me.';
const alone = 'This thread holds the reference alone';
const noSuchCase = 'There is no such case that you could open here. A reference looks like `C-0042`.';

const shows = async (s: Onlookers, thread: Channel, text: string) => {
  await until(() => cardIn(s, thread).text.includes(text), `the card shows ${text}`);
  await quiet(s);
};

/** Takes every role from Rowan but that of the staff. */
function disarms(s: Onlookers): void {
  const member = s.guild.members.get(s.rowan.id);
  const [staff = ''] = s.settings.staffRoles;
  if (member !== undefined) updateMember(s.discord.world, s.guild, member, { roles: [staff] });
}

it('says who could read along, by which permission and where it is changed; then the thread fills itself', async () => {
  const s = await onlookers();
  empower(s, s.rowan, PermissionFlagsBits.Administrator);
  const role = s.guild.members.get(s.rowan.id)?.roles.at(-1) ?? '';
  const { thread } = await reported(s, s.mira, { about: { member: s.rowan } });
  await s.imke.presses('What to change', { on: cardIn(s, thread) });
  expect(shownTo(s.imke).text).toContain(
    `- ${s.rowan.mention} has *Administrator* by <@&${role}>: take it from the role in *Server Settings → Roles*, or the role from them.`,
  );
  await s.rowan.presses('What to change', { on: cardIn(s, thread) });
  expect(shownTo(s.rowan).text).toBe(noSuchCase);
  disarms(s);
  await shows(s, thread, words);

  expect(s.rowan.canSee(thread)).toBe(false);
});

it('names somebody who is only kept out to leaders alone', async () => {
  const s = await onlookers();
  const { restrictedChannel } = s.caseChannels;
  const allow = PermissionFlagsBits.ManageThreads | PermissionFlagsBits.ViewChannel;
  const before = restrictedChannel.permission_overwrites;
  setOverwrites(s.discord.world, restrictedChannel, [...before, { id: s.rowan.id, type: 1, allow, deny: 0n }]);
  const { thread } = await reported(s, s.mira, { form: { description: 'Rowan looked away.' } });
  await s.imke.presses('What to change', { on: cardIn(s, thread) });
  expect(shownTo(s.imke).text).toContain(
    '- Somebody who should not has *Manage Threads* by a switch of their own there',
  );
  expect(shownTo(s.imke).text).not.toContain(s.rowan.id);
  await s.halvard.presses('What to change', { on: cardIn(s, thread) });
  expect(shownTo(s.halvard).text).toContain(`- ${s.rowan.mention} has *Manage Threads* by a switch of their own there`);
  setOverwrites(s.discord.world, restrictedChannel, before);
  await until(() => cardIn(s, thread).text.includes('> Rowan looked away.'), 'the thread fills itself');
});

it('fills the thread after a restart, when it was mended while the bot was away, and empties it when it comes again', async () => {
  const s = await onlookers();
  empower(s, s.rowan, PermissionFlagsBits.Administrator);
  const role = s.guild.roles.get(s.guild.members.get(s.rowan.id)?.roles.at(-1) ?? '');
  const { thread } = await reported(s, s.mira, { about: { member: s.rowan } });
  expect(cardIn(s, thread).text).toContain(alone);
  await s.restart(() => role && updateRole(s.discord.world, s.guild, role, { permissions: 0n }));
  await shows(s, thread, words);
  const member = s.guild.members.get(s.rowan.id);
  const ada = s.guild.members.get(s.ada.id);
  if (member && ada) updateMember(s.discord.world, s.guild, member, { roles: [...member.roles, ...ada.roles] });

  await shows(s, thread, alone);
});

it('fills it once a leader accepts that they could read along, with a reason, and for these people alone', async () => {
  const s = await onlookers();
  const { reference, thread } = await reported(s, s.mira, { about: { member: s.ownerPerson } });
  await s.imke.presses('What to change', { on: cardIn(s, thread) });
  expect(shownTo(s.imke).text).toContain(`- ${s.ownerPerson.mention} owns the server`);
  expect(shownTo(s.imke).buttons).toEqual([]);
  await s.halvard.presses('What to change', { on: cardIn(s, thread) });
  await s.halvard.presses('Accept it');
  await s.halvard.fillsIn({ reason: 'They know of it already.' });
  await shows(s, thread, words);
  expect(cardIn(s, thread).text).toContain('could read along here; a leader has accepted that.');
  await s.halvard.runs('/case history', { case: reference });

  expect(shownTo(s.halvard).text).toContain('They know of it already.');
});
