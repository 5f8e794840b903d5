import type { APILabelComponent, APIModalInteractionResponseCallbackData, ModalSubmitInteraction } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { isContactCommand } from '../../domain/contact/contact-command.ts';
import { shorten } from '../../domain/names.ts';
import type { CaseState } from '../../domain/case.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, Context, ModalHandler } from '../handler.ts';
import { says, withWords } from '../with-words.ts';
import type { Says } from '../with-words.ts';
import { actingOn } from './acting.ts';
import { caseActions } from './all.ts';
import type { Acting, CaseAction, Filled, Ordering, Wrong } from './case-action.ts';
import { isWrong } from './case-action.ts';
import { leadsTo } from './doors.ts';
import { formAgain, mending } from './mending.ts';
import { isForLeaders, offers } from './offers.ts';
import type { ButtonRow } from './offers.ts';
import { staleAnswer } from './stale.ts';

const nothingFilled: Filled = { text: () => '', choice: () => '' };

/** A subcommand: does what it means for the case as it stands, or shows what it could mean. */
export async function beginAction(action: CaseAction, caseId: string, context: Context): Promise<Answer> {
  const acting = await actingOn(caseId, context);
  if (acting === null) return says(refusals.noSuchCase);
  const led = leadsTo(action, acting);
  return 'say' in led ? says(led.say, offers(led.actions, acting)) : await begin(led, acting);
}

/**
 * Begins an action: its form opens, or it is done at once.
 * @param step the step of the case it was offered at
 */
async function begin(action: CaseAction, acting: Acting, step = acting.view.state.step): Promise<Answer> {
  if (action.page !== undefined) return await action.page(acting);
  if (action.form === undefined) return (await finish(action, acting, { filled: nothingFilled, step })).shown;
  if (isForLeaders(action, acting)) return says(refusalText({ code: 'leaders-only' }));
  const components = await action.form(acting);
  return opened(action, acting, components);
}

/** A form as it opens, or why it does not. */
export function opened(action: CaseAction, { view }: Acting, form: APILabelComponent[] | Wrong): Answer {
  if (isWrong(form)) return says(form.wrong);
  return { show: 'modal', modal: modalOf(action, view.state, form) };
}

function modalOf(
  action: CaseAction,
  state: CaseState,
  components: APIModalInteractionResponseCallbackData['components'],
) {
  const customId = encodeCustomId({ verb: `act-${action.name}`, id: state.caseId, step: state.step });
  return { custom_id: customId, title: shorten(`${state.reference} · ${action.label}`, 45), components };
}

/** What was sent, and the step of the case it was drawn from. */
interface Sent {
  filled: Filled;
  step: number;
}

/** `done` says whether the case took it in: only then are the words of a form in the record. */
async function finish(
  action: Ordering,
  acting: Acting,
  { filled, step }: Sent,
): Promise<{ shown: Says; done: boolean }> {
  const { context, view, by } = acting;
  const { cases } = context.stores;
  const refused = (words: string, help: ButtonRow[] = []) => ({ shown: says(words, help), done: false });
  const order = await action.order(filled, acting);
  if (isWrong(order)) return refused(order.wrong, formAgain(action, acting));
  const { caseId } = view.state;
  const link = { actorId: by.userId, interactionId: context.interactionId, step };
  const handled = await handleCaseCommand(cases, caseId, order, link);
  if (!handled.ok && handled.refusal.code === 'moved-on') {
    return refused(await staleAnswer(cases, (await cases.load(caseId)) ?? view.state, step));
  }
  if (!handled.ok) return refused(refusalText(handled.refusal), mending(handled.refusal, action, acting));
  context.poke();
  return {
    shown: says(action.done(handled.state, order)),
    done: handled.state.step !== step || isContactCommand(order),
  };
}

/** A press on a button of the card. One drawn before something changed says what did (SPEC 5). */
const buttonOf = (action: CaseAction): ComponentHandler => ({
  verb: `do-${action.name}`,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    const isStale = acting.view.state.step !== step && action.form !== undefined;
    if (isStale) return says(await staleAnswer(context.stores.cases, acting.view.state, step));
    return await begin(action, acting, step);
  },
});

/** A filled-in form. It is decided on the case as it is now; a refusal gives the words back. */
const modalHandlerOf = (action: Ordering): ModalHandler => ({
  verb: `act-${action.name}`,
  audience: 'staff',
  run: async (interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const work = async () => {
      const { shown, done } = await finish(action, acting, { filled: filledBy(interaction), step });
      const { content, components } = shown.payload;
      return done ? shown : withWords(content, interaction, components);
    };
    return action.asksDiscord === true ? { show: 'later', work } : await work();
  },
});

function filledBy({ fields }: ModalSubmitInteraction): Filled {
  return {
    text: (field) => (fields.fields.has(field) ? fields.getTextInputValue(field) : ''),
    choice: (field) => (fields.fields.has(field) ? (fields.getStringSelectValues(field)[0] ?? '') : ''),
  };
}

export const caseActionButtons: ComponentHandler[] = caseActions.map(buttonOf);
export const caseActionForms: ModalHandler[] = caseActions.flatMap((action) =>
  action.page === undefined && action.form !== undefined ? [modalHandlerOf(action)] : [],
);
