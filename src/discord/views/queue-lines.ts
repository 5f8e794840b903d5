import { isHeld, isOverdue } from '../../domain/board.ts';
import type { CaseState } from '../../domain/case.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { Settings } from '../../domain/settings.ts';
import { boardWords } from '../../texts/en/board.ts';
import { severityNames, statusNames } from '../../texts/en/card.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { distance } from '../../texts/en/times.ts';
import { safeName } from './safe-text.ts';

/** What a list of cases is drawn with. */
export interface QueueLook {
  settings: Settings;
  /** Gives assignees a name without a mention. */
  staff: readonly StaffMember[];
  now: number;
}

/** Cases below a heading for each status, in the order given; `whole` when all of them fit into `limit` signs. */
export function queueText(
  cases: readonly CaseState[],
  look: QueueLook,
  limit: number,
): { shown: string; whole: boolean } {
  const lines: string[] = [];
  let length = 0;
  let status: CaseState['status'] | null = null;
  for (const state of cases) {
    const heading = state.status === status ? [] : [`### ${statusNames[state.status]}`];
    const added = [...heading, `- ${queueLine(state, look)}`];
    length += added.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > limit) return { shown: lines.join('\n'), whole: false };
    lines.push(...added);
    ({ status } = state);
  }
  return { shown: lines.join('\n'), whole: true };
}

/** Reference, category, severity, who has it, age, and what is late. */
function queueLine(state: CaseState, look: QueueLook): string {
  const category = look.settings.categories.find((one) => one.key === state.category);
  const { name } = categoryWords(category ?? { key: state.category, name: null, text: null });
  return [
    `**${state.reference}**`,
    ...(state.urgent ? [boardWords.urgent] : []),
    safeName(name),
    severityNames[state.severity],
    assignee(state, look),
    boardWords.opened(distance(state.openedAt)),
    ...marks(state, look.now),
  ].join(' · ');
}

/** The name the server knows them by. */
function assignee({ assigneeId }: CaseState, { staff }: QueueLook): string {
  if (assigneeId === null) return boardWords.nobody;
  const name = staff.find(({ userId }) => userId === assigneeId)?.names.at(-1);
  return name === undefined ? boardWords.unknownAssignee : safeName(name);
}

function marks(state: CaseState, now: number): string[] {
  if (isHeld(state, now)) return [boardWords.held(distance(state.heldUntil ?? now))];
  return isOverdue(state, now) ? [boardWords.overdue] : [];
}
