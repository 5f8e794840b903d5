import type { DecisionEvent } from '../../domain/decision/decision-event.ts';
import type { DecisionRefusal } from '../../domain/decision/decision-refusal.ts';
import type { Action, ActionStatus, ChecklistItem, Vote } from '../../domain/decision/decision-state.ts';
import type { Measure, MeasureKind } from '../../domain/decision/planned-action.ts';
import type { Finding, Outcome, VerdictFault } from '../../domain/decision/verdict.ts';

export const findingNames: Record<Finding, string> = {
  confirmed: 'Confirmed',
  'not-established': 'Not established',
  mistaken: 'A mistaken report',
  malicious: 'A malicious report',
};

export const outcomeNames: Record<Outcome, string> = {
  'no-action': 'No action',
  monitor: 'Monitor',
  watchlist: 'Watchlist',
  'local-action': 'Action on this server',
  referral: 'Hand it to others',
  ban: 'Ban',
};

export const measureNames: Record<MeasureKind, string> = {
  timeout: 'Timeout',
  'remove-message': 'Remove a message',
  'remove-role': 'Take a role away',
  'give-role': 'Give a role that restricts',
  condition: 'A condition to keep to',
  kick: 'Kick',
  ban: 'Ban',
  watchlist: 'Watchlist',
  monitor: 'Look again later',
};

export const checklistNames: Record<ChecklistItem, string> = {
  links: 'links opened and copied',
  identities: 'who everybody is, and the state of their accounts',
  background: 'background of each',
  relations: 'how they know each other',
};

const countOf = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);

const day = (at: number) => `<t:${Math.floor(at / 1000)}:D>`;

/** How long a timeout is, in the largest unit that fits. */
function howLong(minutes: number): string {
  if (minutes % 1440 === 0) return countOf(minutes / 1440, 'day');
  return minutes % 60 === 0 ? countOf(minutes / 60, 'hour') : countOf(minutes, 'minute');
}

/** A measure in words; `condition` is what has to be kept to, as far as the reader may see it. */
export function measureText(measure: Measure, condition: string | null = null): string {
  switch (measure.kind) {
    case 'timeout':
      return `Timeout for ${howLong(measure.minutes)}`;
    case 'remove-message':
      return `Remove the message \`${measure.messageId}\` in <#${measure.channelId}>`;
    case 'remove-role':
      return `Take away <@&${measure.roleId}>`;
    case 'give-role':
      return `Give <@&${measure.roleId}>`;
    case 'condition':
      return `${condition === null ? 'A condition' : `Condition: ${condition}`}, until ${day(measure.until)}`;
    case 'kick':
      return 'Kick';
    case 'ban':
      return measure.deleteDays === 0 ? 'Ban' : `Ban, and delete the messages of ${countOf(measure.deleteDays, 'day')}`;
    case 'watchlist':
      return `On the watchlist until ${day(measure.until)}`;
    case 'monitor':
      return `Look again on ${day(measure.at)}`;
  }
}

export const actionStatusNames: Record<ActionStatus, string> = {
  planned: 'under way',
  done: 'done',
  failed: 'did not work',
  'done-by-hand': 'done by hand',
  asked: 'others were asked',
  dropped: 'left undone',
  undone: 'taken back',
};

/** Why a measure did not work, and what helps. */
export function failureText({ why, permission }: NonNullable<Action['failure']>): string {
  switch (why) {
    case 'permission':
      return `the bot lacks ${permission === null ? 'a permission' : `*${permission}*`}: grant it, then try again`;
    case 'hierarchy':
      return 'their highest role is not below that of the bot: move the role of the bot up, then try again';
    case 'owner':
      return 'it is the owner of the server, on whom Discord lets nobody act';
    case 'gone':
      return 'it is not there any more';
    case 'refused':
      return 'Discord refused it: try again, or do it by hand';
  }
}

