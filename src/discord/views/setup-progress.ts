import type { Settings } from '../../domain/settings.ts';
import { channelKinds } from '../../domain/settings.ts';
import type { RoleSetting } from '../../domain/setup-finding.ts';
import { setupProgress, stepNames } from '../../texts/en/setup.ts';

interface Progress {
  settings: Settings;
  exists: (id: string) => boolean;
}

/** What is chosen and what is missing, so that nobody has to page back to find out. */
export function setupProgressLines(view: Progress): string[] {
  return [rolesLine(view), channelsLine(view), wordsLine(view)];
}

function rolesLine(view: Progress): string {
  const { staffRoles, leaderRoles } = view.settings;
  const parts = (['staffRoles', 'leaderRoles'] as const).map((setting) => roleList(view, setting));
  return entry(staffRoles.length > 0 && leaderRoles.length > 0, stepNames.roles, parts.join(' · '));
}

/** A few by name, the others by number: ten long lists would not leave room for the page itself. */
function roleList({ settings, exists }: Progress, setting: RoleSetting): string {
  const ids = settings[setting];
  const shown = ids.slice(0, 4).map((id) => (exists(id) ? `<@&${id}>` : setupProgress.deletedRole));
  const more = ids.length > shown.length ? [`+${ids.length - shown.length}`] : [];
  const words = ids.length === 0 ? setupProgress.noneYet : [...shown, ...more].join(' ');
  return `${setupProgress.roleLabels[setting]}: ${words}`;
}

function channelsLine({ settings, exists }: Progress): string {
  const missing = channelKinds.filter((kind) => {
    const channelId = settings[kind];
    return channelId === null || !exists(channelId);
  });
  const names = missing.map((kind) => setupProgress.shortNames[kind]);
  const chosen = channelKinds.length - missing.length;
  return entry(missing.length === 0, stepNames.channels, setupProgress.channels(chosen, names));
}

function wordsLine({ settings }: Progress): string {
  const { emergencyText, outsideContact, authorities } = settings;
  const written = [emergencyText, outsideContact, authorities].filter((words) => words !== null).length;
  return entry(written > 0, stepNames.words, setupProgress.words(written), setupProgress.optional);
}

const entry = (done: boolean, name: string, words: string, open: string = setupProgress.open) =>
  `${done ? setupProgress.done : open} **${name}** ${words}`;
