import { ButtonStyle } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { markOf, votersOf } from '../../app/decision/voters.ts';
import { content } from '../../app/report-form.ts';
import type { DecisionCommand } from '../../domain/decision/decision-command.ts';
import type { Proposal } from '../../domain/decision/decision-state.ts';
import { mayVoteOn, tallyOf } from '../../domain/decision/tally.ts';
import type { Voters } from '../../domain/decision/tally.ts';
import type { CaseState } from '../../domain/case.ts';
import { shorten } from '../../domain/names.ts';
import { vote as words } from '../../texts/en/deciding.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { Answer, ComponentHandler, ModalHandler } from '../handler.ts';
import { button, row } from '../views/components.ts';
import { says, withWords } from '../with-words.ts';
import type { Says } from '../with-words.ts';
import { changeForm } from './change.ts';
import { proposalLines, voteLines } from './proposal-view.ts';

/** Discord's limit for a message, with a little room. */
const contentAtMost = 1950;
/** How much of each text the whole proposal shows. */
const textAtMost = 450;
const titleAtMost = 45;

/** The open proposal in full, with what this person can do about it (SPEC 7.4). */
export async function proposalPage(acting: Acting, proposal: Proposal): Promise<Says> {
  const { view, context, by } = acting;
  const { reference, guildId } = view.state;
  const staff = await context.stores.guilds.staff(guildId);
  const voters = await votersOf(context.stores.guilds, view.state);
  const shown = { proposal, voters, staff, atMost: textAtMost };
  const lines = [words.heading(reference, proposal.number), ...proposalLines(view, shown), ...voteLines(view, shown)];
  const buttons = buttonsFor(view.state, proposal, voters, by);
  return says(shorten(lines.join('\n'), contentAtMost), buttons.length === 0 ? [] : [row(...buttons)]);
}

type Button = ReturnType<typeof button>;

function buttonsFor(state: CaseState, proposal: Proposal, voters: Voters, by: Acting['by']): Button[] {
  const press = (verb: string, label: string, style?: ButtonStyle.Success) =>
    button(encodeCustomId({ verb, id: state.caseId, step: proposal.number }), label, style);
  const isOwn = proposal.proposedBy === by.userId;
  const votes = mayVoteOn(proposal, voters, by.userId) && !isOwn;
  return [
    ...(votes ? voterButtons(proposal, by.userId, press) : []),
    ...(votes && by.isLeader && isCallable(proposal, voters, by.userId) ? [press('vote-call', words.call)] : []),
    ...(isOwn && proposal.about.kind === 'decision' ? [press('vote-change', words.change)] : []),
    ...(isOwn || by.isLeader ? [press('vote-off', words.withdraw)] : []),
  ];
}

type Pressing = (verb: string, label: string, style?: ButtonStyle.Success) => Button;

function voterButtons({ votes }: Proposal, userId: string, press: Pressing): Button[] {
  if (votes.some((one) => one.userId === userId)) return [press('vote-back', words.takeWordBack)];
  return [press('vote-approve', words.approve, ButtonStyle.Success), press('vote-object', words.object)];
}

function isCallable(proposal: Proposal, voters: Voters, userId: string): boolean {
  const { againstIds } = tallyOf(proposal, voters);
  return againstIds.length > 0 && !againstIds.includes(userId);
}

type Press = (acting: Acting, number: number) => Answer | Promise<Answer>;

const pressed = (verb: string, run: Press): ComponentHandler => ({
  verb,
  audience: 'staff',
  run: async (_interaction, context, { id, step }) => {
    const acting = await actingOn(id, context);
    return acting === null ? says(refusals.noSuchCase) : await run(acting, step);
  },
});

type VoteOrder = Extract<DecisionCommand, { number: number }>;

/** Everything an order of a vote carries beside what is said. */
async function common({ view, context, by, at }: Acting, number: number) {
  const voters = await votersOf(context.stores.guilds, view.state);
  return { by, number, voters, checkInDays: view.settings.checkIn, mark: markOf(context.chance), at };
}

async function ordered(
  { view, context, by }: Acting,
  order: VoteOrder,
  done: (state: CaseState) => string,
): Promise<Says> {
  const { caseId } = view.state;
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(context.stores.cases, caseId, order, link);
  if (!handled.ok) return says(refusalText(handled.refusal));
  context.poke();
  const { state } = handled;
  const isDecided = state.decision?.number === order.number;
  return says([done(state), ...(isDecided ? [words.decided(state.reference)] : [])].join(' '));
}

const approve = pressed('vote-approve', async (acting, number) => {
  const base = await common(acting, number);
  return await ordered(acting, { type: 'approve-proposal', ...base }, ({ proposal }) => {
    if (proposal === null) return words.passed;
    const { behindIds, needed } = tallyOf(proposal, base.voters);
    return words.approved(behindIds.length, needed);
  });
});

const takeBack = pressed('vote-back', async (acting, number) =>
  ordered(acting, { type: 'withdraw-vote', ...(await common(acting, number)) }, () => words.wordTakenBack),
);

const takeOff = pressed('vote-off', async (acting, number) =>
  ordered(acting, { type: 'withdraw-proposal', ...(await common(acting, number)) }, () => words.withdrawn),
);

const change = pressed('vote-change', (acting, number) => changeForm(acting, number));

const showAll = pressed('vote-show', async (acting, number) => {
  const { proposal } = acting.view.state;
  return proposal?.number === number
    ? await proposalPage(acting, proposal)
    : says(refusalText({ code: 'proposal-over' }));
});

/** A word that needs a reason: its form, and what comes of it. */
function withReason(verb: 'vote-object' | 'vote-call', { label, reason }: { label: string; reason: string }) {
  const opens = pressed(verb, ({ view: { state } }, number) => {
    if (state.proposal?.number !== number) return says(refusalText({ code: 'proposal-over' }));
    const custom_id = encodeCustomId({ verb, id: state.caseId, step: number });
    const title = shorten(`${state.reference} · ${label}`, titleAtMost);
    const components = [textField({ name: 'reason', label: reason, long: true })];
    return { show: 'modal', modal: { custom_id, title, components } };
  });
  const sent: ModalHandler = {
    verb,
    audience: 'staff',
    run: async (interaction, context, { id, step }) => {
      const acting = await actingOn(id, context);
      if (acting === null) return withWords(refusals.noSuchCase, interaction);
      const text = content('note', interaction.fields.getTextInputValue('reason').trim(), context.chance);
      const base = { ...(await common(acting, step)), reason: text };
      const order =
        verb === 'vote-object'
          ? { type: 'object-to-proposal' as const, ...base }
          : { type: 'call-vote' as const, ...base };
      const shown = await ordered(acting, order, () => (verb === 'vote-object' ? words.objected : words.passed));
      const isOnRecord = (await context.stores.cases.contents(id)).has(text.contentId);
      return isOnRecord ? shown : withWords(shown.payload.content, interaction);
    },
  };
  return { opens, sent };
}

const objecting = withReason('vote-object', { label: words.objectTitle, reason: words.objectReason });
const calling = withReason('vote-call', { label: words.call, reason: words.callReason });

export const voteComponents: ComponentHandler[] = [
  approve,
  takeBack,
  takeOff,
  change,
  showAll,
  objecting.opens,
  calling.opens,
];
export const voteForms: ModalHandler[] = [objecting.sent, calling.sent];
