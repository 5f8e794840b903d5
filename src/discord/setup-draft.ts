import { createHash } from 'node:crypto';
import type { Settings } from '../domain/settings.ts';
import { channelKinds } from '../domain/settings.ts';
import type { GuildContext } from './handler.ts';

/** The settings setup asks for. */
const setupKeys = [
  'staffRoles',
  'leaderRoles',
  ...channelKinds,
  'emergencyText',
  'outsideContact',
  'authorities',
] as const;

/** What is in effect, with this administrator's own choices on top. The draft holds only what they changed. */
export interface Chosen {
  stored: Settings;
  draft: Partial<Settings>;
  settings: Settings;
}

/** Reads the draft anew: each press is its own interaction, also after a restart (SPEC 13). */
export async function loadChosen({ stores, inGuild, userId }: GuildContext): Promise<Chosen> {
  const [stored, draft] = await Promise.all([
    stores.guilds.settings(inGuild.guildId),
    stores.guilds.setupDraft(inGuild.guildId, userId),
  ]);
  return { stored, draft, settings: { ...stored, ...draft } };
}

/** Adds one choice to what the draft holds at this moment. */
export async function choose(context: GuildContext, choice: Partial<Settings>): Promise<Chosen> {
  const { stores, inGuild, userId } = context;
  const { draft } = await loadChosen(context);
  await stores.guilds.saveSetupDraft(inGuild.guildId, userId, { ...draft, ...choice });
  return loadChosen(context);
}

/** Drops the draft; what is in effect stays. */
export async function forgetChoices({ stores, inGuild, userId }: GuildContext): Promise<void> {
  await stores.guilds.saveSetupDraft(inGuild.guildId, userId, {});
}

/** A number that differs when somebody changed what the dialog was drawn from; it goes with *Finish* (SPEC 5, stale buttons). */
export function stampOf(stored: Settings): number {
  const shown = JSON.stringify(setupKeys.map((key) => stored[key]));
  return createHash('sha256').update(shown).digest().readUInt32BE(0);
}

/** Whether the draft says anything that is not in effect already. */
export function changesAnything({ stored, settings }: Chosen): boolean {
  return setupKeys.some((key) => JSON.stringify(stored[key]) !== JSON.stringify(settings[key]));
}
