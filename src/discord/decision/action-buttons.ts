import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { markOf, votersOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import type { CaseState } from '../../domain/case.ts';
import type { DecisionCommand } from '../../domain/decision/decision-command.ts';
import { shorten } from '../../domain/names.ts';
import { typedDate } from '../../domain/typed-date.ts';
import { actionNews as words, draftCard } from '../../texts/en/deciding.ts';
import { formRefused } from '../../texts/en/lifecycle.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import { safeName } from '../views/safe-text.ts';
import { says, withWords } from '../with-words.ts';
import type { Says } from '../with-words.ts';

const titleAtMost = 45;

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

const dropped = sent('action-drop', async (acting, { position, text }) => {
  const { view, by, at, context } = acting;
  const voters = await votersOf(context.stores.guilds, view.state);
  const reasons = content('note', text('reasons'), context.chance);
  const about = { kind: 'drop', actionId: idAt(acting, position) } as const;
  const rest = { voters, checkInDays: view.settings.checkIn, mark: markOf(context.chance), contents: [], at };
  const order = { type: 'propose', by, about, reasons, ...rest } as const;
  return await ordered(acting, order, draftCard.proposed(view.state.reference));
});

export const actionComponents: ComponentHandler[] = [retry, byHand, ask, drop];
export const actionForms: ModalHandler[] = [asked, dropped];
