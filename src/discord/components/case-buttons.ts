import { AttachmentBuilder } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { viewCase } from '../../app/view-case.ts';
import { accessTo } from '../../domain/access.ts';
import type { Person } from '../../domain/access.ts';
import { card, roleNames } from '../../texts/en/card.ts';
import { reportedMessage } from '../../texts/en/reported-message.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { Answer, ComponentHandler, Context } from '../handler.ts';
import { aroundIt } from '../views/around-it.ts';
import { additionMessage } from '../views/addition.ts';
import { caseCard } from '../views/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { personName } from '../views/parties.ts';
import { proofPage } from './show-proof.ts';

export interface Press {
  context: Context;
  person: Person;
  /** From the custom id of the button. */
  step: number;
  /** The largest file Discord takes here (bytes). */
  fileBytesAtMost: number;
}

/** A button of a case card: shown to whoever presses, if they may see the case; a stranger hears of no case. */
export function caseButton(
  verb: string,
  show: (view: CaseView, press: Press) => Answer | Promise<Answer>,
): ComponentHandler {
  return {
    verb,
    audience: 'staff',
    run: async (interaction, context, { id, step }) => {
      const { inGuild, stores } = context;
      const view = inGuild === null ? null : await viewCase(stores.cases, id, inGuild.person);
      if (view === null || inGuild === null) return { show: 'message', payload: { content: refusals.noSuchCase } };
      const fileBytesAtMost = interaction.attachmentSizeLimit;
      return await show(
        { ...view, settings: inGuild.settings },
        { context, person: inGuild.person, step, fileBytesAtMost },
      );
    },
  };
}

/** The case itself, where its thread holds the reference alone (SPEC 6.4). */
export const showCase = caseButton('show-case', (view) => ({
  show: 'message',
  payload: { components: [caseCard(view)], v2: true },
}));

/** A report too long for the card, as a text file. */
export const wholeReport = caseButton('whole-report', ({ state, words }) => {
  const whole = words.get(state.descriptionId) ?? card.erased;
  const file = new AttachmentBuilder(Buffer.from(whole, 'utf8'), { name: `${state.reference}.txt` });
  return { show: 'message', payload: { content: `**${state.reference}**`, files: [file] } };
});

/** The reported message and those around it (SPEC 3.4). */
export const showAround = caseButton('around-it', (view) => {
  const shown = aroundIt(view);
  if ('content' in shown) return { show: 'message', payload: shown };
  const file = new AttachmentBuilder(Buffer.from(shown.file, 'utf8'), { name: `${view.state.reference}-around.txt` });
  return { show: 'message', payload: { content: reportedMessage.aroundFile, files: [file] } };
});

/** What the reporter added, where the thread may not hold it (SPEC 6.1); `step` is which of the additions. */
export const showAdded = caseButton('show-added', (view, { step }) => {
  const { content, file } = additionMessage(view, step, '');
  return { show: 'message', payload: { content, files: file } };
});

/** The proof files; the button under a page of them goes on where it ended. */
export const showProof = caseButton('show-proof', (view, { context, step, fileBytesAtMost }) => ({
  show: 'later',
  work: () => proofPage(view, { context, from: step, fileBytesAtMost }),
}));

/** Who asked to be kept from the team: for leaders and the assignee, and each look is on record (SPEC 3.6). */
export const whoReported = caseButton('who-reported', async (view, { context, person }) => {
  const { state } = view;
  const reporters = state.parties.filter((party) => party.role === 'reporter');
  const mayLook = accessTo(state, person).lead || state.assigneeId === person.userId;
  if (reporters.length === 0 || !mayLook) return { show: 'message', payload: { content: card.onlyLeadersSee } };
  const command = { type: 'look-at-reporter', personId: person.userId, at: context.clock.now() } as const;
  const link = { actorId: person.userId, interactionId: context.interactionId };
  await handleCaseCommand(context.stores.cases, state.caseId, command, link);
  const content = `**${roleNames.reporter}:** ${reporters.map((one) => personName(view, one)).join(', ')}\n${card.lookIsRecorded}`;
  return { show: 'message', payload: { content } };
});
