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
    return [planned(next, 'thread', { kind: 'call-assignee', assigneeId, noteId }, part)];
  }
  if (event.type === 'unassigned' && event.why === 'departed') {
    return [planned(next, 'thread', { kind: 'call-leaders' }, part)];
  }
  if (event.type === 'closing-confirmed') {
    return [planned(next, 'reporter', { kind: 'tell-closed', reason: event.reason }, part)];
  }
  return [];
}
