import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { ModalSubmitInteraction } from 'discord.js';
import type { Typed } from '../../domain/read-setting.ts';
import { readSetting } from '../../domain/read-setting.ts';
import { settingsCommandWords } from '../../texts/en/settings.ts';
import type { ComponentHandler, ModalHandler, SlashCommand } from '../handler.ts';
import { settingFormView } from '../views/setting-form.ts';
import { defaultSettings, definitionOf } from '../views/setting-values.ts';
import { settingsPages } from '../views/settings-page.ts';
import { categoryComponents, categoryForms } from './settings-categories.ts';
import { changeSetting, noticeOf, withEntered } from './settings-change.ts';
import { chosenIn, settingsComponent, settingsForm, showSettings } from './settings-handler.ts';
import { setupRules, withGuild } from './setup-handler.ts';

/** /settings: every number and text, with its default and its history (SPEC 13). */
export const settingsCommand: SlashCommand = {
  ...setupRules,
  data: {
    name: 'settings',
    description: settingsCommandWords.description,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },
  run: async (_interaction, context) => showSettings(withGuild(context), 'reports'),
};

const turnPage = settingsComponent('settings-page', async (interaction, context) => {
  const chosen = chosenIn(interaction);
  return showSettings(context, settingsPages.find((page) => page === chosen) ?? 'reports');
});

/** Opens the form with what is in effect now, which may be newer than the page it was pressed on. */
const openForm = settingsComponent('setting-change', async (_interaction, context, { id }) => {
  const definition = definitionOf(id);
  if (definition === null) return showSettings(context, 'reports');
  return { show: 'modal', modal: settingFormView(definition, context.inGuild.settings) };
});

const save = settingsForm('setting-set', async (interaction, context, { id, step: stamp }) => {
  const definition = definitionOf(id);
  if (definition === null) return showSettings(context, 'reports');
  const { key, group } = definition;
  const changed = await changeSetting(context, { key, stamp }, () => readSetting(definition, typedIn(interaction)));
  const notice = noticeOf(key, changed);
  const isLost = changed.outcome === 'wrong' || changed.outcome === 'meanwhile';
  return showSettings(context, group, isLost ? withEntered(notice, interaction) : notice);
});

/** *Back to default*. */
const reset = settingsComponent('setting-reset', async (interaction, context) => {
  const [id = '', stamp = ''] = chosenIn(interaction).split('.');
  const definition = definitionOf(id);
  if (definition === null) return showSettings(context, 'reports');
  const { key, group } = definition;
  const toDefault = () => ({ ok: true, value: { [key]: defaultSettings[key] } }) as const;
  const changed = await changeSetting(context, { key, stamp: Number(stamp) }, toDefault);
  return showSettings(context, group, noticeOf(key, changed));
});

const typedIn =
  ({ fields }: ModalSubmitInteraction): Typed =>
  (name) => {
    const field = fields.fields.get(name);
    if (field === undefined) return '';
    if ('values' in field) return field.values[0] ?? '';
    return 'value' in field && typeof field.value === 'string' ? field.value : '';
  };

export const settingsComponents: ComponentHandler[] = [turnPage, openForm, reset, ...categoryComponents];
export const settingsForms: ModalHandler[] = [save, ...categoryForms];
