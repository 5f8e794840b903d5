import type { Delivered } from '../../app/ports.ts';
import type { Effect, EffectOf } from '../../domain/effect.ts';
import type { CaseView } from '../views/case-view.ts';
import { callAssignee, callLeaders } from './call.ts';
import type { Delivery } from './delivery.ts';
import { escalate } from './escalate.ts';
import { inThread } from './in-thread.ts';
import { removeTeamLine, tellTeam } from './team-line.ts';

type Kind = 'call-assignee' | 'call-leaders' | 'escalate' | 'tell-team' | 'remove-team-line';

const kinds: Record<Kind, true> = {
  'call-assignee': true,
  'call-leaders': true,
  escalate: true,
  'tell-team': true,
  'remove-team-line': true,
};

/** True for an effect that calls people to a case, beyond bringing them in. */
export const isCallEffect = (effect: Effect): effect is EffectOf<Kind> => Object.hasOwn(kinds, effect.kind);

/** Carries it out (SPEC 4.3, 5). */
export async function deliverCall(delivery: Delivery, view: CaseView, effect: EffectOf<Kind>): Promise<Delivered> {
  const { threadId } = view.state.thread;
  switch (effect.kind) {
    case 'call-assignee':
      return await inThread(delivery, threadId, callAssignee(delivery, view, effect));
    case 'call-leaders':
      return await inThread(delivery, threadId, callLeaders(delivery, view));
    case 'escalate':
      return await escalate(delivery, view, effect);
    case 'tell-team':
      return await tellTeam(delivery, view);
    case 'remove-team-line':
      return await removeTeamLine(delivery, effect);
  }
}
