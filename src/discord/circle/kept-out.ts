import { ComponentType } from 'discord.js';
import type { APIActionRowComponent, APIStringSelectComponent } from 'discord.js';
import { content } from '../../app/report-form.ts';
import { isRecused } from '../../domain/case.ts';
import type { CaseState, Recusal } from '../../domain/case.ts';
import { standing } from '../../domain/circle/recusing.ts';
import { mayLead } from '../../domain/circle/who-is-left.ts';
import { isBlank, shorten, tidyName } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { keptOutWords as words, recuseWords } from '../../texts/en/circle.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting, CaseAction } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import { safeText } from '../views/safe-text.ts';
import { says, withWords } from '../with-words.ts';
import { circleOrdered } from './ordered.ts';
import { staffNow } from './people.ts';
import { aboutOne, formOf } from './recuse-forms.ts';

/** Discord's limit for a list, and room for as many lines in one answer. */
const listedAtMost = 20;
const reasonAtMost = 60;

/**
 * Who is kept out and why: for leaders who are not, and where no leader is left, for those who stand in for them
 * (SPEC 6.1, 6.8). Whom the report merely names can be said not to be concerned there.
 */
export const keptOut: CaseAction = {
  name: 'kept-out',
  label: words.label,
  offered: () => false,
  mayUse: ({ view }) => view.state.recusals.length > 0,
  page: async (acting) => {
    const staff = await staffNow(acting);
    return mayLead(acting.view.state, acting.by, staff)
      ? page(acting, staff)
      : says(refusalText({ code: 'leaders-only' }));
  },
};

function page(acting: Acting, staff: readonly StaffMember[]): Answer {
  const { view } = acting;
  const { reference, recusals, caseId } = view.state;
  if (recusals.length === 0) return says(words.nobody(reference));
  const lines = recusals.slice(0, listedAtMost).map((one) => lineOf(acting, one));
  const more = recusals.length - listedAtMost;
  const named = recusals.filter(({ why }) => why === 'named').slice(0, listedAtMost);
  const said = [words.heading(reference), ...lines, ...(more > 0 ? [words.more(more)] : [])].join('\n');
  return {
    show: 'message',
    payload: { content: said, components: named.length === 0 ? [] : [listOf(caseId, named, staff)] },
  };
}

/** People by mention, for the reader alone. */
function lineOf({ view }: Acting, { userId, why, reasonId }: Recusal): string {
  const reason = reasonId === undefined ? '' : (view.words.get(reasonId) ?? '');
  const said = reason === '' ? '' : `: ${shorten(safeText(reason.replaceAll(/\s+/gu, ' ')), reasonAtMost)}`;
  return `- <@${userId}> · ${words.why[why]}${said}`;
}

function listOf(
  caseId: string,
  named: readonly Recusal[],
  staff: readonly StaffMember[],
): APIActionRowComponent<APIStringSelectComponent> {
  const options = named.map(({ userId }) => ({ label: nameOf(staff, userId), value: userId }));
  const custom_id = encodeCustomId({ verb: 'kept-out-choose', id: caseId });
  const select = { type: ComponentType.StringSelect as const, custom_id, placeholder: words.choose, options };
  return { type: ComponentType.ActionRow, components: [select] };
}

function nameOf(staff: readonly StaffMember[], userId: string): string {
  const names = staff.find((one) => one.userId === userId)?.names ?? [];
  return shorten(tidyName(names[1] ?? names[0] ?? ''), 100) || userId;
}

const choose: ComponentHandler = {
  verb: 'kept-out-choose',
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    const staff = await staffNow(acting);
    if (!mayLead(acting.view.state, acting.by, staff)) return says(refusalText({ code: 'leaders-only' }));
    const userId = (interaction.isStringSelectMenu() ? interaction.values[0] : undefined) ?? '';
    const member = staff.find((one) => one.userId === userId);
    return formOf(acting, { verb: 'recuse-lift', title: words.liftTitle }, [
      aboutOne(member, userId, words.liftWhom),
      textField({ name: 'reason', label: words.liftReason, hint: words.liftReasonHint, long: true }),
    ]);
  },
};

const lift: ModalHandler = {
  verb: 'recuse-lift',
  audience: 'staff',
  run: async (interaction, context, { id }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const typed = interaction.fields.getTextInputValue('reason').trim();
    if (isBlank(typed)) return says(recuseWords.reasonEmpty);
    const userId = interaction.fields.getStringSelectValues('whom')[0] ?? '';
    const { by, at } = acting;
    const reason = content('note', typed, context.chance);
    const staff = await staffNow(acting);
    const order = { type: 'propose-recusal', by, what: 'lift', userId, reason, staff, at } as const;
    const done = (after: CaseState) => doneWords(after, userId, staff);
    const { shown, isDone } = await circleOrdered(acting, order, { done });
    return isDone ? shown : withWords(shown.payload.content, interaction);
  },
};

function doneWords(after: CaseState, userId: string, staff: readonly StaffMember[]): string {
  const { reference } = after;
  if (standing(after, staff)?.userId === userId) return recuseWords.proposedDone(reference);
  return (isRecused(after, userId) ? words.stillWished : words.lifted)(reference, userId);
}

export const keptOutComponents: ComponentHandler[] = [choose];
export const keptOutForms: ModalHandler[] = [lift];
