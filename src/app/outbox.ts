import type { Trouble } from '../domain/case.ts';
import type { Effect, PlannedEffect } from '../domain/effect.ts';

/** An effect in the outbox, claimed by one worker for a while. */
export interface DueEffect {
  effectId: number;
  key: string;
  /** Null for effects that belong to a draft. */
  caseId: string | null;
  effect: Effect;
  attempts: number;
  /** When an earlier attempt began (ms UTC), null on the first: a started one looks before it creates. */
  startedAt: number | null;
  /** It was `failed` or `dead` before: its trouble stands on the case until it succeeds. */
  hadProblem: boolean;
}

/** An effect that no commit brings, due at `at` (ms UTC). */
export interface Debt {
  /** Null for one that is the server's own. */
  caseId: string | null;
  guildId: string;
  planned: PlannedEffect;
  at: number;
}

/** What Discord is owed. States: due, done, failed (waits for a permission or channel), dead (needs a person). */
export interface Outbox {
  /**
   * Takes up to `limit` effects that are due, each the first unsettled of its lane, and locks them until `lockedUntil`. That
   * an attempt begins is written down with it, before any call goes out: whoever claims has to begin at once. Of those
   * `underWay` only the lock is renewed.
   */
  claim(options: {
    worker: string;
    now: number;
    lockedUntil: number;
    limit: number;
    underWay?: readonly number[];
  }): Promise<DueEffect[]>;
  /** Owes what no commit brings: something was heard from Discord. One whose key is known is left out. */
  owe(debts: Debt[]): Promise<void>;
  done(effectId: number): Promise<void>;
  /** Tries again at `runAt`; with a problem it is `failed`, a visible state that goes on by itself once mended. */
  retry(effectId: number, next: { runAt: number; error: string; problem: EffectProblem | null }): Promise<void>;
  dead(effectId: number, next: { error: string; problem: EffectProblem }): Promise<void>;
  /** When the next effect can run (ms UTC); null when nothing waits. */
  nextRunAt(): Promise<number | null>;
  /** Makes failed and dead effects of a server due now: somebody mended something, or asked for it. Answers how many. */
  revive(guildId: string, now: number, which: 'failed' | 'failed-and-dead'): Promise<number>;
  /** Makes up to `limit` effects that wait for room in a server due now, the oldest first (SPEC 4.7). Answers how many. */
  reviveFull(guildId: string, now: number, limit: number): Promise<number>;
  /** Frees the locks of workers for whom `isGone` holds: processes that died. */
  releaseLocks(isGone: (worker: string) => boolean): Promise<void>;
  /** Forgets effects that were done before `before` (ms UTC); answers how many. */
  prune(before: number): Promise<number>;
  /** Failed and dead effects of a server by kind and problem, without any case (SPEC 12.6). */
  troubles(guildId: string): Promise<EffectTrouble[]>;
}

/** Why Discord refuses an effect: what is missing and where. */
export interface EffectProblem {
  problem: Trouble['problem'];
  permission: string | null;
  channelId: string | null;
}

export interface EffectTrouble extends EffectProblem {
  kind: Effect['kind'];
  state: 'failed' | 'dead';
  count: number;
}
