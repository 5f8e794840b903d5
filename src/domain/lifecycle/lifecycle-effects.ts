import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { LifecycleEvent } from './lifecycle-event.ts';

/** What Discord is told of a step: the card always, and whoever has to know of it. */
export function lifecycleEffects(next: CaseState, event: LifecycleEvent): PlannedEffect[] {
  return [...calls(next, event), ...refreshed(next)];
}

function calls(next: CaseState, event: LifecycleEvent): PlannedEffect[] {
  const part = next.version + 1;
  if (event.type === 'assigned') {
    const { assigneeId, noteId } = event;
    const given = planned(next, 'thread', { kind: 'call-assignee', assigneeId, noteId }, part);
    return event.before === null ? [given] : [given, letGo(next, event.before)];
  }
  if (event.type === 'unassigned' && event.why === 'departed') {
    return [letGo(next, event.assigneeId), planned(next, 'thread', { kind: 'call-leaders' }, part)];
  }
  if (event.type === 'unassigned') return [letGo(next, event.assigneeId)];
  if (event.type === 'closing-confirmed') {
    const original = next.closing?.duplicateOf ?? null;
    return [
      planned(next, 'reporter', { kind: 'tell-closed', reason: event.reason }, part),
      ...(original === null ? [] : [planned(next, 'links', { kind: 'join-original', into: original.caseId }, part)]),
    ];
  }
  return [];
}

/** Whoever had the case may have been in its thread for that alone (SPEC 6.2). */
const letGo = (next: CaseState, userId: string): PlannedEffect =>
  planned(next, 'thread', { kind: 'let-go', userId }, next.version + 1);
