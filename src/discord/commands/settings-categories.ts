import type { ModalSubmitInteraction } from 'discord.js';
import type { TypedCategory } from '../../domain/change-categories.ts';
import { categoriesAtMost, categoryFlags, protectionLost, putCategory } from '../../domain/change-categories.ts';
import type { Read } from '../../domain/read-setting.ts';
import type { Settings } from '../../domain/settings.ts';
import { Severity } from '../../domain/words.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { settingsNotices } from '../../texts/en/settings.ts';
import type { ComponentHandler, GuildContext, ModalHandler } from '../handler.ts';
import { categoryForm } from '../views/setting-form.ts';
import { nameOfCategory } from '../views/setting-values.ts';
import { categoryDialog } from '../views/settings-page.ts';
import { settingStamp } from '../setting-stamp.ts';
import type { Changed } from './settings-change.ts';
import { changeSetting, noticeOf, withEntered } from './settings-change.ts';
import { chosenIn, settingsComponent, settingsForm, showSettings } from './settings-handler.ts';

const key = 'categories';

/** Somebody else changed the list: a position in it means something else now. */
const moved = (context: GuildContext) =>
  showSettings(context, 'reports', noticeOf(key, { outcome: 'meanwhile', current: context.inGuild.settings }));

const isStale = ({ inGuild }: GuildContext, stamp: number) => settingStamp(inGuild.settings.categories) !== stamp;

const look = settingsComponent('category-look', async (interaction, context, { step }) => {
  const dialog = isStale(context, step)
    ? null
    : categoryDialog(context.inGuild.settings, Number(chosenIn(interaction)));
  return dialog === null ? moved(context) : { show: 'redraw', payload: { v2: true, components: [dialog] } };
});

const edit = settingsComponent('category-edit', async (_interaction, context, { id, step }) => {
  const modal = isStale(context, step) ? null : categoryForm(context.inGuild.settings, Number(id));
  return modal === null ? moved(context) : { show: 'modal', modal };
});

const add = settingsComponent('category-add', async (_interaction, context) => {
  const { settings } = context.inGuild;
  const modal = settings.categories.length >= categoriesAtMost ? null : categoryForm(settings, null);
  return modal === null ? showSettings(context, 'reports', settingsNotices.tooMany) : { show: 'modal', modal };
});

const back = settingsComponent('category-back', async (_interaction, context) => showSettings(context, 'reports'));

/** The last one stays: a report without a category could not be sent. */
const remove = settingsComponent('category-remove', async (_interaction, context, { id, step: stamp }) => {
  const { categories } = context.inGuild.settings;
  const gone = categories[Number(id)];
  if (gone === undefined || isStale(context, stamp)) return moved(context);
  if (categories.length === 1) return showSettings(context, 'reports', settingsNotices.lastCategory);
  const changed = await changeSetting(context, { key, stamp }, (current) => ({
    ok: true,
    value: { categories: current.categories.filter((one) => one.key !== gone.key) },
  }));
  const removed = changed.outcome === 'saved' ? settingsNotices.categoryRemoved(nameOfCategory(gone)) : null;
  return showSettings(context, 'reports', removed ?? noticeOf(key, changed));
});

const save = settingsForm('category-set', async (interaction, context, { id, step: stamp }) => {
  const position = id === '' ? null : Number(id);
  const typed = typedIn(interaction);
  const changed = await changeSetting(context, { key, stamp }, (current) => put(current, position, typed));
  return showSettings(context, 'reports', saidOf(changed, position, interaction));
});

function put({ categories }: Settings, position: number | null, typed: TypedCategory): Read<Partial<Settings>> {
  const shown = new Map(categories.map((one) => [one.key, categoryWords(one).name]));
  const own = position === null ? null : (categories[position]?.key ?? null);
  const read = putCategory(categories, own, typed, shown);
  return read.ok ? { ok: true, value: { categories: read.value } } : read;
}

function saidOf(changed: Changed, position: number | null, interaction: ModalSubmitInteraction): string {
  if (changed.outcome === 'unchanged') return noticeOf(key, changed);
  if (changed.outcome !== 'saved') return withEntered(noticeOf(key, changed), interaction);
  const after = position === null ? changed.after.categories.at(-1) : changed.after.categories[position];
  const name = after === undefined ? '' : nameOfCategory(after);
  if (position === null) return settingsNotices.categoryAdded(name);
  const said = settingsNotices.categoryChanged(name);
  const isWeaker = protectionLost(changed.before.categories[position], after);
  return isWeaker ? `${said} ${settingsNotices.newCasesOnly}` : said;
}

function typedIn({ fields }: ModalSubmitInteraction): TypedCategory {
  const flags = fields.getCheckboxGroup('flags');
  return {
    name: fields.getTextInputValue('name'),
    severity: Severity.parse(fields.getStringSelectValues('severity')[0]),
    flags: categoryFlags.filter((flag) => flags.includes(flag)),
    resources: fields.getTextInputValue('resources'),
    text: fields.getTextInputValue('text'),
  };
}

export const categoryComponents: ComponentHandler[] = [look, edit, add, back, remove];
export const categoryForms: ModalHandler[] = [save];
