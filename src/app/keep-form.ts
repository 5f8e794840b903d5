import type { PlannedEffect } from '../domain/effect.ts';
import type { Clock, Draft, Stores } from './ports.ts';

/**
 * Keeps a refused form that goes by the id of the interaction that brought it: one that Discord delivers twice is kept
 * once, so that sending it later leaves no second copy of its files behind (SPEC 3.5, 3.12).
 */
export async function keepForm(
  { stores, clock }: { stores: Pick<Stores, 'drafts'>; clock: Clock },
  draft: Draft,
  effects: PlannedEffect[],
): Promise<void> {
  const known = await stores.drafts.load(draft.draftId, clock.now());
  if (known === null) await stores.drafts.save(draft, effects);
}
