import type { HistoryEntry } from '../../app/ports.ts';
import { isContactEvent } from '../../domain/contact/contact-event.ts';
import type { CaseEvent } from '../../domain/event.ts';
import { wordsOf } from '../../domain/event-words.ts';
import type { TranscriptAudience, TranscriptEntry } from '../../domain/transcript.ts';
import { actorTold, historyWords } from '../../texts/en/history.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Dates } from './dates.ts';
import type { Naming } from './naming.ts';

interface Telling {
  view: CaseView;
  audience: TranscriptAudience;
  naming: Naming;
  dates: Dates;
}

/** The bot keeping record and Discord in step. */
const upkeep = new Set<CaseEvent['type']>([
  'thread-attached',
  'thread-lost',
  'thread-left',
  'thread-discarded',
  'card-attached',
  'card-lost',
  'staff-brought',
  'evidence-settled',
  'around-settled',
  'copy-settled',
  'trouble-met',
  'trouble-ended',
  'contact-thread-attached',
  'replies-relayed',
]);

/** The history of a case in words (SPEC 5): what, by whom, when, and what was written with it. */
export function timelineOf(history: HistoryEntry[], telling: Telling): TranscriptEntry[] {
  const { view, naming } = telling;
  return history.map((entry) => {
    const { event, at } = entry;
    const actorId = actorTold(entry);
    return {
      at,
      what: whatHappened(event, telling),
      // A reporter who keeps their name back is told of by no act of theirs on the team (SPEC 3.6).
      by: actorId === null || naming.isKept(actorId) ? null : naming.member(actorId),
      said: saidWith(event, telling).map((contentId) => {
        const text = view.words.get(contentId);
        return text === undefined ? null : naming.words(text);
      }),
      upkeep: upkeep.has(event.type),
    };
  });
}

/** What was said to a party stands in their conversation. */
const saidWith = (event: CaseEvent, { audience }: Telling): string[] =>
  isContactEvent(event) ? [] : wordsOf(event, { isLeader: audience === 'leader' });

function whatHappened(event: CaseEvent, telling: Telling): string {
  const { view, audience, naming } = telling;
  const isAboutKept = event.type === 'person-removed' && naming.isKept(event.userId);
  const nameOf = (caseId: string) => view.beside?.named.get(caseId) ?? null;
  const told = historyWords(event, { nameOf, saysWho: audience === 'leader' && !isAboutKept });
  return naming.words(withoutMarkup(told, telling));
}

/** Mentions, ids in code, moments and emphasis: what Discord would draw in the words of a history. */
const markup = /<@\d{17,20}>|`\d{17,20}`| \(<t:\d+:R>\)|<t:\d+:[a-zA-Z]>|[*`]/gu;

/** In one pass, so that nothing in a name is taken for markup. */
function withoutMarkup(told: string, { naming, dates }: Telling): string {
  return told.replaceAll(markup, (sign) => {
    const number = /\d+/u.exec(sign)?.[0];
    if (number === undefined || sign.startsWith(' ')) return '';
    if (!sign.startsWith('<t:')) return naming.member(number).name;
    return dates[sign.endsWith(':D>') ? 'day' : 'moment'](Number(number) * 1000);
  });
}
