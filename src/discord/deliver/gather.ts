import { setImmediate } from 'node:timers/promises';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Delivered } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';

/** How many reports a lead takes up in one go. */
const atOnce = 50;

/**
 * The lead takes up what has gathered in it since the last time (SPEC 3.8). Nothing is shown yet: which message tells of
 * which report is written down first. What came while all were being parted, is parted too.
 */
export async function takeUpGathered(delivery: Delivery, { state }: CaseView): Promise<Delivered> {
  const { stores, clock } = delivery;
  const { gathering } = state;
  const found = await stores.cases.gatheredIn(state.caseId, gathering?.upTo ?? 0, atOnce);
  if (gathering !== null && gathering.partedAt !== null) {
    await partAll(
      delivery,
      found.map(({ caseId }) => caseId),
    );
    return { command: null };
  }
  const reports = found.flatMap(takenUp);
  const more = found.length === atOnce;
  return { command: { type: 'take-up-gathered', reports, more, at: clock.now() } };
}

const takenUp = ({ caseId, number, urgent }: CaseState) => (number === null ? [] : [{ caseId, number, urgent }]);

/** Every report gathered here gets its own thread: those taken up, then those that still wait for it. */
export async function partGathered(delivery: Delivery, { state }: CaseView): Promise<Delivered> {
  const { lines = [], leftIds = [], upTo = 0 } = state.gathering ?? {};
  const known = lines.flatMap(({ caseIds }) => caseIds).filter((caseId) => !leftIds.includes(caseId));
  await partAll(delivery, known);
  for (;;) {
    const waiting = await delivery.stores.cases.gatheredIn(state.caseId, upTo, atOnce);
    if (waiting.length === 0) return { command: null };
    await partAll(
      delivery,
      waiting.map(({ caseId }) => caseId),
    );
  }
}

async function partAll({ stores, clock }: Delivery, caseIds: string[]): Promise<void> {
  for (const caseId of caseIds) {
    // Others get their turn: a person may be waiting for an answer.
    await setImmediate();
    await handleCaseCommand(stores.cases, caseId, { type: 'part-case', why: 'all', at: clock.now() });
  }
}

/** The lead learns that one of its gathered reports has a thread of its own. */
export function noteParted({ clock }: Delivery, { caseId }: EffectOf<'note-parted'>): Delivered {
  return { command: { type: 'note-parted', caseId, at: clock.now() } };
}
