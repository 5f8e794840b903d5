import { ComponentType } from 'discord.js';
import type { APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import { EscalationStep } from '../../domain/calls/call-state.ts';
import { categoryFlags, categoryLimits } from '../../domain/change-categories.ts';
import { gravestFirst } from '../../domain/read-setting.ts';
import type { SettingDefinition } from '../../domain/setting-definitions.ts';
import type { Category, Settings } from '../../domain/settings.ts';
import { severityNames } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { categoryPage, choiceNames, settingForm, settingsPage, settingWords } from '../../texts/en/settings.ts';
import { choiceField, optionsOf, textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import { settingStamp } from '../setting-stamp.ts';
import { settingId } from './setting-values.ts';

type Modal = APIModalInteractionResponseCallbackData;

/** The form of one setting, filled in with what it is now. */
export function settingFormView(definition: SettingDefinition, settings: Settings): Modal {
  const { key } = definition;
  return {
    custom_id: encodeCustomId({ verb: 'setting-set', id: settingId(key), step: settingStamp(settings[key]) }),
    title: settingWords[key].label,
    components: fieldsOf(definition, settings),
  };
}

function fieldsOf(definition: SettingDefinition, settings: Settings): APILabelComponent[] {
  const { key } = definition;
  const { label } = settingWords[key];
  switch (definition.kind) {
    case 'number': {
      const hint = settingForm.numberHint(definition.min, definition.max);
      return [textField({ name: key, label, hint, max: 6, value: String(settings[definition.key]) })];
    }
    case 'days':
      return gravestFirst.map((severity) => {
        const shown = settingForm.days(severityNames[severity]);
        const hint = settingForm.numberHint(definition.min, definition.max);
        return textField({ name: severity, label: shown, hint, max: 6, value: String(settings.checkIn[severity]) });
      });
    case 'minutes':
      return EscalationStep.options.map((step) => {
        const [shown, hint] = [settingForm.minutes(step), settingForm.numberHint(definition.min, definition.max)];
        return textField({ name: step, label: shown, hint, max: 6, value: String(settings.urgentEscalation[step]) });
      });
    case 'choice':
      return [choiceField(key, label, choicesOf(definition, settings))];
    case 'switch': {
      const names = { yes: settingsPage.yes, no: settingsPage.no };
      return [choiceField(key, label, optionsOf(names, settings[definition.key] ? 'yes' : 'no'))];
    }
    case 'way':
      return [choiceField(key, label, optionsOf(settingsPage.ways, settings.contactBy))];
    case 'zone':
      return [textField({ name: key, label, hint: settingForm.zoneHint, max: 64, value: settings.timeZone })];
    case 'words': {
      const [hint, max, value] = [settingForm.optional, definition.max, settings[definition.key] ?? ''];
      return [textField({ name: key, label, hint, long: true, required: false, max, value })];
    }
    case 'categories':
      return [];
  }
}

function choicesOf({ key, options }: Extract<SettingDefinition, { kind: 'choice' }>, settings: Settings) {
  const names = Object.fromEntries(options.map((option) => [option, choiceNames[key][option] ?? option]));
  return optionsOf(names, settings[key]);
}

/** The form of a category, or of a new one. */
export function categoryForm(settings: Settings, position: number | null): Modal | null {
  const category = position === null ? null : settings.categories[position];
  if (category === undefined) return null;
  const id = position === null ? '' : String(position);
  const title = category === null ? categoryPage.newTitle : categoryPage.formTitle(categoryWords(category).name);
  return {
    custom_id: encodeCustomId({ verb: 'category-set', id, step: settingStamp(settings.categories) }),
    title: title.slice(0, 45),
    components: categoryFields(category),
  };
}

function categoryFields(category: Category | null): APILabelComponent[] {
  const { fields, flagNames, flagHints, textHint } = categoryPage;
  const name = category === null ? '' : categoryWords(category).name;
  const flags = categoryFlags.map((flag) => {
    return { value: flag, label: flagNames[flag], description: flagHints[flag], default: category?.[flag] === true };
  });
  const long = { long: true, required: false } as const;
  return [
    textField({ name: 'name', label: fields.name, max: categoryLimits.name, value: name }),
    choiceField('severity', fields.severity, optionsOf(severityNames, category?.severity ?? 'medium')),
    {
      type: ComponentType.Label,
      label: fields.flags,
      component: {
        type: ComponentType.CheckboxGroup,
        custom_id: 'flags',
        options: flags,
        required: false,
        min_values: 0,
      },
    },
    textField({
      ...long,
      name: 'resources',
      label: fields.resources,
      max: categoryLimits.resources,
      value: category?.resources ?? '',
    }),
    textField({
      ...long,
      name: 'text',
      label: fields.text,
      hint: textHint,
      max: categoryLimits.text,
      value: category?.text ?? '',
    }),
  ];
}
