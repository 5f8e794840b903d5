import { setImmediate } from 'node:timers/promises';
import type { CaseState } from '../domain/case.ts';
import type { StaffMember } from '../domain/recusal.ts';
import { mayName, sharesSubject, subjectIds } from '../domain/same-subject/naming.ts';
import type { SameSubjectCommand } from '../domain/same-subject/same-subject-command.ts';
import { handleCaseCommand } from './handle-case-command.ts';
import type { Clock, Stores } from './ports.ts';

/** How many others about the same person a case is linked with, the newest. */
const othersAtMost = 20;
/** How far back links are looked for that have to go. */
const lookedAtMost = 200;
/** Every pass looks again after what the one before has written; more than a few mean that cases change all the time. */
const passesAtMost = 5;

type Needs = { stores: Stores; clock: Clock };

/**
 * Links a case with others about the same person, each way only where it tells nobody of a case they may not see, and
 * takes away links that would by now (SPEC 3.8, 6.3). Looked at once more after writing: a case that was restricted in
 * between is found by this look, or by its own, which comes after it.
 */
export async function linkCases({ stores, clock }: Needs, caseId: string): Promise<void> {
  for (let pass = 1; pass <= passesAtMost; pass += 1) {
    if (!(await linkOnce({ stores, clock }, caseId))) return;
  }
}

/** Answers whether anything had to be changed. */
async function linkOnce({ stores, clock }: Needs, caseId: string): Promise<boolean> {
  const state = await stores.cases.load(caseId);
  if (state === null || state.gatheredIn !== null) return false;
  let changed = false;
  for (const [position, otherId] of (await othersOf(stores, state)).entries()) {
    // Others get their turn: a person may be waiting for an answer.
    await setImmediate();
    const staff = await stores.guilds.staff(state.guildId);
    const [one, other] = [await stores.cases.load(caseId), await stores.cases.load(otherId)];
    if (one === null || other === null) continue;
    const judging = { staff, mayBeNew: position < othersAtMost, at: clock.now() };
    for (const [from, to] of [[one, other] as const, [other, one] as const]) {
      const order = orderFor(from, to, judging);
      if (order !== null) await handleCaseCommand(stores.cases, from.caseId, order);
      changed ||= order !== null;
    }
  }
  return changed;
}

/** The newest about the same person, then those that are linked besides. */
async function othersOf({ cases }: Stores, state: CaseState): Promise<string[]> {
  const newest = await cases.aboutMembers(state.guildId, subjectIds(state), lookedAtMost);
  const linked = state.links.flatMap(({ caseId, how }) => (how === 'same-subject' ? [caseId] : []));
  const others = new Set([...newest.map(({ caseId }) => caseId), ...linked]);
  others.delete(state.caseId);
  return [...others];
}

/** What makes the one name the other, or name it no longer; null when all is right. */
function orderFor(
  from: CaseState,
  to: CaseState,
  { staff, mayBeNew, at }: { staff: readonly StaffMember[]; mayBeNew: boolean; at: number },
): SameSubjectCommand | null {
  const link = from.links.find(({ caseId }) => caseId === to.caseId);
  const isRight = sharesSubject(from, to) && mayName(from, to, staff);
  const { caseId, reference, openedAt } = to;
  if (link === undefined) {
    return isRight && mayBeNew ? { type: 'link-case', to: { caseId, reference, openedAt }, at } : null;
  }
  return !isRight && link.how === 'same-subject' ? { type: 'unlink-case', caseId, at } : null;
}
