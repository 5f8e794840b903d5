import { ComponentType, PermissionFlagsBits } from 'discord.js';
import type { APILabelComponent, ModalSubmitInteraction } from 'discord.js';
import { withShown } from '../../domain/decision/draft.ts';
import type { DraftMeasure } from '../../domain/decision/draft.ts';
import { longestTimeout, Measure } from '../../domain/decision/planned-action.ts';
import type { MeasureKind } from '../../domain/decision/planned-action.ts';
import { parseMessageLink } from '../../domain/message-link.ts';
import { shorten } from '../../domain/names.ts';
import { typedDate } from '../../domain/typed-date.ts';
import { typedSpan } from '../../domain/typed-span.ts';
import { measureForms as words } from '../../texts/en/deciding.ts';
import { measureNames } from '../../texts/en/decision.ts';
import { formRefused } from '../../texts/en/lifecycle.ts';
import type { Acting, Wrong } from '../case-actions/case-action.ts';
import { isWrong } from '../case-actions/case-action.ts';
import { choiceField, optionsOf, textField } from '../case-actions/fields.ts';
import { chosenIn } from '../commands/settings-handler.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import { safeName } from '../views/safe-text.ts';
import { draftComponent, draftForm, redrawn, saved } from './draft-door.ts';
import type { Drafting } from './draft-door.ts';

/** As many as a verdict takes. */
const measuresAtMost = 10;
const titleAtMost = 45;
const watchlistMonths = 6;

const kinds: readonly MeasureKind[] = Measure.options.map(({ shape }) => shape.kind.value);

/** A measure chosen from the list: its form opens; one that needs no more is added at once. */
const choose = draftComponent('decision-measure', async (at, interaction) => {
  const kind = kinds.find((one) => one === chosenIn(interaction));
  if (kind === undefined) return redrawn(at.acting, at.draft);
  if (measuresIn(at).length >= measuresAtMost) return redrawn(at.acting, at.draft, words.full);
  if (kind === 'kick') return await added(at, { measure: { kind }, words: '' });
  return opened(at, kind);
});

const measuresIn = ({ draft }: Drafting): DraftMeasure[] => draft.verdicts[draft.shown]?.measures ?? [];

const added = async (at: Drafting, one: DraftMeasure) =>
  await saved(at, withShown(at.draft, { measures: [...measuresIn(at), one].slice(0, measuresAtMost) }));

function opened({ acting, draft }: Drafting, kind: Exclude<MeasureKind, 'kick'>): Answer {
  const { caseId: id, reference } = acting.view.state;
  const step = kinds.indexOf(kind) * 100 + draft.shown;
  const custom_id = encodeCustomId({ verb: 'decision-measure', id, step });
  const title = shorten(`${reference} · ${measureNames[kind]}`, titleAtMost);
  return { show: 'modal', modal: { custom_id, title, components: fieldsOf[kind]() } };
}

const date = (name: string, label: string, required = true) =>
  textField({ name, label, hint: words.dateHint, required, max: 20 });

const role = (): APILabelComponent => ({
  type: ComponentType.Label,
  label: words.role,
  component: { type: ComponentType.RoleSelect, custom_id: 'role', required: true },
});

const fieldsOf: Record<Exclude<MeasureKind, 'kick'>, () => APILabelComponent[]> = {
  timeout: () => [textField({ name: 'length', label: words.length, hint: words.lengthHint, max: 10 })],
  'remove-message': () => [textField({ name: 'link', label: words.link, hint: words.linkHint, max: 200 })],
  'remove-role': () => [role()],
  'give-role': () => [role()],
  condition: () => [
    textField({ name: 'condition', label: words.condition, long: true, max: 500 }),
    date('until', words.until),
  ],
  ban: () => [choiceField('delete', words.deleteDays, optionsOf(words.deleteOptions, '0'))],
  watchlist: () => [date('until', words.watchUntil, false)],
  monitor: () => [date('at', words.again)],
};

