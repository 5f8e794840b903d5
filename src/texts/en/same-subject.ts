import type { SameSubjectEvent } from '../../domain/same-subject/same-subject-event.ts';

/**
 * What happened between cases about the same person, for the history. The other case is never named: whoever reads this
 * may see it no more (SPEC 6.3).
 */
export function sameSubjectLine(event: SameSubjectEvent): string {
  switch (event.type) {
    case 'case-linked':
      return 'Linked with another case about the same person';
    case 'case-unlinked':
      return 'No longer linked with another case about the same person';
    case 'case-gathered':
      return 'Gathered with other reports about the same person';
    case 'case-parted':
      return partedLine[event.why];
    case 'reports-gathered': {
      const count = event.lines.reduce((sum, { caseIds }) => sum + caseIds.length, 0);
      return count === 1 ? '1 report gathered here' : `${count} reports gathered here`;
    }
    case 'lines-posted':
      return 'The thread was told of gathered reports';
    case 'gathered-left':
      return 'A gathered report has its own thread now';
    case 'gathering-parted':
      return event.why === 'wished'
        ? 'All reports gathered here parted'
        : 'All reports gathered here parted: not everybody may see this case any more';
  }
}

/** True for what somebody of the team did; the others follow by themselves from a report or an addition. */
export const isWished = (event: SameSubjectEvent): boolean =>
  (event.type === 'case-parted' && event.why !== 'readers' && event.why !== 'danger') ||
  (event.type === 'gathering-parted' && event.why === 'wished');

const partedLine: Record<Extract<SameSubjectEvent, { type: 'case-parted' }>['why'], string> = {
  wished: 'Parted: it gets its own thread',
  all: 'Parted with all others: it gets its own thread',
  assigned: 'Somebody has it now, so it gets its own thread',
  contact: 'Somebody in it was written to, so it gets its own thread',
  danger: 'Danger was reported in it, so it gets its own thread',
  readers: 'Parted, because not the same people may see both threads',
};

/** Messages about gathered reports in the lead's thread (SPEC 3.8). The opening is how each is found again. */
export const gatheredLines = {
  opening: (number: number) => `📥 **Gathered here** (no. ${number})`,
  first:
    'Many reports about one person are coming in, so new ones gather in this thread until a leader parts them. Each is recorded under its own reference, and whoever sent it has been answered: nothing is lost.',
  urgentMark: '🚨 urgent',
  withheld: 'what it says is behind the button',
  parted: 'has a thread of its own now',
  moved: 'What stood here has moved.',
  show: (reference: string) => `Show ${reference}`,
};
