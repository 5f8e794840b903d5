/**
 * What stands in a sample case where every case has its own. Times of a sample lie in the month after `beginning`, so
 * that they can be told from every other number in its rows.
 */
export const tokens = {
  caseId: 'sample-case',
  reference: 'C-987654321',
  number: '987654321',
  guild: '900000000000000001',
  channel: '900000000000000002',
  thread: '900000000000000003',
  card: '900000000000000004',
  reporter: '900000000000000005',
  subject: '900000000000000006',
  staff: '900000000000000007',
  otherStaff: '900000000000000008',
  leader: '900000000000000009',
  message: '900000000000000010',
} as const;

export type Token = keyof typeof tokens;

/** When a sample case begins (ms UTC). */
export const beginning = 1_000_000_000_000;

const byText = new Map(Object.entries(tokens).map(([name, text]) => [text as string, name]));
const anything = new RegExp(`${[...byText.keys()].join('|')}|\\b100[0-3]\\d{9}\\b`, 'gu');

/** Text of a sample as that of one case: each token by its own, each time as much later as the case began later. */
export function fillIn(text: string, own: Record<Token, string>, laterMs: number): string {
  return text.replaceAll(anything, (found) => {
    const name = byText.get(found);
    return name === undefined ? String(Number(found) + laterMs) : own[name as Token];
  });
}
