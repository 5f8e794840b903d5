/** The queue board and `/queue` (SPEC 4.8). */
export const boardWords = {
  title: '## Open cases',
  empty: 'Nothing is open right now. New reports appear here by themselves.',
  nothingForYou: 'Nothing is open that you could see. Enjoy the quiet.',
  withheld:
    'People outside of the team could read this channel, so no case is shown here. `/setup check` says who, and how to mend it. Until then, `/queue` shows you everything alone.',
  urgent: '🚨 urgent',
  unattended: '🚨 urgent, nobody is on it yet',
  somebody: 'somebody',
  onIt: (name: string) => `${name} is on it`,
  waitsForThread: '⏳ waits for a thread',
  overdue: '⏰ check-in overdue',
  coldSoon: '❄️ goes cold soon',
  held: (until: string) => `⏸️ on hold until ${until}`,
  opened: (distance: string) => `opened ${distance}`,
  nobody: 'nobody has it yet',
  unknownAssignee: 'somebody has it',
  more: '-# There are more. `/queue` shows you everything that you may see.',
  footer: '-# Cases that not everybody on the team may see are not here; `/queue` shows you yours.',
  showMine: 'Show my queue',
};

export const queueWords = {
  description: 'All open cases that you may see, by status',
  title: '## Your queue',
  earlier: 'Page before',
  later: 'Next page',
  count: (total: number, page: number, pages: number) =>
    `-# ${total === 1 ? '1 open case' : `${total} open cases`}${pages > 1 ? `, page ${page} of ${pages}` : ''} · only you see this`,
};
