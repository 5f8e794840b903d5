import type { ModalSubmitInteraction } from 'discord.js';
import { shorten } from '../../domain/names.ts';
import type { Read, SettingWrong } from '../../domain/read-setting.ts';
import type { SettingKey } from '../../domain/setting-definitions.ts';
import type { Settings } from '../../domain/settings.ts';
import { settingName, settingsNotices, wrongText } from '../../texts/en/settings.ts';
import type { GuildContext } from '../handler.ts';
import { settingStamp } from '../setting-stamp.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import { shownSetting } from '../views/setting-values.ts';

export type Changed =
  | { outcome: 'saved'; before: Settings; after: Settings }
  | { outcome: 'unchanged' | 'meanwhile'; current: Settings }
  | { outcome: 'wrong'; wrong: SettingWrong };

/** Another setting may be changed in the same moment; a higher count would hide a fault. */
const attemptsAtMost = 5;

/**
 * Changes one setting, if it is still what the form was drawn from; who, before and after are written down with it
 * (SPEC 13).
 */
export async function changeSetting(
  context: GuildContext,
  { key, stamp }: { key: SettingKey; stamp: number },
  change: (current: Settings) => Read<Partial<Settings>>,
): Promise<Changed> {
  const { stores, inGuild, userId, clock, poke } = context;
  const { guildId } = inGuild;
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const before = await stores.guilds.settings(guildId);
    if (settingStamp(before[key]) !== stamp) return { outcome: 'meanwhile', current: before };
    const read = change(before);
    if (!read.ok) return { outcome: 'wrong', wrong: read.wrong };
    const after = { ...before, ...read.value };
    if (JSON.stringify(after[key]) === JSON.stringify(before[key])) return { outcome: 'unchanged', current: before };
    if (await stores.guilds.saveSettings({ guildId, before, after, by: userId, at: clock.now() })) {
      poke();
      return { outcome: 'saved', before, after };
    }
  }
  throw new Error(`The settings changed ${attemptsAtMost} times while ${key} was saved`);
}

/** What the dialog says about it. */
export function noticeOf(key: SettingKey, changed: Changed): string {
  const name = settingName(key);
  switch (changed.outcome) {
    case 'saved':
      return settingsNotices.saved(name, shownSetting(key, changed.before), shownSetting(key, changed.after));
    case 'unchanged':
      return settingsNotices.unchanged(name);
    case 'meanwhile':
      return settingsNotices.meanwhile(name, shownSetting(key, changed.current));
    case 'wrong':
      return settingsNotices.wrong(wrongText(changed.wrong));
  }
}

/** Nothing somebody entered is lost with a refusal: it stands below the reason (SPEC 12.5). */
export function withEntered(notice: string, { fields }: ModalSubmitInteraction): string {
  const entered = [...fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' && field.value.trim() !== '' ? [field.value.trim()] : [],
  );
  if (entered.length === 0) return notice;
  const words = entered.map((one) => quoted(safeText(one)));
  return shorten([notice, settingsNotices.yourWords, ...words].join('\n'), 1500);
}
