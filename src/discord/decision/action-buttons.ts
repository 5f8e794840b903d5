import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { markOf, votersOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import type { CaseState } from '../../domain/case.ts';
import type { DecisionCommand } from '../../domain/decision/decision-command.ts';
import { isUndoable } from '../../domain/decision/settling.ts';
import { shorten } from '../../domain/names.ts';
import { typedDate } from '../../domain/typed-date.ts';
import { actionNews as words, draftCard, undoing } from '../../texts/en/deciding.ts';
import { measureNames } from '../../texts/en/decision.ts';
import { formRefused } from '../../texts/en/lifecycle.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { safeName } from '../views/safe-text.ts';
import { says, withWords } from '../with-words.ts';
import type { Says } from '../with-words.ts';
import { measureLine } from './measures.ts';

const titleAtMost = 45;
const contentAtMost = 2000;

/** A button carries where its measure stands in the list, which only grows. */
export const actionPosition = ({ actions }: CaseState, actionId: string): number =>
  actions.findIndex((one) => one.actionId === actionId);

const idAt = ({ view }: Acting, position: number): string => view.state.actions[position]?.actionId ?? '';

async function ordered(acting: Acting, order: DecisionCommand, done: string): Promise<Says> {
  const { view, context, by } = acting;
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(context.stores.cases, view.state.caseId, order, link);
  if (!handled.ok) return says(refusalText(handled.refusal));
  context.poke();
  return says(done);
}

const pressed = (
  verb: string,
  run: (acting: Acting, position: number) => Answer | Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    return acting === null ? says(refusals.noSuchCase) : await run(acting, step);
  },
});

const retry = pressed('action-retry', (acting, position) =>
  ordered(
    acting,
    { type: 'retry-action', by: acting.by, actionId: idAt(acting, position), at: acting.at },
    words.retried,
  ),
);

const byHand = pressed('action-by-hand', (acting, position) =>
  ordered(acting, { type: 'do-by-hand', by: acting.by, actionId: idAt(acting, position), at: acting.at }, words.done),
);

const form = (verb: string, label: string, fields: Parameters<typeof textField>[0][]) =>
  pressed(verb, ({ view: { state } }, position) => {
    const custom_id = encodeCustomId({ verb, id: state.caseId, step: position });
    const title = shorten(`${state.reference} · ${label}`, titleAtMost);
    return { show: 'modal', modal: { custom_id, title, components: fields.map(textField) } };
  });

const ask = form('action-ask', words.ask, [
  { name: 'whom', label: words.askWhom, max: 200 },
  { name: 'until', label: words.askUntil, hint: '7d, 2w, 2026-12-01', max: 20 },
]);

const drop = form('action-drop', words.drop, [{ name: 'reasons', label: draftCard.reasons, long: true }]);

const sent = (
  verb: string,
  run: (acting: Acting, given: { position: number; text: (field: string) => string }) => Promise<Says>,
): ModalHandler => ({
  verb,
  audience: 'staff',
  run: async (interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const text = (field: string) => interaction.fields.getTextInputValue(field).trim();
    const before = acting.view.state.version;
    const shown = await run(acting, { position: step, text });
    const now = await context.stores.cases.load(id);
    return now !== null && now.version > before ? shown : withWords(shown.payload.content, interaction);
  },
});

const asked = sent('action-ask', async (acting, { position, text }) => {
  const { view, by, at, context } = acting;
  const until = typedDate(text('until'), at, view.settings.timeZone);
  if (until === null) return says(formRefused.badDate(safeName(text('until'))));
  const whom = content('note', text('whom'), context.chance);
  const actionId = idAt(acting, position);
  return await ordered(acting, { type: 'ask-others', by, actionId, whom, until, at }, words.asked);
});

const undo = form('action-undo', undoing.title, [{ name: 'reasons', label: draftCard.reasons, long: true }]);

const proposing = (kind: 'drop' | 'undo') =>
  sent(`action-${kind}`, async (acting, { position, text }) => {
    const { view, by, at, context } = acting;
    const voters = await votersOf(context.stores.guilds, view.state);
    const reasons = content('note', text('reasons'), context.chance);
    const about = { kind, actionId: idAt(acting, position) } as const;
    const rest = { voters, checkInDays: view.settings.checkIn, mark: markOf(context.chance), contents: [], at };
    const order = { type: 'propose', by, about, reasons, ...rest } as const;
    return await ordered(acting, order, draftCard.proposed(view.state.reference));
  });

/** What was carried out, each with a button to propose that it is taken back; null where nothing can be. */
export function undoPage(view: CaseView): Says | null {
  const { state } = view;
  const done = state.actions.flatMap((action, step) => (isUndoable(action) ? [{ ...action, step }] : []));
  if (done.length === 0) return null;
  const presses = done.map(({ measure, step }) =>
    button(encodeCustomId({ verb: 'action-undo', id: state.caseId, step }), undoing.button(measureNames[measure.kind])),
  );
  const rows = [0, 5, 10, 15, 20].map((from) => presses.slice(from, from + 5)).filter((one) => one.length > 0);
  const lines = done.map(({ measure }) => `- ${measureLine(view, measure)}`);
  return says(
    shorten([undoing.heading(state.reference), ...lines].join('\n'), contentAtMost),
    rows.map((one) => row(...one)),
  );
}

export const actionComponents: ComponentHandler[] = [retry, byHand, ask, drop, undo];
export const actionForms: ModalHandler[] = [asked, proposing('drop'), proposing('undo')];
