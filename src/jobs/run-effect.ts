import type { Logger } from 'pino';
import { handleCaseCommand } from '../app/handle-case-command.ts';
import type { Chance, Clock, Deliver, DueEffect, EffectProblem, Stores } from '../app/ports.ts';
import { DeliveryError } from '../app/ports.ts';
import { backoffMs, mendingMs } from './backoff.ts';

export interface EffectNeeds {
  stores: Stores;
  deliver: Deliver;
  clock: Clock;
  chance: Chance;
  log: Logger;
}

/** After so many attempts an effect that is not waiting for Discord needs a person. */
const attemptsAtMost = 5;

/** The first look for room comes after about a minute, as if so many attempts had been made. */
const roomPatience = 6;

/** One attempt, which its claim has written down: made, and its result recorded together with the effect. */
export async function runEffect(needs: EffectNeeds, due: DueEffect): Promise<void> {
  const { stores, deliver } = needs;
  try {
    const { command, undo } = await deliver(due);
    // Before it is settled: after a crash in between, an effect that is still owed ends its trouble again.
    if (due.hadProblem) await endTrouble(needs, due);
    if (command === null || due.caseId === null) return await stores.outbox.done(due.effectId);
    const handled = await handleCaseCommand(stores.cases, due.caseId, command, { settles: due.effectId });
    if (handled.ok) return;
    await undo?.();
    await stores.outbox.done(due.effectId);
  } catch (err) {
    await postpone(needs, due, err);
  }
}

async function endTrouble({ stores, clock }: EffectNeeds, { caseId, key }: DueEffect): Promise<void> {
  if (caseId === null) return;
  await handleCaseCommand(stores.cases, caseId, { type: 'end-trouble', effectKey: key, at: clock.now() });
}

async function postpone(needs: EffectNeeds, due: DueEffect, err: unknown): Promise<void> {
  const sorted = err instanceof DeliveryError ? err : new DeliveryError('broken', String(err), { cause: err });
  needs.log.warn({ err: sorted, effect: due.key, attempts: due.attempts + 1 }, 'effect put off');
  switch (sorted.sort) {
    case 'again':
      return await waitForDiscord(needs, due, sorted);
    case 'full':
      return await waitForRoom(needs, due, sorted);
    case 'gone':
    case 'forbidden':
      return await waitForPeople(needs, due, sorted);
    case 'broken':
      return await giveUpSlowly(needs, due, sorted);
  }
}

/** Discord is slow or away: that passes, however long it takes. */
async function waitForDiscord({ stores, clock, chance }: EffectNeeds, due: DueEffect, error: DeliveryError) {
  const waitMs = Math.max(error.retryAfterMs ?? 0, backoffMs(due.attempts + 1, chance.fraction()));
  const runAt = clock.now() + waitMs;
  await stores.outbox.retry(due.effectId, { runAt, error: error.message, problem: null });
}

/** A permission or a channel is missing: shown on the case, and tried again once in a while and when mended. */
async function waitForPeople(needs: EffectNeeds, due: DueEffect, error: DeliveryError) {
  const problem = problemOf(error);
  const runAt = needs.clock.now() + mendingMs;
  await needs.stores.outbox.retry(due.effectId, { runAt, error: error.message, problem });
  await meetTrouble(needs, due, problem);
}

/**
 * The server has as many active threads as Discord allows: shown on the case, tried again whenever one is archived or
 * deleted, and ever more slowly in between, because Discord may not have told of it (SPEC 4.7).
 */
async function waitForRoom(needs: EffectNeeds, due: DueEffect, error: DeliveryError) {
  const { stores, clock, chance } = needs;
  const runAt = clock.now() + backoffMs(due.attempts + roomPatience, chance.fraction());
  const problem = problemOf(error);
  await stores.outbox.retry(due.effectId, { runAt, error: error.message, problem });
  await meetTrouble(needs, due, problem);
}

/** Refused for a reason of our own: a few more tries, then a person has to look. */
async function giveUpSlowly(needs: EffectNeeds, due: DueEffect, error: DeliveryError) {
  const { stores, clock, chance } = needs;
  const attempts = due.attempts + 1;
  if (attempts < attemptsAtMost) {
    const runAt = clock.now() + backoffMs(attempts, chance.fraction());
    return await stores.outbox.retry(due.effectId, { runAt, error: error.message, problem: null });
  }
  const problem = problemOf(error);
  await stores.outbox.dead(due.effectId, { error: error.message, problem });
  await meetTrouble(needs, due, problem);
}

function problemOf({ sort, problem }: DeliveryError): EffectProblem {
  return problem ?? { problem: sort === 'again' ? 'broken' : sort, permission: null, channelId: null };
}

async function meetTrouble({ stores, clock }: EffectNeeds, due: DueEffect, problem: EffectProblem) {
  if (due.caseId === null) return;
  const { permission } = problem;
  const trouble = { effectKey: due.key, kind: due.effect.kind, problem: problem.problem, permission };
  await handleCaseCommand(stores.cases, due.caseId, { type: 'meet-trouble', trouble, at: clock.now() });
}
