import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import { nextBoardChange } from '../../../src/domain/board.ts';
import { Settings } from '../../../src/domain/settings.ts';
import { boardView, queuePerPage, queueView } from '../../../src/discord/views/board.ts';
import { boardWords } from '../../../src/texts/en/board.ts';
import { ids, opened, openedAt } from '../../domain/given.ts';
import { checkComponents, componentsV2 } from '../../support/discord-server/rules/component-limits.ts';

const dayMs = 24 * 60 * 60_000;
const now = openedAt + dayMs;
const staff = [{ userId: ids.staff, names: ['rowan', 'Rowan *of* the Watch'], roleIds: [], isLeader: false }];
const look = { settings: Settings.parse({}), staff, now };
const aCase = (reference: string, change: Partial<CaseState> = {}): CaseState => ({
  ...opened(),
  reference,
  ...change,
});

const textOf = (view: ReturnType<typeof boardView>) =>
  view.components.flatMap((one) => ('content' in one ? [one.content] : [])).join('\n');

const age = `opened <t:${openedAt / 1000}:R>`;

it('says of each case where it stands, who has it and what is late', () => {
  const cases = [
    aCase('C-0003', { urgent: true, severity: 'critical', checkInAt: now }),
    aCase('C-0001', { status: 'triage', assigneeId: ids.staff, heldUntil: now + dayMs, checkInAt: now - 1 }),
    aCase('C-0002', { status: 'triage', assigneeId: ids.otherStaff, checkInAt: now + 1 }),
  ];

  expect(textOf(boardView(cases, look))).toBe(
    [
      '## Open cases',
      `- **C-0003** · 🚨 urgent, nobody is on it yet · Harassment · Critical · ${age} · ⏰ check-in overdue`,
      '### Triage',
      `- **C-0001** · Harassment · Medium · Rowan \\*of\\* the Watch · ${age} · ⏸️ on hold until <t:${(now + dayMs) / 1000}:R>`,
      `- **C-0002** · Harassment · Medium · somebody has it · ${age}`,
      boardWords.footer,
    ].join('\n'),
  );
});

it('is friendly when nothing is open, and says why it shows nothing while others could read it', () => {
  expect(textOf(boardView([], look))).toContain(boardWords.empty);
  expect(textOf(boardView(null, look))).toBe(`## Open cases\n${boardWords.withheld}`);
});

it.each([1, 60, 500])('fits into one message with %i cases of the longest kind', (count) => {
  const name = '*'.repeat(40);
  const settings = Settings.parse({ categories: look.settings.categories.map((one) => ({ ...one, name })) });
  const cases = Array.from({ length: count }, (_, index) => aCase(`C-${String(index).padStart(4, '0')}`));
  const full = {
    settings,
    staff: [{ ...staff[0], userId: ids.staff, names: ['_'.repeat(32)], roleIds: [], isLeader: false }],
    now,
  };
  const assigned = cases.map((state) => ({ ...state, urgent: true, assigneeId: ids.staff, checkInAt: 0 }));
  const view = boardView(assigned, full);
  const page = queueView({ cases: assigned.slice(0, queuePerPage), page: 1, total: count }, full);

  for (const shown of [view, page]) checkComponents([structuredClone(shown) as never], componentsV2);
  expect(textOf(view)).toContain(count === 1 ? boardWords.footer : boardWords.more);
  expect(textOf(page).match(/\*\*C-/gu)).toHaveLength(Math.min(count, queuePerPage));
});

it('knows when the clock alone will change it', () => {
  const cases = [aCase('C-0001', { checkInAt: now + 5, heldUntil: now + 3 }), aCase('C-0002', { checkInAt: now - 9 })];

  expect(nextBoardChange(cases, now)).toBe(now + 3);
  expect(nextBoardChange([aCase('C-0001', { checkInAt: now })], now)).toBeNull();
});
