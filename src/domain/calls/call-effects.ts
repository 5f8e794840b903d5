import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { isBeingAsked } from '../keep-from/keep-from-state.ts';
import { planned, refreshed } from '../planned-effect.ts';
import { isNoRoom, waitsForThread } from './attended.ts';
import type { CallEvent } from './call-event.ts';
import { EscalationStep } from './call-state.ts';

/** What Discord is told when somebody was called or answered. The card of a resting thread is drawn when it wakes. */
export function callEffects(next: CaseState, event: CallEvent): PlannedEffect[] {
  switch (event.type) {
    case 'somebody-on-it':
    case 'thread-woken':
      return refreshed(next);
    case 'escalated':
    case 'thread-rested':
    case 'team-told':
    case 'team-line-removed':
      return [];
  }
}

/** Each in a lane of its own and at its own time, so that nothing ever waits for one of them (SPEC 4.3). */
export function escalations(next: CaseState): PlannedEffect[] {
  const { escalatesAt } = next;
  // While nobody of the team may know of it, nobody could come.
  if (escalatesAt === null || isBeingAsked(next)) return [];
  return EscalationStep.options.map((to) => ({
    ...planned(next, `escalation:${to}`, { kind: 'escalate', to }, to),
    notBefore: escalatesAt[to],
  }));
}

/**
 * The line in the staff channel: for whoever does not come in by themselves, and for everybody while the case waits for
 * its thread (SPEC 4.3, 4.7). One that stands there already is brought up to date.
 */
export const teamToldOfThread = (next: CaseState, tellsTeam: boolean): PlannedEffect[] =>
  tellsTeam || next.teamLine !== null ? [teamTold(next, `thread.${next.thread.round}`)] : [];

export const teamToldOfWaiting = (next: CaseState, trouble: CaseState['troubles'][number]): PlannedEffect[] =>
  isNoRoom(trouble) && waitsForThread(next) ? [teamTold(next, `waits.${next.thread.round}`)] : [];

const teamTold = (next: CaseState, part: string): PlannedEffect =>
  planned(next, 'team-line', { kind: 'tell-team' }, part);

/**
 * A line in the staff channel would go on naming a case that not everybody on the team may know of any more (SPEC 6.2).
 * Whether somebody who has come to be part of the case can read it, is looked at then.
 */
export function teamLineEffects(before: CaseState | null, next: CaseState): PlannedEffect[] {
  const { teamLine, restricted, leadersOnly, parties } = next;
  if (teamLine === null) return [];
  if (restricted || leadersOnly)
    return [planned(next, 'team-line', { kind: 'remove-team-line', ...teamLine }, teamLine.messageId)];
  return before !== null && before.parties.length !== parties.length
    ? [teamTold(next, `people.${next.version + 1}`)]
    : [];
}
