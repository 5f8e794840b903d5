import { afterEach, expect, it } from 'vitest';
import { settingDefinitions } from '../../src/domain/setting-definitions.ts';
import { Settings } from '../../src/domain/settings.ts';
import { groupNames, settingsNotices, settingsPage, settingWords } from '../../src/texts/en/settings.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { addRole, updateMember } from '../support/discord-server/world/guilds.ts';
import { plainForm, pressesForeign, quiet, reported, reports } from '../support/reporting.ts';
import { messagesIn } from '../support/reporting.ts';

afterEach(closeScenes);

const said = (person: Person): string => person.answer?.text ?? '';
const stored = ({ bot, guild }: Scene) => bot.stores.guilds.settings(guild.id);

/** The page of a group, before its owner. */
async function opens(person: Person, group: keyof typeof groupNames): Promise<void> {
  await person.runs('/settings');
  if (group !== 'reports') await person.selects(settingsPage.choosePage, groupNames[group]);
}

/** Presses *Change* beside a setting. */
async function changes(person: Person, key: string): Promise<void> {
  const button = person.answer?.buttons.find(({ customId }) => customId?.startsWith(`setting-change:${key}:`) === true);
  if (button?.customId === undefined) throw new Error(`No button for ${key} in: ${said(person)}`);
  await person.presses({ customId: button.customId });
}

/** What each setting is changed to, as an administrator types it. */
const typed: Record<string, [Record<string, string>, Partial<Settings>]> = {
  reportsPerHour: [{ reportsPerHour: '1' }, { reportsPerHour: 1 }],
  keepFromMinutes: [{ keepFromMinutes: '30' }, { keepFromMinutes: 30 }],
  surgeAt: [{ surgeAt: '1000' }, { surgeAt: 1000 }],
  contextBefore: [{ contextBefore: '0' }, { contextBefore: 0 }],
  contextAfter: [{ contextAfter: '20' }, { contextAfter: 20 }],
  pingUrgent: [{ pingUrgent: 'staff and leaders' }, { pingUrgent: 'staff' }],
  pingOthers: [{ pingOthers: 'nobody' }, { pingOthers: 'nobody' }],
  addStaff: [{ addStaff: 'leaders and assignee' }, { addStaff: 'leaders' }],
  urgentEscalation: [{ leaders: '5', owner: '90' }, { urgentEscalation: { leaders: 5, staff: 30, owner: 90 } }],
  checkIn: [{ critical: '2', medium: ' 5 ' }, { checkIn: { critical: 2, high: 3, medium: 5, low: 14 } }],
  selfAssign: [{ selfAssign: 'yes' }, { selfAssign: true }],
  contactBy: [{ contactBy: 'dm' }, { contactBy: 'dm' }],
  showStaffName: [{ showStaffName: 'yes' }, { showStaffName: true }],
  claimUnassignedHours: [{ claimUnassignedHours: '48' }, { claimUnassignedHours: 48 }],
  quorum: [{ quorum: '3' }, { quorum: 3 }],
  quorumBan: [{ quorumBan: '4' }, { quorumBan: 4 }],
  quorumReferral: [{ quorumReferral: '2' }, { quorumReferral: 2 }],
  interimHours: [{ interimHours: '6' }, { interimHours: 6 }],
  interimConfirmHours: [{ interimConfirmHours: '3' }, { interimConfirmHours: 3 }],
  coldAfterDays: [{ coldAfterDays: '21' }, { coldAfterDays: 21 }],
  coldMinAttempts: [{ coldMinAttempts: '3' }, { coldMinAttempts: 3 }],
  coldReviewMonths: [{ coldReviewMonths: '6' }, { coldReviewMonths: 6 }],
  timeZone: [{ timeZone: 'europe/berlin' }, { timeZone: 'Europe/Berlin' }],
  emergencyText: [{ emergencyText: 'Call 112.' }, { emergencyText: 'Call 112.' }],
  outsideContact: [{ outsideContact: 'The council.' }, { outsideContact: 'The council.' }],
  authorities: [{ authorities: 'The police.' }, { authorities: 'The police.' }],
};

const simple = settingDefinitions.filter(({ kind }) => kind !== 'categories');

it.each(simple.map(({ key, group }) => [key, group] as const))('changes %s and takes it back', async (key, group) => {
  const s = await scene();
  const [form, change] = typed[key] ?? [{}, {}];
  const before = await stored(s);
  await opens(s.ownerPerson, group);
  await changes(s.ownerPerson, key.toLowerCase());
  await s.ownerPerson.fillsIn(form);
  expect(said(s.ownerPerson)).toContain(`✅ **${settingWords[key].label}**`);
  expect(await stored(s)).toEqual({ ...before, ...change });

  await s.ownerPerson.selects(settingsPage.reset, settingWords[key].label);
  expect((await stored(s))[key]).toEqual(Settings.parse({})[key]);
});

it('takes effect: one report in an hour, dates in the zone of the server, cases taken by staff', async () => {
  const s = await scene();
  await opens(s.ownerPerson, 'reports');
  await changes(s.ownerPerson, 'reportsperhour');
  await s.ownerPerson.fillsIn({ reportsPerHour: '1' });
  await s.ownerPerson.selects(settingsPage.choosePage, groupNames.time);
  await changes(s.ownerPerson, 'timezone');
  await s.ownerPerson.fillsIn({ timeZone: 'America/New_York' });
  await s.ownerPerson.selects(settingsPage.choosePage, groupNames.assignment);
  await changes(s.ownerPerson, 'selfassign');
  await s.ownerPerson.fillsIn({ selfAssign: 'yes' });
  await reported(s, s.mira);
  const second = await reports(s.mira, { member: s.tobin }, plainForm);
  await s.rowan.runs('/case claim', { case: 'C-0001' });
  await s.rowan.runs('/case followup', { case: 'C-0001' });
  await s.rowan.fillsIn({ step: 'Write.', followup: '2026-12-01' });

  expect(second.text).not.toContain('C-0002');
  expect(said(s.rowan)).not.toBe('');
  const state = await s.bot.stores.cases.findByReference(s.guild.id, 'C-0001');
  expect(state?.assigneeId).toBe(s.rowan.id);
  expect(state?.followUpAt).toBe(Date.UTC(2026, 11, 1, 5));
});

