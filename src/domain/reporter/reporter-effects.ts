import type { CaseState } from '../case.ts';
import type { EffectOf, PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import { dayMs, hourMs } from '../durations.ts';
import type { Addition } from './reporter-state.ts';
import type { ReporterEvent, ReporterEventOf } from './reporter-event.ts';

/** What Discord is told when the reporter did something (SPEC 3.7). */
export function reporterEffects(next: CaseState, event: ReporterEvent): PlannedEffect[] {
  switch (event.type) {
    case 'information-added':
      return added(next, event);
    case 'report-withdrawn':
      return [...toldNow(next, { what: 'withdrawn', at: event.at, calls: false }), ...refreshed(next)];
    case 'update-asked':
      return toldNow(next, { what: 'asked', at: event.at, calls: true });
  }
}

function added(next: CaseState, event: ReporterEventOf<'information-added'>): PlannedEffect[] {
  const { evidence, recusals, nobodyLeft, calls } = event;
  const pending = evidence.filter(({ state }) => state === 'pending');
  const copies = pending.map(({ evidenceId }) =>
    planned(next, `evidence:${evidenceId}`, { kind: 'copy-evidence', evidenceId }, evidenceId),
  );
  const at = event.at;
  const line = toldNow(next, { what: 'added', position: positionOf(next, event.textId), at, calls });
  const owner = nobodyLeft && recusals.length > 0 ? [planned(next, 'owner', { kind: 'tell-owner' })] : [];
  const drawn = recusals.length === 0 ? refreshed(next) : drawnAfter(next);
  return [...copies, ...takenOut(next, event), ...line, ...owner, ...drawn];
}

const positionOf = ({ additions }: CaseState, textId: string) => additions.findIndex((one) => one.textId === textId);

/** Whoever was named leaves the thread before anything more is said in it (SPEC 6.1). */
function takenOut(next: CaseState, { recusals }: ReporterEventOf<'information-added'>): PlannedEffect[] {
  if (recusals.length === 0 || next.thread.threadId === null) return [];
  const userIds = recusals.map(({ userId }) => userId);
  return [planned(next, 'thread', { kind: 'take-out', userIds }, next.version + 1)];
}

/** A card that waits to be drawn already is drawn before they leave, and must be drawn once more after it. */
const drawnAfter = (next: CaseState): PlannedEffect[] =>
  refreshed(next).map((one) => ({ ...one, key: `${one.key}.after`, refresh: false }));

interface Line {
  what: EffectOf<'tell-thread'>['what'];
  /** Which addition. */
  position?: number;
  at: number;
  calls: boolean;
}

/**
 * A line in the thread, or in the thread of the lead it is gathered in. Before its own card is up nothing goes there:
 * `toldLater` says it then.
 */
const toldNow = (next: CaseState, line: Line): PlannedEffect[] =>
  next.thread.cardId === null && next.gatheredIn === null ? [] : [told(next, line)];

/** The same line is owed once to each thread of the case. */
function told(next: CaseState, { what, position = 0, at, calls }: Line): PlannedEffect {
  const { round } = next.thread;
  const effect = { kind: 'tell-thread', what, position, calls, round, at } as const;
  const place = next.gatheredIn === null ? `${round}` : `in.${next.gatheredIn.caseId}`;
  return planned(next, 'thread', effect, `${what}.${position}.${at}.${place}`);
}

/**
 * Danger that came while the card was away still calls; but not where the call of the team is yet to come, which is
 * urgent itself, nor when it is long ago.
 */
const callsLater = ({ thread }: CaseState, one: Addition, at: number): boolean =>
  one.joined?.called === true && thread.broughtIds.length > 0 && one.at > at - hourMs;

/** Below a new card: everything the reporter did before it, which the thread has not been told. */
export function toldLater(next: CaseState, at: number): PlannedEffect[] {
  const { additions, withdrawnAt, updateAskedAt } = next;
  const lines: Line[] = additions.map((one, position) => ({
    what: 'added',
    position,
    at: one.at,
    calls: callsLater(next, one, at),
  }));
  if (withdrawnAt !== null) lines.push({ what: 'withdrawn', at: withdrawnAt, calls: false });
  // So long a question how it stands is worth repeating.
  if (updateAskedAt !== null && updateAskedAt > at - dayMs)
    lines.push({ what: 'asked', at: updateAskedAt, calls: false });
  return lines.toSorted((one, other) => one.at - other.at).map((line) => told(next, line));
}
