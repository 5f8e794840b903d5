import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { viewCase } from '../../app/view-case.ts';
import type { CaseState } from '../../domain/case.ts';
import type { ContactCommand } from '../../domain/contact/contact-command.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import { allReplies } from '../../domain/contact/conversations.ts';
import { contactPages as words, contactRefusal } from '../../texts/en/contact.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { opened } from '../case-actions/act.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import { contact, formFor } from '../case-actions/contact.ts';
import { caseButton } from '../components/case-buttons.ts';
import { filesPage } from '../components/show-proof.ts';
import type { Answer, ComponentHandler } from '../handler.ts';
import { says } from '../with-words.ts';
import { conversationList, conversationPage, repliesPage, toldWith } from './conversation-pages.ts';

/** What answers say, for whoever presses and may see the case; that somebody looked is on record (SPEC 9.1). */
const showReplies = caseButton('show-replies', async (view, { context, person, step: from }) => {
  const { payload, last } = repliesPage(view, from);
  const seen = { type: 'read-replies', from, to: last, personId: person.userId, at: context.clock.now() } as const;
  await handleCaseCommand(context.stores.cases, view.state.caseId, seen, { actorId: person.userId });
  context.poke();
  return { show: 'message', payload };
});

/** What the message says is read, without looking at it once more. */
const markRead = caseButton('read-replies', async (view, { context, person, step: from }) => {
  const to = toldWith(view.state, from).at(-1)?.reply.number ?? from;
  const seen = { type: 'read-replies', from, to, personId: person.userId, at: context.clock.now() } as const;
  await handleCaseCommand(context.stores.cases, view.state.caseId, seen, { actorId: person.userId });
  context.poke();
  return says(words.read);
});

/** The files of an answer, behind spoilers; `step` is the answer's number and how many were shown before. */
const showReplyFiles = caseButton('reply-files', (view, { context, step, fileBytesAtMost }) => {
  const [number, from] = [Math.floor(step / 100), step % 100];
  const ids = allReplies(view.state).find(({ reply }) => reply.number === number)?.reply.evidenceIds ?? [];
  const evidence = view.state.evidence.filter(({ evidenceId }) => ids.includes(evidenceId));
  const goOn = { verb: 'reply-files', id: view.state.caseId, step: (next: number) => number * 100 + next };
  return { show: 'later', work: () => filesPage(view, evidence, { context, from, fileBytesAtMost }, goOn) };
});

const talks = caseButton('talks', (view) => ({ show: 'message', payload: conversationList(view) }));

const conversationIn = ({ conversations }: CaseState, number: number): Conversation | undefined =>
  conversations.find((one) => one.number === number);

const lookAt: ComponentHandler = {
  verb: 'talk-look',
  audience: 'staff',
  run: async (interaction, { stores, inGuild }, { id }) => {
    const view = inGuild === null ? null : await viewCase(stores.cases, id, inGuild.person);
    if (view === null || inGuild === null) return says(refusals.noSuchCase);
    const number = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : 0;
    const found = conversationIn(view.state, number);
    if (found === undefined) return says(contactRefusal({ code: 'no-such-conversation' }));
    const page = conversationPage({ ...view, settings: inGuild.settings }, found, inGuild.person.isLeader);
    return { show: 'message', payload: page };
  },
};

/** A button that is about one conversation. */
function conversationButton(
  verb: string,
  run: (acting: Acting, conversation: Conversation, step: number) => Answer | Promise<Answer>,
  numberOf = (step: number) => step,
): ComponentHandler {
  return {
    verb,
    audience: 'staff',
    run: async (_interaction, context, { id, step }) => {
      const acting = await actingOn(id, context);
      if (acting === null) return says(refusals.noSuchCase);
      const found = conversationIn(acting.view.state, numberOf(step));
      return found === undefined
        ? says(contactRefusal({ code: 'no-such-conversation' }))
        : await run(acting, found, step);
    },
  };
}

const write = conversationButton('contact-write', (acting, found) => opened(contact, acting, formFor(acting, found)));

/** What staff wrote in a contact thread themselves, ready to be sent as the team; `step` is which of the intrusions. */
const sendAsTeam = conversationButton(
  'contact-as-team',
  (acting, found, step) => {
    const textId = found.intrusions[step % 1000]?.textId ?? '';
    return opened(contact, acting, formFor(acting, found, acting.view.words.get(textId) ?? ''));
  },
  (step) => Math.floor(step / 1000),
);

async function order({ context, view }: Acting, command: ContactCommand, done: string): Promise<Answer> {
  const { stores, userId, interactionId, poke } = context;
  const handled = await handleCaseCommand(stores.cases, view.state.caseId, command, { actorId: userId, interactionId });
  if (!handled.ok) return says(refusalText(handled.refusal));
  poke();
  return says(done);
}

const drop = conversationButton('talk-drop', (acting, { number }) =>
  order(acting, { type: 'drop-question', by: acting.by, number, at: acting.at }, words.dropped),
);

const muting = (verb: string, muted: boolean) =>
  conversationButton(verb, (acting, { number }) => {
    const noticeId = acting.context.chance.id();
    const command = { type: 'mute-conversation', by: acting.by, number, muted, noticeId, at: acting.at } as const;
    return order(acting, command, muted ? words.mutedNow : words.unmutedNow);
  });

/** What staff press around conversations. */
export const conversationComponents: ComponentHandler[] = [
  showReplies,
  markRead,
  showReplyFiles,
  talks,
  lookAt,
  write,
  sendAsTeam,
  drop,
  muting('talk-mute', true),
  muting('talk-unmute', false),
];
