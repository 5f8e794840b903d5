import { expect, it } from 'vitest';
import { Settings } from '../../src/domain/settings.ts';
import type { OpenEngine } from './engine.ts';
import { opened, openedTwice } from './engine.ts';
import { channelId, guildId, leaderId, openedAt, otherGuildId, staffId } from './sample-case.ts';

const fresh = Settings.parse({});
const change = { guildId, before: fresh, after: { ...fresh, reportsPerHour: 9 }, by: leaderId, at: openedAt };

/** What every engine promises of servers (SPEC 13). */
export function guildStoreContract(open: OpenEngine): void {
  settingsContract(open);
  staffContract(open);
}

function settingsContract(open: OpenEngine): void {
  it('answers the defaults for a server never set up', async () => {
    const { guilds } = opened(open);

    expect(await guilds.settings(guildId)).toEqual(fresh);
    expect(await guilds.guildIds()).toEqual([]);
  });

  it('saves settings only over what was read', async () => {
    const [one, two] = openedTwice(open);
    expect(await one.guilds.saveSettings(change)).toBe(true);
    expect(await two.guilds.saveSettings({ ...change, after: { ...fresh, reportsPerHour: 3 } })).toBe(false);

    expect(await two.guilds.settings(guildId)).toEqual(change.after);
    expect(await two.guilds.settings(otherGuildId)).toEqual(fresh);
    expect(await two.guilds.guildIds()).toEqual([guildId]);
  });

  it('keeps what was chosen in setup, and only that, for each administrator', async () => {
    const { guilds } = opened(open);
    await guilds.saveSetupDraft(guildId, leaderId, { staffRoles: [staffId] });
    await guilds.saveSetupDraft(guildId, leaderId, { staffRoles: [staffId], casesChannel: channelId });

    expect(await guilds.setupDraft(guildId, leaderId)).toEqual({ staffRoles: [staffId], casesChannel: channelId });
    expect(await guilds.setupDraft(guildId, staffId)).toEqual({});
    expect(await guilds.setupDraft(otherGuildId, leaderId)).toEqual({});
  });
}

function staffContract(open: OpenEngine): void {
  const robin = { userId: staffId, names: ['robin', 'Robin 🐦'], roleIds: ['700000000000000001'], isLeader: false };
  const kim = { userId: leaderId, names: [], roleIds: [], isLeader: true };

  it('keeps the staff directory of each server', async () => {
    const { guilds } = opened(open);
    await guilds.replaceStaff(guildId, [kim, robin], openedAt);
    await guilds.replaceStaff(otherGuildId, [kim], openedAt);
    expect(await guilds.staff(guildId)).toEqual([robin, kim]);

    await guilds.replaceStaff(guildId, [robin], openedAt + 1);
    expect(await guilds.staff(guildId)).toEqual([robin]);
    expect(await guilds.staff(otherGuildId)).toEqual([kim]);
  });

  it('adds, changes and removes one staff member', async () => {
    const { guilds } = opened(open);
    await guilds.putStaff(guildId, staffId, { names: ['r'], roleIds: ['700000000000000001'], isLeader: false });
    await guilds.putStaff(guildId, staffId, { names: ['robin'], roleIds: [], isLeader: true });
    expect(await guilds.staff(guildId)).toEqual([{ userId: staffId, names: ['robin'], roleIds: [], isLeader: true }]);

    await guilds.putStaff(guildId, staffId, null);
    expect(await guilds.staff(guildId)).toEqual([]);
  });
}
