import { isHeld } from '../board.ts';
import type { CaseState } from '../case.ts';
import type { OpenQuestion } from '../contact/waiting.ts';
import { openQuestions, unreadReplies } from '../contact/waiting.ts';
import type { ColdRules } from './sweep-command.ts';
import type { PromptReason } from './sweep-event.ts';
import { stands } from '../interim/interim-state.ts';
import { dayMs, hourMs } from '../durations.ts';

/** A sweep comes once a day: what falls due within these hours is due, whatever the second, or the season, it runs at. */
const graceMs = 2 * hourMs;
/** The team is told that long before (SPEC 9.4). */
const warningMs = 2 * dayMs;

/** What a sweep has to do for one case, and until when it may sleep on it. */
export type Verdict =
  | { does: 'nothing' }
  /** One reminder to each of these conversations, by number. */
  | { does: 'remind'; numbers: number[] }
  | { does: 'warn'; silentSince: number; coldAt: number }
  | { does: 'prompt'; why: PromptReason; silentSince: number }
  | { does: 'go-cold' };

const nothing: Verdict = { does: 'nothing' };

/** Pure: what is due for a case that waits, at `now` (ms UTC). A repeated look at the same moment asks for nothing new. */
export function verdict(state: CaseState, rules: ColdRules, now: number): Verdict {
  const questions = openQuestions(state, now);
  if (questions.length === 0 || !isSwept(state, now)) return nothing;
  const numbers = toBeReminded(state, questions, { ...rules, now });
  if (numbers.length > 0) return { does: 'remind', numbers };
  const silentSince = silenceOf(state, questions);
  return silentSince === null ? nothing : onSilence(state, questions, { ...rules, silentSince, now });
}

/** Where a person has to do something first, the clock of the cold stands still. */
function isSwept(state: CaseState, now: number): boolean {
  const isWorkedOn = state.status === 'triage' || state.status === 'investigating';
  return isWorkedOn && !isHeld(state, now) && unreadReplies(state).length === 0;
}

/** True for a case that goes cold soon, as the team was told: nothing has happened since that stops it. */
export function isColdSoon(state: CaseState, now: number): boolean {
  const questions = openQuestions(state, now);
  if (state.coldWarning === null || questions.length === 0 || !isSwept(state, now) || isKept(state, now)) return false;
  return silenceOf(state, questions) === state.coldWarning.silentSince;
}

/** What keeps a case from going cold by itself (SPEC 9.4). */
function isKept({ severity, immediateRisk, danger, closing, proposal, interims }: CaseState, now: number): boolean {
  const isGrave = severity === 'high' || severity === 'critical' || (immediateRisk ?? danger);
  const isHeldOff = interims.some((interim) => stands(interim, now));
  return isGrave || isHeldOff || closing !== null || proposal !== null;
}

interface Look extends ColdRules {
  now: number;
}

/** Halfway after an attempt a person made, unless something is on its way, or no way could carry their answer. */
function toBeReminded(state: CaseState, questions: OpenQuestion[], { coldAfterDays, now }: Look): number[] {
  const halfMs = (coldAfterDays * dayMs) / 2;
  return questions.flatMap(({ number, attempts, isUnderway, silentSince }) => {
    const isDue = silentSince !== null && isOver(from(state, silentSince), halfMs, now);
    const isByPerson = attempts.at(-1)?.by === 'person';
    return isDue && isByPerson && !isUnderway && mayBeReminded(state, number) ? [number] : [];
  });
}

/** Nobody off Discord, and nobody whose conversation is muted, can be asked by the bot. */
function mayBeReminded({ conversations }: CaseState, number: number): boolean {
  const found = conversations.find((one) => one.number === number);
  return found !== undefined && found.userId !== null && !found.muted;
}

/** Since when nobody answers; null while a message is on its way, or somebody could not answer if they would. */
function silenceOf(state: CaseState, questions: OpenQuestion[]): number | null {
  let last = 0;
  for (const { isUnderway, silentSince } of questions) {
    if (isUnderway || silentSince === null) return null;
    last = Math.max(last, silentSince);
  }
  return from(state, last);
}

/** A clock that stood still begins again at the end of that. */
const from = ({ clocksFrom }: CaseState, since: number): number => Math.max(since, clocksFrom ?? 0);

interface Silence extends Look {
  silentSince: number;
}

function onSilence(state: CaseState, questions: OpenQuestion[], silence: Silence): Verdict {
  const { silentSince, coldAfterDays, coldMinAttempts, now } = silence;
  const why = promptFor(questions, coldMinAttempts);
  if (why === null) return isKept(state, now) ? nothing : towardsCold(state, silence);
  const isNew = state.prompted?.silentSince !== silentSince;
  return isNew && isOver(silentSince, coldAfterDays * dayMs, now) ? { does: 'prompt', why, silentSince } : nothing;
}

function towardsCold({ coldWarning }: CaseState, { silentSince, coldAfterDays, now }: Silence): Verdict {
  const fullMs = coldAfterDays * dayMs;
  const beforeMs = Math.min(warningMs, fullMs / 2);
  if (!isOver(silentSince, fullMs - beforeMs, now)) return nothing;
  const warnedAt = coldWarning?.silentSince === silentSince ? coldWarning.at : null;
  if (warnedAt === null) return { does: 'warn', silentSince, coldAt: Math.max(silentSince + fullMs, now + beforeMs) };
  // Also after a week in which nobody swept, the team has its two days.
  return isOver(silentSince, fullMs, now) && isOver(warnedAt, beforeMs, now) ? { does: 'go-cold' } : nothing;
}

/** Silence of a subject alone is no reason, nor is one that hardly anybody tried to break (SPEC 9.4). */
function promptFor(questions: OpenQuestion[], coldMinAttempts: number): PromptReason | null {
  const others = questions.filter(({ roles }) => roles.some((role) => role !== 'subject'));
  if (others.length === 0) return 'subject-silent';
  return others.some(({ attempts }) => attempts.length < coldMinAttempts) ? 'attempts-wanted' : null;
}

const isOver = (since: number, ms: number, now: number): boolean => now - since + graceMs >= ms;

/**
 * When the sweep first has to look at a case that waits (ms UTC): at the earliest attempt that is still unanswered. What
 * the server's rules add to that, the sweep adds itself. Null for a case that waits for nobody.
 */
export function waitsSince(state: CaseState): number | null {
  if (state.status !== 'triage' && state.status !== 'investigating') return null;
  const firsts = state.conversations.flatMap(({ waiting }) => waiting?.attempts.at(-1)?.at ?? []);
  return firsts.length === 0 ? null : from(state, Math.min(...firsts));
}
