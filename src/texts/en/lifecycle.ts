import { acceptReaders } from './readers.ts';
import type { CloseReason, ReopenReason } from '../../domain/lifecycle/lifecycle-state.ts';
import type { LifecycleRefusal, Missing } from '../../domain/lifecycle/lifecycle-refusal.ts';
import { statusNames } from './card.ts';
import { listed } from './refusals.ts';
import { momentAndDistance } from './times.ts';

export const closeReasons: Record<CloseReason, string> = {
  duplicate: 'Duplicate of another case',
  invalid: 'Nothing to look into',
  withdrawn: 'Withdrawn by the reporter',
  'out-of-scope': 'Outside what this team looks after',
};

export const reopenReasons: Record<ReopenReason, string> = {
  'new-evidence': 'New evidence',
  pattern: 'A pattern around a linked person',
  'record-error': 'An appeal found an error in the record',
  'wrong-action': 'An action was applied wrongly',
  'wrong-person': 'The wrong person was identified',
};

/** Each with the command that mends it. */
const missingNames: Record<Missing, string> = {
  assignee: 'somebody who has the case (`/case assign` or `/case claim`)',
  'immediate-risk': 'the answer whether there is immediate risk (`/case triage`)',
  'next-step': 'the next step (`/case followup`)',
};

/** Why a case does not go that way now (SPEC 5), and what would help. People by id: the reader's client names them. */
export function lifecycleRefusal(refusal: LifecycleRefusal): string {
  switch (refusal.code) {
    case 'nothing-withheld':
      return acceptReaders.nothing;
    case 'leaders-only':
      return 'This is for the leaders of the team.';
    case 'wrong-status':
      return `The case is *${statusNames[refusal.status]}* now; this works while it is ${listed(
        refusal.needs.map((status) => `*${statusNames[status]}*`),
        'or',
      )}.`;
    case 'incomplete':
      return `Before that, the case needs:\n${refusal.missing.map((item) => `- ${missingNames[item]}`).join('\n')}`;
    case 'assignee-cannot':
      return 'This case cannot be given to that person. Please choose somebody else.';
    case 'assigned-already':
      return `<@${refusal.assigneeId}> has this case already. A leader can pass it on with \`/case assign\`.`;
    case 'claim-too-early':
      return `On this server leaders assign cases. If nobody has it by ${momentAndDistance(refusal.claimableAt)}, you may take it.`;
    case 'not-assigned':
      return 'You do not have this case, so there is nothing to hand back.';
    case 'date-past':
      return 'That date is past. Please give one that is still to come, such as `7d`, `2w` or `2026-12-01`.';
    case 'closing-pending':
      return `<@${refusal.proposedBy}> has proposed to close it already; one more person can confirm that, or take it back.`;
    case 'nothing-proposed':
      return 'Nothing is proposed here at the moment.';
    case 'second-person-needed':
      return 'The proposal is yours, so somebody else has to confirm it: nobody decides alone.';
    case 'duplicate-of-itself':
      return 'A case cannot be a duplicate of itself. Please name the other one.';
    case 'duplicate-of-what':
      return 'Please name the case it is a duplicate of, by its reference.';
    case 'parted-already':
      return 'This case has a thread of its own already.';
    case 'nothing-gathered':
      return 'Nothing is gathered here that could be parted: this case has its own thread, and no other case is told of in it.';
    case 'assignee-may-not-close':
      return 'Whoever had the case since its last triage does not close it. Please ask a colleague: a second look is part of closing.';
  }
}

