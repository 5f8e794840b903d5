/** `/case list` and `/case view` (SPEC 11). */
export const caseList = {
  viewDescription: 'Look at a case',
  description: 'Cases, with filters',
  status: 'Only cases in this status; without it, those still open',
  severity: 'Only cases this grave',
  assignee: 'Only cases of this person',
  overdue: 'Only cases whose check-in is overdue',
  page: 'Which page',
  page1: (lines: string[], { page, pages, total }: { page: number; pages: number; total: number }) => {
    if (total === 0) return 'There is no such case that you could see.';
    if (lines.length === 0) return `There ${pages === 1 ? 'is only 1 page' : `are only ${pages} pages`}.`;
    const count = total === 1 ? '1 case' : `${total} cases`;
    return `${lines.join('\n')}\n-# ${count}${pages > 1 ? `, page ${page} of ${pages}` : ''}`;
  },
  nobody: 'nobody yet',
  waitsMark: '⏳ waits for a thread',
  overdueMark: '⏰ check-in overdue',
  heldMark: (until: string) => `on hold until ${until}`,
};

/** `/case history` (SPEC 5). */
export const historyPage = {
  description: 'Everything that happened to a case, and who did it',
  heading: (reference: string, page: number, pages: number) =>
    `**History of ${reference}**${pages > 1 ? ` · page ${page} of ${pages}, the latest first` : ''}`,
  earlier: 'Earlier',
  later: 'Later',
};
