import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { tiedIds } from '../lifecycle/duplicates.ts';
import { planned, refreshed } from '../planned-effect.ts';
import { subjectIds } from './naming.ts';
import type { SameSubjectEvent } from './same-subject-event.ts';

/** What Discord is told of cases about the same person. */
export function sameSubjectEffects(next: CaseState, event: SameSubjectEvent): PlannedEffect[] {
  switch (event.type) {
    case 'case-linked':
    case 'case-unlinked':
      return refreshed(next);
    case 'case-gathered':
      return [takeUp(next, event.into.caseId)];
    case 'case-parted': {
      const { from, why } = event;
      const thread = planned(next, 'thread', { kind: 'create-thread', round: next.thread.round }, next.thread.round);
      return why === 'all' ? [thread] : [thread, left(next, from.caseId)];
    }
    case 'reports-gathered': {
      const first = (next.gathering?.lines.length ?? 0) - event.lines.length;
      const told = next.thread.cardId === null ? [] : event.lines.map((_, index) => tell(next, first + index));
      return [...told, ...refreshed(next), ...(event.more ? [takeUp(next, next.caseId)] : [])];
    }
    case 'lines-posted':
      return someLeft(next, event.position) ? [redraw(next, event.position)] : [];
    case 'gathered-left':
      return [...posted(next, event.caseId).map((position) => redraw(next, position)), ...refreshed(next)];
    case 'gathering-parted':
      return [partAll(next), ...posted(next).map((position) => redraw(next, position, 'gathered')), ...refreshed(next)];
  }
}

/** The lead looks for reports gathered in it: one such wish that waits is enough for all of them. */
const takeUp = (next: CaseState, of: string): PlannedEffect => ({
  ...planned(next, 'thread', { kind: 'take-up-gathered' }, `${of}.${next.version + 1}`),
  refresh: true,
  of,
});

/** The lead learns that one of them has a thread of its own; after it has taken up what came before. */
const left = (next: CaseState, of: string): PlannedEffect => ({
  ...planned(next, 'thread', { kind: 'note-parted', caseId: next.caseId }),
  of,
});

/** In a lane of its own: where a thread is in trouble, nobody waits in it. */
const partAll = (next: CaseState): PlannedEffect =>
  planned(next, 'gathered', { kind: 'part-gathered' }, next.version + 1);

const tell = (next: CaseState, position: number): PlannedEffect => {
  const { round } = next.thread;
  return planned(next, 'thread', { kind: 'tell-gathered', position, round }, `${position}.${round}`);
};

const redraw = (next: CaseState, position: number, lane = 'thread'): PlannedEffect =>
  planned(next, lane, { kind: 'redraw-gathered', position }, `${position}.${next.version + 1}`);

/** The messages that stand in the thread: all, or the one that tells of this case. */
function posted({ gathering }: CaseState, caseId?: string): number[] {
  return (gathering?.lines ?? []).flatMap(({ messageId, caseIds }, position) => {
    const isIt = caseId === undefined || caseIds.includes(caseId);
    return messageId !== null && isIt ? [position] : [];
  });
}

/** While a message was on its way, some of what it tells of may have been parted. */
function someLeft({ gathering }: CaseState, position: number): boolean {
  if (gathering === null) return false;
  const { caseIds = [] } = gathering.lines[position] ?? {};
  return gathering.partedAt !== null || caseIds.some((caseId) => gathering.leftIds.includes(caseId));
}

/** Below a new card: every message about gathered reports which the thread has not been told. */
export const gatheredToldLater = (next: CaseState): PlannedEffect[] =>
  (next.gathering?.lines ?? []).map((_, position) => tell(next, position));

/** Who may see a case, and whom it is about: whenever this changes, its links are looked at anew. */
function circleOf(state: CaseState): string {
  const { parties, recusals, restricted, leadersOnly, addedIds, guestIds, gatheredIn, keeping } = state;
  const assigneeId = leadersOnly ? state.assigneeId : null;
  const people = parties.map(({ role, userId }) => [role, userId]);
  const circle = [people, recusals, restricted, leadersOnly, addedIds, guestIds, assigneeId, gatheredIn];
  return JSON.stringify([circle, keeping?.phase]);
}

/**
 * Cases about the same person are linked when one is opened, and whenever who may see one of them changes, by whatever
 * it changes (SPEC 3.8, 6.3). A gathered case is tied to its lead, and gets links of its own once it is parted.
 */
export function linkEffects(before: CaseState | null, next: CaseState): PlannedEffect[] {
  if (before !== null && circleOf(before) === circleOf(next)) return [];
  return [...lookedAtAnew(next), ...drawnAnew(next)];
}

function lookedAtAnew(next: CaseState): PlannedEffect[] {
  const isLinked = next.links.some(({ how }) => how === 'same-subject');
  if (next.gatheredIn !== null || (subjectIds(next).length === 0 && !isLinked)) return [];
  return [{ ...planned(next, 'links', { kind: 'link-cases' }, next.version + 1), refresh: true }];
}

/** The cards that name this case as a duplicate, or as what theirs is a duplicate of: they may have to forget it. */
function drawnAnew(next: CaseState): PlannedEffect[] {
  return tiedIds(next).map((of) => ({
    ...planned(next, 'thread', { kind: 'refresh-card' }, `${of}.${next.version + 1}`),
    refresh: true,
    of,
  }));
}
