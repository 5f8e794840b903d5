import { escalations } from '../calls/call-effects.ts';
import type { CaseState } from '../case.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import { restEffects } from '../shelf/shelf-effects.ts';
import type { LifecycleEvent, LifecycleEventOf } from './lifecycle-event.ts';

/** What Discord is told of a step: the card always, and whoever has to know of it. */
export function lifecycleEffects(next: CaseState, event: LifecycleEvent): PlannedEffect[] {
  return [...calls(next, event), ...refreshed(next)];
}

function calls(next: CaseState, event: LifecycleEvent): PlannedEffect[] {
  if (event.type === 'status-changed') return restEffects(next, event);
  if (event.type === 'assigned') return called(next, event);
  if (event.type === 'unassigned') return freed(next, event);
  if (event.type === 'danger-reported') return escalations(next);
  if (event.type === 'went-cold') return [planned(next, 'reporter', { kind: 'tell-cold' }, next.version + 1)];
  return event.type === 'closing-confirmed' ? closed(next, event) : [];
}

/** Before the card is up nobody is called: `assigneeCalledLater` does it then. */
function called(next: CaseState, { assigneeId, noteId, before }: LifecycleEventOf<'assigned'>): PlannedEffect[] {
  const given = next.owedCall === null ? [assigneeCalled(next, { assigneeId, noteId })] : [];
  return before === null ? given : [...given, letGo(next, before)];
}

/** Below a new card: the call of whoever was given the case before it was up. */
export function assigneeCalledLater(before: CaseState | null, next: CaseState): PlannedEffect[] {
  const { assigneeId, thread } = next;
  const owed = before?.owedCall ?? null;
  if (owed === null || next.owedCall !== null || assigneeId === null || thread.cardId === null) return [];
  return [assigneeCalled(next, { assigneeId, noteId: owed.noteId })];
}

const assigneeCalled = (next: CaseState, to: { assigneeId: string; noteId: string | null }): PlannedEffect =>
  planned(next, 'thread', { kind: 'call-assignee', ...to }, next.version + 1);

function freed(next: CaseState, { assigneeId, why }: LifecycleEventOf<'unassigned'>): PlannedEffect[] {
  const leaders = planned(next, 'thread', { kind: 'call-leaders' }, next.version + 1);
  return [letGo(next, assigneeId), ...(why === 'departed' ? [leaders] : [])];
}

function closed(next: CaseState, { reason }: LifecycleEventOf<'closing-confirmed'>): PlannedEffect[] {
  const part = next.version + 1;
  const original = next.closing?.duplicateOf ?? null;
  const joined =
    original === null ? [] : [planned(next, 'links', { kind: 'join-original', into: original.caseId }, part)];
  return [planned(next, 'reporter', { kind: 'tell-closed', reason }, part), ...joined];
}

/** Whoever had the case may have been in its thread for that alone (SPEC 6.2). */
const letGo = (next: CaseState, userId: string): PlannedEffect =>
  planned(next, 'thread', { kind: 'let-go', userId }, next.version + 1);
