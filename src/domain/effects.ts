import type { CaseState } from './case.ts';
import type { PlannedEffect } from './effect.ts';
import type { CaseEvent, EventOf } from './event.ts';
import { lifecycleEffects } from './lifecycle/lifecycle-effects.ts';
import { isLifecycleEvent } from './lifecycle/lifecycle-event.ts';
import { planned, refreshed } from './planned-effect.ts';

/** What Discord has to be told because of an event, drawn from the row as it is after it. */
export function effectsOf(next: CaseState, event: CaseEvent): PlannedEffect[] {
  if (isLifecycleEvent(event)) return lifecycleEffects(next, event);
  switch (event.type) {
    case 'case-opened':
      return [createThread(next), ...copies(next), ...owner(next)];
    case 'thread-attached':
      return threadFilling(next, event);
    case 'thread-lost':
      return [createThread(next)];
    case 'evidence-settled':
    case 'trouble-met':
    case 'trouble-ended':
      return refreshed(next);
    case 'copy-requested':
      return [planned(next, 'reporter', { kind: 'send-copy' })];
    case 'copy-settled':
      return event.delivered ? [] : refreshed(next);
    case 'reporter-looked-at':
    case 'card-attached':
    case 'staff-brought':
      return [];
  }
}

function createThread(next: CaseState): PlannedEffect {
  const { round } = next.thread;
  return planned(next, 'thread', { kind: 'create-thread', round }, round);
}

function threadFilling(next: CaseState, { threadId }: EventOf<'thread-attached'>): PlannedEffect[] {
  return [
    planned(next, 'thread', { kind: 'post-card', threadId }, next.thread.round),
    planned(next, 'thread', { kind: 'bring-staff', threadId }, next.thread.round),
  ];
}

const owner = (next: CaseState) => (next.nobodyLeft ? [planned(next, 'owner', { kind: 'tell-owner' })] : []);

const copies = (next: CaseState) =>
  next.evidence
    .filter((one) => one.state === 'pending')
    .map(({ evidenceId }) =>
      planned(next, `evidence:${evidenceId}`, { kind: 'copy-evidence', evidenceId }, evidenceId),
    );