/** What was typed, as a measure; what does not fit is said above the dialog, with the words as they were typed. */
const written = draftForm('decision-measure', async (at, interaction, step) => {
  const kind = kinds[Math.floor(step / 100)];
  const shown = Math.min(step % 100, at.draft.verdicts.length - 1);
  const there = { ...at, draft: { ...at.draft, shown } };
  const read = kind === undefined ? null : readMeasure(kind, interaction, at.acting);
  if (read === null) return redrawn(at.acting, at.draft);
  return isWrong(read) ? redrawn(at.acting, there.draft, read.wrong) : await added(there, read);
});

type Read = DraftMeasure | Wrong;

function readMeasure(kind: MeasureKind, { fields }: ModalSubmitInteraction, acting: Acting): Read {
  const typed = (name: string) => fields.getTextInputValue(name).trim();
  switch (kind) {
    case 'timeout':
      return timeout(typed('length'));
    case 'remove-message':
      return message(typed('link'), acting);
    case 'remove-role':
    case 'give-role':
      return withRole(kind, fields.getSelectedRoles('role')?.firstKey() ?? '', acting);
    case 'condition':
      return dated(typed('until'), acting, (until) => ({ kind, textId: 'draft', until }), typed('condition'));
    case 'kick':
      return { measure: { kind }, words: '' };
    case 'ban':
      return { measure: { kind, deleteDays: Number(fields.getStringSelectValues('delete')[0] ?? 0) }, words: '' };
    case 'watchlist':
      return dated(typed('until') || inMonths(acting.at), acting, (until) => ({ kind, until }));
    case 'monitor':
      return dated(typed('at'), acting, (at) => ({ kind, at }));
  }
}

function timeout(typed: string): Read {
  const minutes = typedSpan(typed);
  if (minutes === null || minutes > longestTimeout) return { wrong: words.badLength(safeName(typed)) };
  return { measure: { kind: 'timeout', minutes }, words: '' };
}

function message(typed: string, { view }: Acting): Read {
  const link = parseMessageLink(typed);
  if (link === null || link.guildId !== view.state.guildId) return { wrong: words.badLink(safeName(typed)) };
  const { channelId, messageId } = link;
  return { measure: { kind: 'remove-message', channelId, messageId }, words: '' };
}

/** A role of the team would let somebody read cases, and a strong one is none that restricts (SPEC 6.3). */
function withRole(kind: 'remove-role' | 'give-role', roleId: string, { view, context }: Acting): Read {
  const { staffRoles, leaderRoles } = view.settings;
  if ([...staffRoles, ...leaderRoles].includes(roleId)) return { wrong: words.teamRole };
  const found = context.client.guilds.cache.get(view.state.guildId)?.roles.cache.get(roleId);
  if (found === undefined || found.managed || found.id === view.state.guildId) return { wrong: words.managedRole };
  const isStrong = strongPermissions.some((permission) => found.permissions.has(permission));
  if (kind === 'give-role' && isStrong) return { wrong: words.strongRole };
  return { measure: { kind, roleId }, words: '' };
}

const strongPermissions = [
  PermissionFlagsBits.Administrator,
  PermissionFlagsBits.ManageGuild,
  PermissionFlagsBits.ManageThreads,
  PermissionFlagsBits.ManageRoles,
  PermissionFlagsBits.ManageChannels,
];

function dated(typed: string, { at, view }: Acting, make: (date: number) => Measure, said = ''): Read {
  const date = typedDate(typed, at, view.settings.timeZone);
  if (date === null) return { wrong: formRefused.badDate(safeName(typed)) };
  return { measure: make(date), words: said };
}

function inMonths(at: number): string {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() + watchlistMonths);
  return date.toISOString().slice(0, 10);
}

export const measureComponents: ComponentHandler[] = [choose];
export const measureForm: ModalHandler = written;