/** Labels, descriptions and answers of what staff do with a case (SPEC 5). */
export const actions = {
  triage: {
    label: 'Triage',
    description: 'How grave it is, whether there is immediate risk, its scope; then begin to investigate',
    severity: 'How grave is it?',
    risk: 'Is anybody at immediate risk?',
    riskYes: 'Yes',
    riskNo: 'No',
    riskDetails: 'What is the risk?',
    riskDetailsHint: 'Only if there is one.',
    scope: 'What belongs to this case?',
    scopeHint: 'What the team looks into, and what not.',
    followUp: 'Look at it again',
    dateHint: 'For example 7d, 2w or 2026-12-01.',
    riskWithoutDetails: 'You ticked that somebody is at risk. Please write in a few words what the risk is.',
    done: (reference: string) => `${reference} is triaged.`,
  },
  assign: {
    label: 'Assign',
    description: 'Give the case to somebody, or pass it on',
    whom: 'Who looks after it?',
    load: (name: string, open: number) =>
      `${name} · ${open === 0 ? 'no open case' : open === 1 ? '1 open case' : `${open} open cases`}`,
    note: 'A note for them',
    noteHint: 'What they should know when they take over.',
    nobody: 'There is nobody on the team to whom this case could be given.',
    done: (reference: string, assigneeId: string) => `<@${assigneeId}> has ${reference} now.`,
  },
  claim: {
    label: 'Take it',
    description: 'Take the case yourself',
    done: (reference: string) => `${reference} is yours now. The first step is a personal word to the reporter.`,
    doneByTeam: (reference: string) => `${reference} is yours now.`,
  },
  handback: {
    label: 'Hand back',
    description: 'Give the case back, no reason needed',
    done: (reference: string) => `${reference} is free for somebody else now. Thank you for what you did.`,
  },
  followup: {
    label: 'Next step',
    description: 'What is done next, and when it is looked at again',
    step: 'What is done next?',
    done: (reference: string) => `The next step of ${reference} is written down.`,
  },
  investigate: {
    label: 'Investigate',
    done: (reference: string) => `${reference} is being investigated.`,
  },
  hold: {
    label: 'Hold',
    description: 'Stop the clocks of a case until a date, or let them run again',
    until: 'Until when?',
    reason: 'Why does it have to wait?',
    done: (reference: string) => `The clocks of ${reference} stand still until then.`,
  },
  unhold: {
    label: 'End hold',
    done: (reference: string) => `The clocks of ${reference} run again.`,
  },
  dismiss: {
    label: 'Close without decision',
    reason: 'Why?',
    duplicateOf: 'Duplicate of which case?',
    duplicateHint: 'Its reference, such as C-0042. Only for duplicates.',
    note: 'A note for the record',
    otherReaders:
      'These two cases are not open to the same people, so neither may name the other. Please close this one for another reason.',
    unknownDuplicate: (typed: string) => `There is no case “${typed}” that you could name here.`,
    done: (reference: string) => `You propose to close ${reference}. One more person of the team confirms it.`,
  },
  confirm: {
    label: 'Confirm closing',
    done: (reference: string) => `${reference} is closed.`,
  },
  keepopen: {
    label: 'Keep it open',
    done: (reference: string) => `${reference} stays open.`,
  },
  decide: {
    label: 'Decide',
    description: 'Propose what is found and what comes of it, or vote on what is proposed',
  },
  close: {
    label: 'Close',
    description: 'Close with a summary; before a decision, as two without one',
    summary: 'Summary',
    summaryHint: 'What it was about, who looked into it, what was found, what came of it.',
    done: (reference: string) => `${reference} is closed.`,
  },
  unresolve: {
    label: 'Look into it again',
    reason: 'Why?',
    done: (reference: string) => `${reference} is being investigated again.`,
  },
  cold: {
    label: 'Let it rest',
    description: 'Move the case to cold cases, with a reason',
    reason: 'Why does it rest?',
    reasonHint: 'For the record. The reporter hears that nothing is lost.',
    reasonHintByTeam: 'For the record.',
    done: (reference: string) => `${reference} rests now. Nothing is lost: \`/case revive\` takes it up again.`,
  },
  revive: {
    label: 'Revive',
    description: 'Take up a cold case again, with a reason',
    reason: 'What is new?',
    done: (reference: string) => `${reference} goes on where it stood.`,
  },
  part: {
    label: 'Part them all',
    description: 'Give gathered reports threads of their own: one, or all that are gathered in this case',
    one: 'Give it its own thread',
    doneOne: (reference: string) => `${reference} gets a thread of its own now.`,
    doneAll: (reference: string) => `Every report gathered in ${reference} gets a thread of its own now.`,
  },
  reopen: {
    label: 'Reopen',
    description: 'Take up a closed or resolved case again',
    reason: 'Why?',
    note: 'What is new?',
    done: (reference: string) => `${reference} is in triage again.`,
  },
};

/** What a subcommand says when it could mean more than one thing. */
export const doors = {
  triaged: (reference: string) =>
    `${reference} is in triage. When everything for it is in place, begin the investigation; what triage answered can still be changed.`,
  held: (reference: string, until: string) =>
    `The clocks of ${reference} stand still until ${until}. A leader can let them run again, or choose another date.`,
  closingProposed: (reference: string, why: string, proposedBy: string) =>
    `<@${proposedBy}> proposes to close ${reference} without a decision: *${why}*. One more person confirms it.`,
  closingOwn: (reference: string, why: string) =>
    `You propose to close ${reference} without a decision: *${why}*. Somebody else of the team confirms it.`,
  noOutcomeYet: (reference: string, asDuplicate: boolean) =>
    `Before ${reference} can be closed, it needs a decision.${asDuplicate ? ' Without one, it can only be closed as a duplicate of another case.' : ''}`,
};

/** A form that came back with something in it that does not fit. */
export const formRefused = {
  badDate: (typed: string) =>
    `“${typed}” is not a date I understand. Please write it like \`7d\`, \`2w\` or \`2026-12-01\`.`,
  yourWords: 'What you wrote, so that nothing is lost:',
};

/** The button was drawn before something changed. */
export const stale = {
  heading: 'The case has moved on since this button was drawn. Meanwhile:',
  nothing: 'The case has moved on since this button was drawn.',
  lookAgain: 'Please look at the card again.',
};
