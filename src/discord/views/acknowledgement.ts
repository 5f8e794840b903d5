import type { APIContainerComponent } from 'discord.js';
import { isBarred } from '../../domain/access.ts';
import type { Evidence } from '../../domain/case.ts';
import { isBeingAsked } from '../../domain/keep-from/keep-from-state.ts';
import { shorten } from '../../domain/names.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { AddedMessage } from '../../domain/reported-message.ts';
import type { Power } from '../could-read-all.ts';
import { acknowledgement, joinedReport } from '../../texts/en/report.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from './case-view.ts';
import { button, container, line, row, text } from './components.ts';
import { whomQuestion, whomRows } from './keep-from.ts';
import type { Row } from './keep-from.ts';
import { fileSize } from './proof.ts';
import { safeName } from './safe-text.ts';

const calm = 0x5b8c85;
/** Discord shows 4,000 signs of text in one message; a little is left free. */
const textLimit = 3950;
/** No paragraph is longer. */
const paragraphLimit = 1500;

/** What was just sent: a report that opened a case, or one that joined it (SPEC 3.9). */
export interface Sent {
  category: string;
  message: AddedMessage | null;
  evidence: Evidence[];
  joined: boolean;
}

interface Known {
  ownerId: string | null;
  /** What people of the report could read in principle (SPEC 3.10). */
  powers: Power[];
  /** The largest file that is kept (bytes). */
  maxBytes: number;
  /** The team, where it has to be listed: in a direct message. */
  staff: readonly StaffMember[] | null;
}

/** What the member reads at once (SPEC 3.3): help first where there is danger, then the reference, then what happens. */
export function acknowledgementView(view: CaseView, sent: Sent, known: Known): APIContainerComponent {
  const { state, settings } = view;
  const emergency = settings.emergencyText ?? acknowledgement.builtInEmergency;
  const help = settings.categories.find((one) => one.key === sent.category)?.resources ?? null;
  const told = state.nobodyLeft ? withoutTeam(view, sent, known.ownerId) : withTeam(view, sent);
  const leading = state.danger || state.urgent ? [`**${emergency}**`] : [];
  const first = [`### ${acknowledgement.heading}`, ...told.thanks].join('\n');
  const asked = askedWhom(state, sent, known);
  const rest = [
    ...asked.words,
    ...outsideLines(view, known.powers),
    told.next,
    acknowledgement.add(state.reference),
    ...(help === null ? [] : [acknowledgement.resources(help)]),
  ];
  const taken = [...leading, first, ...rest].reduce((sum, part) => sum + part.length, 0);
  const kept = [
    ...told.safe,
    ...messageLines(view, sent),
    ...fileLines({ ...sent, words: view.words }, known.maxBytes),
  ];
  const safe = shorten(kept.join('\n'), Math.min(paragraphLimit, textLimit - taken));
  const copy = button(encodeCustomId({ verb: 'send-copy', id: state.caseId }), acknowledgement.copyButton);
  return container(calm, [
    ...leading.flatMap((part) => [text(part), line()]),
    ...[first, safe, ...rest].map((part) => text(shorten(part, paragraphLimit))),
    ...asked.rows,
    ...(state.copy === 'none' ? [row(copy)] : []),
  ]);
}

/** The question from whom it must be kept (SPEC 3.6). */
function askedWhom(state: CaseView['state'], { joined }: Sent, { staff }: Known): { words: string[]; rows: Row[] } {
  const asking = { state, staff };
  return joined || !isBeingAsked(state)
    ? { words: [], rows: [] }
    : { words: [whomQuestion(asking)], rows: whomRows(asking) };
}

interface Told {
  thanks: string[];
  safe: string[];
  next: string;
}

/** Who can open it and what they do, in the words that are true for this report. */
function withTeam({ state, settings }: CaseView, { category: key, joined }: Sent): Told {
  const category = settings.categories.find((one) => one.key === key);
  const words = categoryWords(category ?? { key, name: null, text: null });
  const safe = joined ? joinedReport.added : acknowledgement.safe;
  const next = joined ? joinedReport.next : acknowledgement.next;
  return {
    thanks: [words.acknowledgement],
    safe: [safe(state.reference), ...circleOf(state)],
    next: next(state.checkInAt ?? state.openedAt),
  };
}

/** Who can open it, and who cannot. */
function circleOf(state: CaseView['state']): string[] {
  const wished = state.confidential || state.keepFrom;
  const opened = wished ? acknowledgement.leadersOnly : acknowledgement.leadersOnlyByCategory;
  return [
    ...(state.confidential ? [acknowledgement.nameKept] : []),
    ...(state.leadersOnly && !isBeingAsked(state) ? [opened] : []),
    ...(state.keepFrom ? [acknowledgement.staffKeptOut] : []),
  ];
}

/** Nobody of the team may look at it: neither a team nor a date is promised. */
function withoutTeam({ state }: CaseView, { joined }: Sent, ownerId: string | null): Told {
  const ownerAsked = ownerId !== null && !isBarred(state, ownerId);
  const stored = joined ? joinedReport.stored : acknowledgement.storedOnly;
  return {
    thanks: [],
    safe: [
      stored(state.reference),
      [acknowledgement.nobodyLeft, ...(ownerAsked ? [acknowledgement.ownerAsked] : [])].join(' '),
    ],
    next: acknowledgement.noDateYet,
  };
}

/** Somebody outside, where the inside may not be enough: who could read along in principle, said at once (SPEC 3.10). */
function outsideLines({ state, settings }: CaseView, powers: Power[]): string[] {
  if (powers.length === 0 && !state.nobodyLeft) return [];
  const said = powers.map((power) => acknowledgement.couldRead[power]).join(' ');
  return [...(said === '' ? [] : [said]), acknowledgement.outside(settings.outsideContact)];
}

/** The message first. */
function messageLines({ state }: CaseView, { message }: Sent): string[] {
  if (message === null) return [];
  return [state.minorSafety ? acknowledgement.messageLeftOut : acknowledgement.messageKept];
}

/** Of each file that the reporter handed in themselves, whether it can be kept. */
export function fileLines(
  { evidence, words }: { evidence: Evidence[]; words: CaseView['words'] },
  maxBytes: number,
): string[] {
  const own = evidence.filter(({ from }) => from !== 'message');
  const taken = own.filter((one) => one.state === 'pending' || one.state === 'stored').length;
  const leftOut = own.some((one) => one.state === 'left-out');
  const failed = own.flatMap(({ nameId, reason }) => {
    const name = shorten(safeName(words.get(nameId) ?? ''), 60);
    if (reason === 'empty') return [acknowledgement.fileEmpty(name)];
    return reason === 'too-large' ? [acknowledgement.fileTooLarge(name, fileSize(maxBytes))] : [];
  });
  return [
    ...(taken > 0 ? [acknowledgement.filesKept(taken)] : []),
    ...(leftOut ? [acknowledgement.filesLeftOut] : []),
    ...failed,
  ];
}
