import { ButtonStyle, ComponentType } from 'discord.js';
import type {
  APIComponentInContainer,
  APIContainerComponent,
  APISectionComponent,
  APISelectMenuOption,
} from 'discord.js';
import type { SettingDefinition, SettingGroup } from '../../domain/setting-definitions.ts';
import { setBySetup, settingDefinitions, settingGroups } from '../../domain/setting-definitions.ts';
import type { Settings } from '../../domain/settings.ts';
import { severityNames } from '../../texts/en/card.ts';
import { categoryPage, groupNames, settingName, settingsPage, settingWords } from '../../texts/en/settings.ts';
import { encodeCustomId } from '../custom-id.ts';
import { settingStamp } from '../setting-stamp.ts';
import { button, container, line, row, text } from './components.ts';
import { defaultSettings, isDefault, nameOfCategory, settingId, shownSetting } from './setting-values.ts';

export const settingsPages = [...settingGroups, 'setup', 'history'] as const;
export type SettingsPage = (typeof settingsPages)[number];

export interface SettingsView {
  settings: Settings;
  page: SettingsPage;
  notice: string | null;
  /** The latest changes as lines; only on their page. */
  history: string;
}

/** One page of `/settings` (SPEC 13): what is said about the last press, the settings, and the way to the others. */
export function settingsDialog(view: SettingsView): APIContainerComponent {
  return container(0x4a7fb5, [
    text(settingsPage.title(groupNames[view.page])),
    ...(view.notice === null ? [] : [text(view.notice), line()]),
    ...contentOf(view),
    pageSelect(view.page),
  ]);
}

function contentOf({ page, settings, history }: SettingsView): APIComponentInContainer[] {
  if (page === 'history') return [text(history)];
  if (page !== 'setup') return groupContent(page, settings);
  const lines = setBySetup.map((key) => `**${settingName(key)}** · ${shownSetting(key, settings)}`);
  return [text(lines.join('\n')), text(settingsPage.setup)];
}

function groupContent(group: SettingGroup, settings: Settings): APIComponentInContainer[] {
  const here = settingDefinitions.filter((definition) => definition.group === group);
  return [...here.flatMap((definition) => parts(definition, settings)), ...resetSelect(here, settings)];
}

function parts(definition: SettingDefinition, settings: Settings): APIComponentInContainer[] {
  if (definition.kind === 'categories') return categoryParts(settings);
  const { key } = definition;
  const change = encodeCustomId({ verb: 'setting-change', id: settingId(key), step: settingStamp(settings[key]) });
  const section: APISectionComponent = {
    type: ComponentType.Section,
    components: [text(described(definition, settings))],
    accessory: button(change, settingsPage.change),
  };
  return [section];
}

function described({ key }: SettingDefinition, settings: Settings): string {
  const { label, help } = settingWords[key];
  const origin = isDefault(key, settings)
    ? settingsPage.isDefault
    : settingsPage.otherDefault(shownSetting(key, defaultSettings));
  return `**${label}** · ${shownSetting(key, settings)}\n-# ${origin} · ${help}`;
}

function categoryParts(settings: Settings): APIComponentInContainer[] {
  const { categories } = settings;
  const step = settingStamp(categories);
  const lines = categories.map(
    (one) => `- ${[nameOfCategory(one), severityNames[one.severity].toLowerCase(), ...flagsOf(one)].join(' · ')}`,
  );
  const add = button(encodeCustomId({ verb: 'category-add', step }), categoryPage.add);
  return [
    text([described({ key: 'categories', group: 'reports', kind: 'categories' }, settings), ...lines].join('\n')),
    select(
      encodeCustomId({ verb: 'category-look', step }),
      categoryPage.choose,
      categories.map((one, position) => ({ label: nameOfCategory(one).slice(0, 100), value: String(position) })),
    ),
    row(add),
  ];
}

/** What follows from a category, in words. */
const flagsOf = (category: Settings['categories'][number]): string[] =>
  (['urgent', 'restricted', 'minorSafety'] as const)
    .filter((flag) => category[flag])
    .map((flag) => categoryPage.flagNames[flag]);

/** *Back to default*, for what is not. */
function resetSelect(definitions: SettingDefinition[], settings: Settings): APIComponentInContainer[] {
  const options = definitions
    .filter(({ key }) => !isDefault(key, settings))
    .map(({ key }) => ({ label: settingWords[key].label, value: `${settingId(key)}.${settingStamp(settings[key])}` }));
  return options.length === 0 ? [] : [select(encodeCustomId({ verb: 'setting-reset' }), settingsPage.reset, options)];
}

function pageSelect(current: SettingsPage) {
  const options = settingsPages.map((page) => ({ label: groupNames[page], value: page, default: page === current }));
  return select(encodeCustomId({ verb: 'settings-page' }), settingsPage.choosePage, options);
}

function select(customId: string, placeholder: string, options: APISelectMenuOption[]) {
  const menu = { type: ComponentType.StringSelect as const, custom_id: customId, placeholder, options };
  return { type: ComponentType.ActionRow as const, components: [menu] };
}

/** One category with all it has, to change or to remove. */
export function categoryDialog(settings: Settings, position: number): APIContainerComponent | null {
  const category = settings.categories[position];
  if (category === undefined) return null;
  const step = settingStamp(settings.categories);
  const to = (verb: string) => encodeCustomId({ verb, id: String(position), step });
  const own = (words: string | null, none: string) =>
    shownSetting('emergencyText', { ...settings, emergencyText: words }, 1000).replace(settingsPage.nothing, none);
  return container(0x4a7fb5, [
    text(categoryPage.heading(nameOfCategory(category))),
    text([severityNames[category.severity], ...flagsOf(category)].join(' · ')),
    text(`**${categoryPage.resources}**\n${own(category.resources, settingsPage.nothing)}`),
    text(`**${categoryPage.text}**\n${own(category.text, categoryPage.builtIn)}`),
    row(
      button(to('category-edit'), categoryPage.edit, ButtonStyle.Primary),
      button(to('category-remove'), categoryPage.remove, ButtonStyle.Danger),
      button(encodeCustomId({ verb: 'category-back' }), categoryPage.back),
    ),
  ]);
}
