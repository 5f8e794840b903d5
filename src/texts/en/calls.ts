import type { CallEvent } from '../../domain/calls/call-event.ts';
import type { CallRefusal } from '../../domain/calls/call-refusal.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EscalationStep } from '../../domain/calls/call-state.ts';

interface CameIn {
  urgent: string;
  ordinary: string;
  restricted: string;
}

/** What the team is told of a new case, by how it came in (SPEC 3.10, 4.3). */
export const cameIn: Record<CaseState['source'], CameIn> = {
  report: {
    urgent: 'An urgent report has come in.',
    ordinary: 'A new report has come in.',
    restricted: 'A report has come in that only the people named here can see.',
  },
  staff: {
    urgent: 'Somebody of the team opened an urgent case.',
    ordinary: 'Somebody of the team opened a case.',
    restricted: 'A case was opened that only the people named here can see.',
  },
};

/** *I am on it*, on the card of an urgent case (SPEC 4.3). */
export const onItWords = {
  button: 'I am on it',
  done: (reference: string) => `Thank you. ${reference} is in your hands now; the team can see that.`,
  heading: 'On it',
};

/** Why somebody cannot say that they are on it. */
export function callRefusal(refusal: CallRefusal): string {
  switch (refusal.code) {
    case 'somebody-on-it':
      return `<@${refusal.userId}> is on it already.`;
    case 'not-urgent':
      return 'This case is not urgent, so nobody has to say that they are on it.';
  }
}

/** An urgent case calls again (SPEC 4.3). The beginning is how the bot finds the line again. */
export const escalation = {
  leaders: (reference: string) => `🚨 **${reference}** · Nobody is on this urgent case yet.`,
  staff: (reference: string) => `🚨 **${reference}** · Still nobody is on this urgent case. Who can take a look?`,
  /** To the owner: no person, no category. */
  owner: (server: string, reference: string) =>
    `A short note for you from Casekeeper.\nOn **${server}** an urgent case (${reference}) has waited for `,
  ownerEnd: (minutes: number) =>
    `${minutes === 1 ? '1 minute' : `${minutes} minutes`}, and nobody of the team is on it yet. Please make sure that somebody is.`,
};

/** In the staff channel: where only leaders come into the threads, or where a thread has to wait (SPEC 4.3, 4.7). */
export const teamLine = {
  opening: (reference: string) => `**${reference}** · `,
  waits:
    '⏳ It waits for its thread, because this server has as many active threads as Discord allows; `/case view` shows it now.',
};

/** The way into a case's thread. */
export const enterWords = {
  button: 'Go to the thread',
  in: (threadId: string) => `Here you are: <#${threadId}>`,
  noThread: 'This case has no thread yet. It gets one by itself; `/case view` shows you all there is.',
  forbidden: 'Discord does not let me bring you in. Somebody with *Manage Server* finds out why by `/setup check`.',
  full: 'This thread is archived, and the server has as many active threads as Discord allows, so it cannot be opened just now. `/case view` shows you the case.',
};

const called: Record<EscalationStep, string> = { leaders: 'Leaders', staff: 'The whole team', owner: 'The owner' };

/** Entries of the history. */
export function callHistory(event: CallEvent): string {
  switch (event.type) {
    case 'somebody-on-it':
      return `<@${event.userId}> is on it`;
    case 'escalated':
      return `${called[event.to]} called again, because nobody was on it`;
    case 'thread-rested':
      return 'Thread archived to make room for an urgent report';
    case 'thread-woken':
      return 'Thread opened again';
    case 'team-told':
      return 'The team was told in its channel';
    case 'team-line-removed':
      return 'The line in the staff channel was taken away';
  }
}
