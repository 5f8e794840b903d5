import type { SweepEvent } from '../../domain/sweep/sweep-event.ts';
import { dateAndDistance } from './times.ts';

/** What the sweep tells the team in the case thread (SPEC 9.4). `since` and `coldAt` in ms UTC. */
export const waitingLines = {
  opening: (reference: string, since: number) => `**${reference}** · No answer since <t:${Math.floor(since / 1000)}:D>`,
  'goes-cold': (coldAt: number) =>
    `. Unless somebody answers, this case goes to the cold cases on ${dateAndDistance(coldAt)}. To keep it here: ask once more, put it on hold, or drop the question.`,
  'subject-silent':
    '. Only the person it is about is silent, and their silence alone decides nothing. Please decide on what there is, or drop the question.',
  'attempts-wanted':
    '. It is not enough yet to let the case rest: please ask once more, or drop the question if the answer is no longer needed.',
};

const months = (count: number) => (count === 1 ? 'a month' : `${count} months`);
const since = (at: number | null) => (at === null ? '' : ` since <t:${Math.floor(at / 1000)}:D>`);
const choices = (count: number) =>
  `*Revive* (\`/case revive\`) takes a case up again, *Decide* (\`/case decide\`) concludes it, and one that is left asleep comes up again in ${months(count)}.`;

/** Cases that have slept for long, before the leaders (SPEC 9.6). Times in ms UTC. */
export const asleepWords = {
  /** `round` makes it a message of its own. */
  opening: (round: number) => `❄️ **Cold cases** · <t:${Math.floor(round / 1000)}:D>`,
  intro: (count: number) =>
    `Leaders, please look at these. Each has been asleep for ${months(count)} or longer. ${choices(count)}`,
  line: (reference: string, asleepSince: number | null, threadId: string | null) =>
    `- **${reference}**${asleepSince === null ? '' : ` · asleep${since(asleepSince)}`}${threadId === null ? '' : ` · <#${threadId}>`}`,
  ownOpening: (reference: string, round: number) => `❄️ **${reference}** · <t:${Math.floor(round / 1000)}:D>`,
  own: (asleepSince: number | null, count: number) =>
    `: This case has been asleep${since(asleepSince)}, for ${months(count)} or longer. Leaders, please look at it. ${choices(count)}`,
};

/** A line of a case's history. */
export function sweepHistory(event: SweepEvent): string {
  if (event.type === 'cold-warned') return 'The team was told that the case goes cold soon';
  if (event.type === 'came-before-leaders') return `Brought before the leaders: asleep for ${months(event.months)}`;
  return event.why === 'subject-silent'
    ? 'The team was asked to decide: only the subject is silent'
    : 'The team was asked to try once more: too few attempts so far';
}

/** `/sweep`. */
export const sweepWords = {
  description: 'Look through the cases that wait for an answer, as happens every day',
  nothing: 'Nothing was due: nobody had to be reminded, and no case goes cold today.',
  putOff:
    'What people wrote while the bot was away is still being read. The sweep runs by itself as soon as that is done, so that nobody counts as silent who has answered.',
  done: (parts: string[]) => `Done: ${parts.join(', ')}.\n-# Counted are the cases that you may see.`,
  wentCold: (count: number) => `${count} ${count === 1 ? 'case rests' : 'cases rest'} now`,
  warned: (count: number) => `${count} ${count === 1 ? 'case goes' : 'cases go'} cold soon, and the team knows`,
  prompted: (count: number) => `in ${count} ${count === 1 ? 'case' : 'cases'} the team was asked what to do`,
  reminded: (count: number) => `in ${count} ${count === 1 ? 'case' : 'cases'} somebody was reminded`,
};
