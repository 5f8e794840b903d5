import { isHeld, isOverdue } from '../../domain/board.ts';
import { isUnattended, waitsForThread } from '../../domain/calls/attended.ts';
import type { CaseState } from '../../domain/case.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { Settings } from '../../domain/settings.ts';
import { boardWords } from '../../texts/en/board.ts';
import { severityNames, statusNames } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { distance } from '../../texts/en/times.ts';
import { isOpen } from '../../domain/interim/interim-state.ts';
import { interimWords } from '../../texts/en/interim.ts';
import { isColdSoon } from '../../domain/sweep/verdict.ts';
import { safeName } from './safe-text.ts';

/** What a list of cases is drawn with. */
export interface QueueLook {
  settings: Settings;
  /** Gives assignees a name without a mention. */
  staff: readonly StaffMember[];
  now: number;
}

/** Cases below a heading for each status, in the order given, those nobody is on above all of them; `whole` when all of them fit into `limit` signs. */
export function queueText(
  cases: readonly CaseState[],
  look: QueueLook,
  limit: number,
): { shown: string; whole: boolean } {
  const lines: string[] = [];
  let length = 0;
  let status: CaseState['status'] | null = null;
  for (const state of cases) {
    const isAlone = isUnattended(state);
    const heading = isAlone || state.status === status ? [] : [`### ${statusNames[state.status]}`];
    const added = [...heading, `- ${queueLine(state, look)}`];
    length += added.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > limit) return { shown: lines.join('\n'), whole: false };
    lines.push(...added);
    if (!isAlone) ({ status } = state);
  }
  return { shown: lines.join('\n'), whole: true };
}

/** Reference, category, severity, who has it, age, and what is late. */
function queueLine(state: CaseState, look: QueueLook): string {
  const category = look.settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  return [
    `**${state.reference}**`,
    ...urgency(state),
    safeName(name),
    severityNames[state.severity],
    ...assignee(state, look),
    boardWords.opened(distance(state.openedAt)),
    ...marks(state, look.now),
  ].join(' · ');
}

function urgency(state: CaseState): string[] {
  if (isUnattended(state)) return [boardWords.unattended];
  return state.urgent ? [boardWords.urgent] : [];
}

/** The name the server knows them by. */
function assignee(state: CaseState, { staff }: QueueLook): string[] {
  const { assigneeId, onIt } = state;
  const nameOf = (userId: string) => staff.find((one) => one.userId === userId)?.names.at(-1);
  if (assigneeId === null && onIt !== null) {
    const name = nameOf(onIt.userId);
    return [boardWords.onIt(name === undefined ? boardWords.somebody : safeName(name))];
  }
  if (assigneeId === null) return isUnattended(state) ? [] : [boardWords.nobody];
  const name = nameOf(assigneeId);
  return [name === undefined ? boardWords.unknownAssignee : safeName(name)];
}

function marks(state: CaseState, now: number): string[] {
  const interim = state.interims.some(isOpen) ? [interimWords.unconfirmed] : [];
  const waits = [...interim, ...(waitsForThread(state) ? [boardWords.waitsForThread] : [])];
  if (isHeld(state, now)) return [...waits, boardWords.held(distance(state.heldUntil ?? now))];
  const cold = isColdSoon(state, now) ? [boardWords.coldSoon] : [];
  return [...waits, ...(isOverdue(state, now) ? [boardWords.overdue] : []), ...cold];
}
