import { isDeepStrictEqual } from 'node:util';
import { ButtonStyle } from 'discord.js';
import { audienceOf } from '../../domain/access.ts';
import { hasReporter } from '../../domain/case.ts';
import type { CaseState } from '../../domain/case.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { parseReference } from '../../domain/reference.ts';
import { CloseReason, ReopenReason } from '../../domain/lifecycle/lifecycle-state.ts';
import { actions, closeReasons, reopenReasons } from '../../texts/en/lifecycle.ts';
import { safeName } from '../views/safe-text.ts';
import { isWrong } from './case-action.ts';
import type { Acting, CaseAction, Filled, Wrong } from './case-action.ts';
import { choiceField, optionsOf, textField } from './fields.ts';
import { note, words } from './typed.ts';

/** Closing without a decision, proposed (SPEC 5). */
export const dismiss: CaseAction = {
  name: 'dismiss',
  label: actions.dismiss.label,
  offered: ({ status, closing }) => closing === null && (status === 'new' || status === 'triage'),
  form: async ({ view: { state } }) => [
    choiceField('reason', actions.dismiss.reason, reasonsFor(state)),
    textField({
      name: 'duplicate',
      label: actions.dismiss.duplicateOf,
      hint: actions.dismiss.duplicateHint,
      required: false,
      max: 20,
    }),
    textField({ name: 'note', label: actions.dismiss.note, long: true, required: false }),
  ],
  order: async (filled, acting) => {
    const duplicateOf = await duplicateCase(filled, acting);
    if (duplicateOf !== null && isWrong(duplicateOf)) return duplicateOf;
    const reason = CloseReason.parse(filled.choice('reason'));
    const { by, at } = acting;
    return { type: 'propose-closing', by, reason, duplicateOf, note: note(filled, 'note', acting), at };
  },
  done: ({ reference }) => actions.dismiss.done(reference),
};

/** An investigation ends without a decision only as a duplicate; without a reporter nobody can have withdrawn it. */
const reasonsFor = (state: CaseState) =>
  optionsOf(closeReasons).filter(({ value }) => {
    if (state.status === 'investigating') return value === 'duplicate';
    return value !== 'withdrawn' || hasReporter(state);
  });

/** The case of which this is a duplicate; one that is hidden answers like one that does not exist. */
async function duplicateCase(
  filled: Filled,
  { context, view }: Acting,
): Promise<{ caseId: string; reference: string } | Wrong | null> {
  const typed = filled.text('duplicate').trim();
  if (typed === '') return null;
  const reference = parseReference(typed);
  const { person } = context.inGuild;
  const found = reference === null ? null : await context.stores.cases.findVisible(person, reference);
  if (found === null) return { wrong: actions.dismiss.unknownDuplicate(safeName(typed)) };
  const staff = await context.stores.guilds.staff(found.guildId);
  if (!haveSameReaders(view.state, found, staff)) return { wrong: actions.dismiss.otherReaders };
  return { caseId: found.caseId, reference: found.reference };
}

/** Each card names the other case: that must tell nobody of a case they may not see (SPEC 6.3). */
function haveSameReaders(one: CaseState, other: CaseState, staff: readonly StaffMember[]): boolean {
  const readers = (state: CaseState) => audienceOf(state, staff).map(({ userId }) => userId);
  return isDeepStrictEqual(readers(one), readers(other));
}

/** The second person confirms (SPEC 5). */
export const confirm: CaseAction = {
  name: 'confirm',
  label: actions.confirm.label,
  style: ButtonStyle.Success,
  offered: ({ status, closing }) => closing !== null && status !== 'closed',
  mayUse: ({ view: { state }, by }) => state.closing !== null && state.closing.proposedBy !== by.userId,
  order: async (_filled, { by, at }) => ({ type: 'confirm-closing', by, at }),
  done: ({ reference }) => actions.confirm.done(reference),
};

/** The proposal to close is taken off the table. */
export const keepOpen: CaseAction = {
  name: 'keepopen',
  label: actions.keepopen.label,
  offered: ({ status, closing }) => closing !== null && status !== 'closed',
  order: async (_filled, { by, at }) => ({ type: 'withdraw-closing', by, at }),
  done: ({ reference }) => actions.keepopen.done(reference),
};

/** A resolved case is closed with a summary (SPEC 5). */
export const close: CaseAction = {
  name: 'close',
  label: actions.close.label,
  description: actions.close.description,
  style: ButtonStyle.Success,
  offered: ({ status }) => status === 'resolved',
  mayUse: ({ view: { state }, by }) => !state.assigneesSinceTriage.includes(by.userId),
  form: async () => [
    textField({
      name: 'summary',
      label: actions.close.summary,
      hint: actions.close.summaryHint,
      long: true,
      max: 2000,
    }),
  ],
  order: async (filled, acting) => ({
    type: 'close',
    by: acting.by,
    summary: words(filled, 'summary', acting),
    at: acting.at,
  }),
  done: ({ reference }) => actions.close.done(reference),
};

/** A closed case is taken up again, for one of five reasons (SPEC 5). */
export const reopen: CaseAction = {
  name: 'reopen',
  label: actions.reopen.label,
  description: actions.reopen.description,
  offered: ({ status }) => status === 'closed',
  form: async () => [
    choiceField('reason', actions.reopen.reason, optionsOf(reopenReasons)),
    textField({ name: 'note', label: actions.reopen.note, long: true }),
  ],
  order: async (filled, acting) => ({
    type: 'reopen',
    by: acting.by,
    reason: ReopenReason.parse(filled.choice('reason')),
    note: words(filled, 'note', acting),
    checkInDays: acting.view.settings.checkIn,
    at: acting.at,
  }),
  done: ({ reference }) => actions.reopen.done(reference),
};
