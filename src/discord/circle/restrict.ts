import { ComponentType } from 'discord.js';
import type { APILabelComponent, ChatInputCommandInteraction } from 'discord.js';
import { content } from '../../app/report-form.ts';
import { audienceOf } from '../../domain/access.ts';
import type { CircleCommand } from '../../domain/circle/circle-command.ts';
import { cannotLift } from '../../domain/circle/restricting.ts';
import { isBlank } from '../../domain/names.ts';
import { restrictWords as words } from '../../texts/en/restrict.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import { button, row } from '../views/components.ts';
import { says, withWords } from '../with-words.ts';
import { circleOrdered } from './ordered.ts';
import { mentioned, staffNow } from './people.ts';
import { formOf } from './recuse-forms.ts';

/** Whoever lets in more than this lets in the team. */
const addedAtMost = 10;

const forLeaders = () => says(refusalText({ code: 'leaders-only' }));

/** /case restrict: the form, who is in it, or one more or one less (SPEC 6.2). */
export async function restrict({ options }: ChatInputCommandInteraction, acting: Acting): Promise<Answer> {
  if (!acting.by.isLeader) return forLeaders();
  const add = options.getUser('add');
  const remove = options.getUser('remove');
  if (add !== null && remove !== null) return says(words.notBoth);
  if (add !== null) return await oneMore(acting, add.id);
  if (remove !== null) return await oneLess(acting, remove.id);
  const { leadersOnly, restricted } = acting.view.state;
  return leadersOnly || restricted ? await circle(acting) : restrictForm(acting);
}

async function oneMore(acting: Acting, userId: string): Promise<Answer> {
  const { by, at } = acting;
  const order: CircleCommand = { type: 'add-to-circle', by, userId, staff: await staffNow(acting), at };
  return (await circleOrdered(acting, order, { done: ({ reference }) => words.added(reference, userId) })).shown;
}

async function oneLess(acting: Acting, userId: string): Promise<Answer> {
  const { by, at, view } = acting;
  const { quorum } = view.settings;
  const order: CircleCommand = { type: 'remove-from-circle', by, userId, staff: await staffNow(acting), quorum, at };
  return (await circleOrdered(acting, order, { done: ({ reference }) => words.removed(reference, userId) })).shown;
}

/** Who may see it now, and what can be done about that. */
async function circle(acting: Acting): Promise<Answer> {
  const { state } = acting.view;
  const inside = [...audienceOf(state, await staffNow(acting)).map(({ userId }) => userId), ...state.guestIds];
  const said = (state.leadersOnly ? words.circle : words.team)(state.reference, mentioned(inside));
  const narrow = button(encodeCustomId({ verb: 'restrict-begin', id: state.caseId }), words.narrow);
  const open = button(encodeCustomId({ verb: 'restrict-open-ask', id: state.caseId }), words.open);
  return says(said, [row(...(state.leadersOnly ? [] : [narrow]), open)]);
}

function restrictForm(acting: Acting): Answer {
  const who: APILabelComponent = {
    type: ComponentType.Label,
    label: words.who,
    description: words.whoHint,
    component: {
      type: ComponentType.UserSelect,
      custom_id: 'who',
      min_values: 0,
      max_values: addedAtMost,
      required: false,
    },
  };
  return formOf(acting, { verb: 'restrict-to', title: words.title }, [
    textField({ name: 'reason', label: words.reason, hint: words.reasonHint, long: true }),
    who,
  ]);
}

const forLeader = (
  verb: string,
  run: (acting: Acting, step: number) => Answer | Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return says(refusals.noSuchCase);
    return acting.by.isLeader ? await run(acting, step) : forLeaders();
  },
});

const begin = forLeader('restrict-begin', restrictForm);

/** Nobody is let in silently: who could read it, and that it is all of it, is said before (SPEC 6.3). */
const openAsk = forLeader('restrict-open-ask', async (acting) => {
  const { state } = acting.view;
  const refused = cannotLift(state, isByCategory(acting));
  if (refused !== null) return says(refusalText(refused));
  const staff = await staffNow(acting);
  const now = new Set(audienceOf(state, staff).map(({ userId }) => userId));
  const then = audienceOf({ ...state, leadersOnly: false }, staff).map(({ userId }) => userId);
  const asked = words.openAsk(state.reference, mentioned(then.filter((userId) => !now.has(userId))));
  const { caseId: id, step } = state;
  return says(asked, [row(button(encodeCustomId({ verb: 'restrict-open-yes', id, step }), words.openYes))]);
});

const openYes = forLeader('restrict-open-yes', (acting, step) =>
  formOf(acting, { verb: 'restrict-open', title: words.openTitle, step }, [
    textField({ name: 'reason', label: words.openReason, hint: words.reasonHint, long: true }),
  ]),
);

const isByCategory = ({ view: { state, settings } }: Acting): boolean =>
  settings.categories.some(({ key, restricted }) => key === state.category && restricted);

interface Sent {
  reason: string;
  userIds: string[];
  step: number;
}

const sent = (verb: string, run: (acting: Acting, filled: Sent) => ReturnType<typeof circleOrdered>): ModalHandler => ({
  verb,
  audience: 'staff',
  run: async (interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    if (acting === null) return withWords(refusals.noSuchCase, interaction);
    const { fields } = interaction;
    const reason = fields.getTextInputValue('reason').trim();
    if (isBlank(reason)) return says(words.reasonEmpty);
    const userIds = fields.fields.has('who') ? [...(fields.getSelectedUsers('who')?.keys() ?? [])] : [];
    const { shown, isDone } = await run(acting, { reason, userIds, step });
    return isDone ? shown : withWords(shown.payload.content, interaction);
  },
});

const restricted = sent('restrict-to', async (acting, { reason, userIds }) => {
  const { by, at, view, context } = acting;
  const staff = await staffNow(acting);
  const { quorum } = view.settings;
  const said = content('note', reason, context.chance);
  const order: CircleCommand = { type: 'restrict', by, reason: said, addIds: userIds, staff, quorum, at };
  return await circleOrdered(acting, order, { done: ({ reference }) => words.done(reference) });
});

/** Only for the case as it was when they were told who could read it. */
const opened = sent('restrict-open', async (acting, { reason, step }) => {
  const { by, at, context } = acting;
  const said = content('note', reason, context.chance);
  const staff = await staffNow(acting);
  const order: CircleCommand = {
    type: 'lift-restriction',
    by,
    reason: said,
    byCategory: isByCategory(acting),
    staff,
    at,
  };
  return await circleOrdered(acting, order, { done: ({ reference }) => words.opened(reference), step });
});

export const restrictComponents: ComponentHandler[] = [begin, openAsk, openYes];
export const restrictForms: ModalHandler[] = [restricted, opened];