it.each([
  ['reports', 'reportsperhour', { reportsPerHour: 'many' }, 'a whole number from 1 to 100', '> many'],
  ['reports', 'reportsperhour', { reportsPerHour: '0' }, 'a whole number from 1 to 100', '> 0'],
  ['promises', 'checkin', { critical: '20' }, 'cannot wait longer', '> 20'],
  ['promises', 'checkin', { low: 'soon' }, 'Low takes a whole number of days', '> soon'],
  ['time', 'timezone', { timeZone: 'Berlin' }, '`Europe/Berlin`', '> Berlin'],
] as const)('refuses nonsense in %s %s, and gives it back', async (...[group, key, form, reason, back]) => {
  const s = await scene();
  const before = await stored(s);
  await opens(s.ownerPerson, group);
  await changes(s.ownerPerson, key);
  await s.ownerPerson.fillsIn(form);

  expect(said(s.ownerPerson)).toContain(reason);
  expect(said(s.ownerPerson)).toContain(back);
  expect(await stored(s)).toEqual(before);
});

/** A second person who may manage the server. */
function administrator(s: Scene): Person {
  const role = addRole(s.discord.world, s.guild, { name: 'Admin', permissions: 1n << 5n });
  const member = s.guild.members.get(s.sol.id);
  if (member !== undefined) updateMember(s.discord.world, s.guild, member, { roles: [role.id] });
  return s.sol;
}

it('tells the second of two administrators what the first made of it', async () => {
  const s = await scene();
  const other = administrator(s);
  for (const person of [s.ownerPerson, other]) {
    await opens(person, 'assignment');
    await changes(person, 'claimunassignedhours');
  }
  await other.fillsIn({ claimUnassignedHours: '12' });
  await s.ownerPerson.fillsIn({ claimUnassignedHours: '36' });

  expect(said(s.ownerPerson)).toContain('Somebody else changed **Hours until anybody may take a case**');
  expect(said(s.ownerPerson)).toContain('It is now: 12 hours');
  expect(said(s.ownerPerson)).toContain('> 36');
  expect((await stored(s)).claimUnassignedHours).toBe(12);
});

it('takes changes of two different settings, both', async () => {
  const s = await scene();
  const other = administrator(s);
  await opens(s.ownerPerson, 'assignment');
  await changes(s.ownerPerson, 'claimunassignedhours');
  await opens(other, 'time');
  await changes(other, 'timezone');
  await other.fillsIn({ timeZone: 'Asia/Tokyo' });
  await s.ownerPerson.fillsIn({ claimUnassignedHours: '36' });

  expect(await stored(s)).toMatchObject({ claimUnassignedHours: 36, timeZone: 'Asia/Tokyo' });
});

it('keeps a history of who changed what', async () => {
  const s = await scene();
  await opens(s.ownerPerson, 'assignment');
  await changes(s.ownerPerson, 'claimunassignedhours');
  await s.ownerPerson.fillsIn({ claimUnassignedHours: '1' });
  await s.ownerPerson.selects(settingsPage.choosePage, groupNames.history);
  const at = Math.floor(s.clock.now() / 1000);

  expect(said(s.ownerPerson)).toContain(
    `**<t:${at}:f>** · <@${s.ownerPerson.id}>\n- Hours until anybody may take a case: 24 hours → 1 hour\n**<t:`,
  );
});

it('tells the staff channel once of a change that matters to the team', async () => {
  const s = await scene();
  await opens(s.ownerPerson, 'reports');
  await changes(s.ownerPerson, 'reportsperhour');
  await s.ownerPerson.fillsIn({ reportsPerHour: '9' });
  await s.ownerPerson.selects(settingsPage.choosePage, groupNames.time);
  await changes(s.ownerPerson, 'timezone');
  await s.ownerPerson.fillsIn({ timeZone: 'Asia/Tokyo' });
  await quiet(s);
  const notes = messagesIn(s, s.caseChannels.staffChannel).filter(({ text }) => text.includes('changed the settings'));

  expect(notes.map(({ text }) => text)).toEqual([
    `⚙️ <@${s.ownerPerson.id}> changed the settings:\n- Reports per member and hour: 5 → 9`,
  ]);
  expect(s.rowan.pings).toEqual([]);
});

it('shows roles and channels, and where they are changed', async () => {
  const s = await scene();
  await opens(s.ownerPerson, 'setup');

  expect(said(s.ownerPerson)).toContain(`**Staff roles** · <@&${s.settings.staffRoles[0]}>`);
  expect(said(s.ownerPerson)).toContain('`/setup start`');
});

it('turns away members and staff, whatever they press', async () => {
  const s = await scene();
  await reports(s.mira);
  await pressesForeign(s, s.mira, 'setting-change:reportsperhour:0');
  expect(said(s.mira)).toContain('for people who may manage the server');
  await s.rowan.runs('/queue');
  await pressesForeign(s, s.rowan, 'category-remove:0:0');

  expect(said(s.rowan)).toContain('for people who may manage the server');
  expect(settingsNotices.lastCategory).not.toBe('');
});
