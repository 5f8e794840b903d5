import { linkCases } from '../../app/link-cases.ts';
import type { Delivered } from '../../app/ports.ts';
import type { Effect, EffectOf } from '../../domain/effect.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';
import { noteParted, partGathered, takeUpGathered } from './gather.ts';
import { inThread } from './in-thread.ts';
import { redrawGathered, tellGathered } from './tell-gathered.ts';

type Kind = 'link-cases' | 'take-up-gathered' | 'note-parted' | 'part-gathered' | 'tell-gathered' | 'redraw-gathered';

const kinds: Record<Kind, true> = {
  'link-cases': true,
  'take-up-gathered': true,
  'note-parted': true,
  'part-gathered': true,
  'tell-gathered': true,
  'redraw-gathered': true,
};

/** True for an effect between cases about the same person. */
export const isSameSubjectEffect = (effect: Effect): effect is EffectOf<Kind> => Object.hasOwn(kinds, effect.kind);

/** Carries it out (SPEC 3.8). Most show nothing: what one case knows of others changes, each in a commit of its own. */
export async function deliverSameSubject(
  delivery: Delivery,
  view: CaseView,
  effect: EffectOf<Kind>,
): Promise<Delivered> {
  const { threadId } = view.state.thread;
  switch (effect.kind) {
    case 'link-cases':
      await linkCases(delivery, view.state.caseId);
      return { command: null };
    case 'take-up-gathered':
      return await takeUpGathered(delivery, view);
    case 'note-parted':
      return noteParted(delivery, effect);
    case 'part-gathered':
      return await partGathered(delivery, view);
    case 'tell-gathered':
      return await inThread(delivery, threadId, tellGathered(delivery, view, effect));
    case 'redraw-gathered':
      return await inThread(delivery, threadId, redrawGathered(delivery, view, effect));
  }
}