const faultNames: Record<VerdictFault['what'], string> = {
  'subject-missing': 'has no finding and outcome yet',
  'not-a-subject': 'is not reported in this case any more',
  twice: 'is judged twice',
  'measure-missing': 'needs a measure that fits the outcome',
  'measure-not-of-outcome': 'has a measure that does not belong to the outcome',
  'measure-twice': 'has the same measure twice',
  'not-on-discord': 'is nobody on Discord, so nothing can be done to them there',
  'notice-missing': 'needs a notice: whoever is acted on is told why',
  'date-past': 'has a date that is past',
};

/** `name` says who a party is, as the reader may know them; null stands for the case as a whole. */
export const faultText = ({ what, partyId }: VerdictFault, name: (partyId: string | null) => string): string =>
  `${name(partyId)} ${faultNames[what]}`;

const voteNames: Record<Vote['vote'], string> = { approve: 'approved it', object: 'objected to it' };

/** Why a proposal, a vote or a measure does not go that way. */
export function decisionRefusal(refusal: DecisionRefusal): string {
  switch (refusal.code) {
    case 'verdict-faults':
      return `Before it can be proposed:\n${[...new Set(refusal.faults.map((fault) => `- ${faultText(fault, somebody)}`))].join('\n')}`;
    case 'proposal-open':
      return `<@${refusal.proposedBy}> has proposed something already. You can approve it or object to it; they can change it, and a leader can take it back.`;
    case 'no-proposal':
      return 'Nothing is proposed here at the moment.';
    case 'proposal-over':
      return 'That proposal is over. `/case decide` shows how it stands now.';
    case 'no-vote-here':
      return 'You have no vote on this proposal: it is for those who were on the team, and could see the case, when it was made.';
    case 'own-proposal':
      return 'The proposal is yours, and you stand behind it already. You can change it or take it back.';
    case 'voted-already':
      return `You have ${voteNames[refusal.vote]} already. Take that back first.`;
    case 'nothing-to-withdraw':
      return 'You have not said anything on this proposal that could be taken back.';
    case 'call-needs-another-leader':
      return 'Only a leader who neither proposed this nor objected to it can call the vote.';
    case 'call-needs-objection':
      return 'Nobody objects, so there is nothing to call.';
    case 'quorum-missing':
      return `${refusal.behind} of ${refusal.needed} stand behind it. The vote can be called once enough do.`;
    case 'no-such-action':
      return 'There is no such measure in this case.';
    case 'action-settled':
      return 'That measure is settled, or under way; nothing needs to be done.';
    case 'action-not-undoable':
      return 'That cannot be taken back: it was not carried out, or Discord has no way to undo it.';
  }
}

const somebody = (partyId: string | null): string => (partyId === null ? 'The case' : 'Somebody reported');

/** A step of the vote in the history of a case. */
export function decisionHistory(event: DecisionEvent): string {
  switch (event.type) {
    case 'proposal-made':
      return `Proposal no. ${event.proposal.number} made`;
    case 'vote-cast':
      return event.vote.vote === 'approve'
        ? `Proposal no. ${event.number} approved`
        : `Proposal no. ${event.number} objected to`;
    case 'vote-withdrawn':
      return `${event.vote === 'approve' ? 'Approval' : 'Objection'} to proposal no. ${event.number} taken back`;
    case 'proposal-withdrawn':
      return `Proposal no. ${event.number} taken back`;
    case 'vote-called':
      return `Vote on proposal no. ${event.number} called, in spite of objections`;
    case 'decision-made':
      return `Decided by proposal no. ${event.decision.number}; behind it: ${event.decision.behindIds.map((id) => `<@${id}>`).join(', ')}`;
    case 'action-dropped':
      return `Measure ${event.actionId} dropped by vote`;
    case 'undo-decided':
      return `Measure ${event.actionId} is to be taken back, by vote`;
    case 'action-settled':
      return `Measure ${event.actionId}: ${actionStatusNames[event.status]}`;
    case 'message-kept':
      return `Message of measure ${event.actionId} kept before it is removed`;
    case 'action-retried':
      return `Measure ${event.actionId} tried again`;
    case 'action-done-by-hand':
      return `Measure ${event.actionId} done by hand`;
    case 'action-asked':
      return `Others asked to carry out measure ${event.actionId}, until ${day(event.until)}`;
  }
}
