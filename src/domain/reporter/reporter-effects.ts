import type { CaseState } from '../case.ts';
import type { EffectOf, PlannedEffect } from '../effect.ts';
import { dayMs, hourMs } from '../durations.ts';
import { planned, refreshed, shelfLane } from '../planned-effect.ts';
import { shelfPostOf } from '../shelf/shelf-state.ts';
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
  const isNowhere = next.thread.threadId === null && next.shelf.posts.length === 0;
  if (recusals.length === 0 || isNowhere) return [];
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
 * A line in the thread, in the shelf post of a case that rests, or in the thread of the lead it is gathered in. Before
 * its own card is up nothing goes there: `toldLater` says it then.
 */
function toldNow(next: CaseState, line: Line): PlannedEffect[] {
  const rests = shelfPostOf(next) !== null;
  return next.thread.cardId === null && next.gatheredIn === null && !rests ? [] : [told(next, line)];
}

/** The same line is owed once to each thread of the case. */
function told(next: CaseState, { what, position = 0, at, calls }: Line): PlannedEffect {
  const { round } = next.thread;
  const effect = { kind: 'tell-thread', what, position, calls, round, at } as const;
  const post = shelfPostOf(next);
  const ownPlace = next.gatheredIn === null ? `${round}` : `in.${next.gatheredIn.caseId}`;
  const place = post === null ? ownPlace : `on.${post.threadId}`;
  return planned(next, post === null ? 'thread' : shelfLane(next), effect, `${what}.${position}.${at}.${place}`);
}

/**
 * Danger that came while the card was away still calls; but not where the call of the team is yet to come, which is
 * urgent itself, nor when it is long ago.
 */
const callsLater = ({ thread }: CaseState, one: Addition, at: number): boolean =>
  one.joined?.called === true && thread.broughtIds.length > 0 && one.at > at - hourMs;

/** Below a new card: everything the reporter did before it, which the thread has not been told. */
export const toldLater = (next: CaseState, at: number): PlannedEffect[] =>
  shelfPostOf(next) === null ? linesOf(next, at, 0).map((line) => told(next, line)) : [];

function linesOf(next: CaseState, at: number, since: number): Line[] {
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
  return lines.filter((line) => line.at >= since).toSorted((one, other) => one.at - other.at);
}

/** In a new shelf post: what the reporter did since the case came to rest. What they did before stands in its record. */
export function toldOnShelf(next: CaseState, at: number): PlannedEffect[] {
  const { since } = next.shelf;
  return since === null || shelfPostOf(next) === null ? [] : linesOf(next, at, since).map((line) => told(next, line));
}
