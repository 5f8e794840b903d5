import type { DiscussionMessage, HistoryEntry } from '../../app/ports.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { CaseTranscript, FileKind, TranscriptAudience, TranscriptPerson } from '../../domain/transcript.ts';
import { severityNames, statusNames } from '../../texts/en/card.ts';
import type { CaseView } from '../views/case-view.ts';
import { categoryName } from '../views/category-name.ts';
import { conversationsOf, partyIn } from './conversations.ts';
import { datesIn } from './dates.ts';
import type { Dates } from './dates.ts';
import { discussionOf } from './discussion.ts';
import { evidenceOf, exhibitsOf } from './evidence.ts';
import { factsOf, linksOf, marksOf, resultOf } from './head.ts';
import { outcomeOf } from './outcome.ts';
import { leftOutOf } from './left-out.ts';
import { namingFor } from './naming.ts';
import type { Naming } from './naming.ts';
import { partiesOf } from './people.ts';
import { openerOf, reportIn } from './report.ts';
import { authorsAround, reportedIn } from './reported.ts';
import { timelineOf } from './timeline.ts';

/** All that a transcript is made of. What people wrote comes as they wrote it; names are kept back here. */
export interface TranscriptSource {
  /** With the cases beside it of which the audience may know. */
  view: CaseView;
  audience: TranscriptAudience;
  history: HistoryEntry[];
  /** What the team wrote in the case thread, oldest first. */
  discussion: DiscussionMessage[];
  /** The server's name. */
  server: string;
  staff: readonly StaffMember[];
  /** What kept files are by their first bytes, by SHA-256. */
  kinds: ReadonlyMap<string, FileKind>;
  /** Milliseconds UTC. */
  takenAt: number;
}

/** A case as its transcript (SPEC 9.5, 9.7, 11). The same source always gives the same transcript. */
export function assembleTranscript(source: TranscriptSource): CaseTranscript {
  const { view, audience, history, server, staff, takenAt, discussion, kinds } = source;
  const { timeZone } = view.settings;
  const naming = namingFor(view, staff, speakersIn(source));
  const dates = datesIn(timeZone);
  const talking = { view, history, naming, dates, withMuted: audience !== 'everybody' };
  return {
    format: 'casekeeper-transcript',
    version: 1,
    part: { number: 1, of: 1 },
    takenAt,
    timeZone,
    server,
    ...aboutIt(view, naming, dates),
    closedAt: closedAt(source),
    parties: partiesOf(view, naming),
    facts: factsOf(view, naming, dates),
    report: reportIn(view, audience).map(naming.message),
    reported: reportedIn(view, naming),
    evidence: evidenceOf(view, kinds, naming),
    exhibits: exhibitsOf(view, naming),
    timeline: timelineOf(history, { view, audience, naming, dates }),
    discussion: discussionOf(discussion, naming),
    conversations: conversationsOf(talking).map(({ with: party, messages, ...rest }) => ({
      ...rest,
      with: naming.person(party),
      messages: messages.map(naming.message),
    })),
    leftOut: leftOutOf(source),
  };
}

/** What the case is and how it stands. */
function aboutIt(view: CaseView, naming: Naming, dates: Dates) {
  const { state, settings, words: known } = view;
  const summary = known.get(state.summaryId ?? '');
  return {
    reference: state.reference,
    category: { key: state.category, words: categoryName(state, settings) },
    status: { key: state.status, words: statusNames[state.status] },
    severity: { key: state.severity, words: severityNames[state.severity] },
    openedAt: state.openedAt,
    marks: marksOf(state),
    result: resultOf(view),
    outcome: outcomeOf(view, naming, dates),
    summary: summary === undefined ? null : naming.words(summary),
    assignee: state.assigneeId === null ? null : naming.member(state.assigneeId),
    opener: state.openerId === null ? null : naming.colleague(openerOf(view)),
    links: linksOf(view),
  };
}

/** Everybody who says something, by the names they go by there. */
function speakersIn({ view, discussion }: TranscriptSource): TranscriptPerson[] {
  return [
    ...authorsAround(view),
    ...discussion.map(({ authorId, authorName }) => ({ name: authorName, userId: authorId })),
    ...view.state.conversations.map((one) => partyIn(view, one)),
  ];
}

function closedAt({ view: { state }, history }: TranscriptSource): number | null {
  if (state.status !== 'closed') return null;
  const closing = history.findLast(({ event }) => event.type === 'status-changed' && event.status.after === 'closed');
  return closing?.at ?? null;
}
