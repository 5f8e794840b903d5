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

/** A line of a case's history. */
export function sweepHistory(event: SweepEvent): string {
  if (event.type === 'cold-warned') return 'The team was told that the case goes cold soon';
  return event.why === 'subject-silent'
    ? 'The team was asked to decide: only the subject is silent'
    : 'The team was asked to try once more: too few attempts so far';
}

/** `/sweep`. */
export const sweepWords = {
  description: 'Look through the cases that wait for an answer, as happens every day',
  nothing: 'Nothing was due: nobody had to be reminded, and no case goes cold today.',
  done: (parts: string[]) => `Done: ${parts.join(', ')}.\n-# Counted are the cases that you may see.`,
  wentCold: (count: number) => `${count} ${count === 1 ? 'case rests' : 'cases rest'} now`,
  warned: (count: number) => `${count} ${count === 1 ? 'case goes' : 'cases go'} cold soon, and the team knows`,
  prompted: (count: number) => `in ${count} ${count === 1 ? 'case' : 'cases'} the team was asked what to do`,
  reminded: (count: number) => `in ${count} ${count === 1 ? 'case' : 'cases'} somebody was reminded`,
};
