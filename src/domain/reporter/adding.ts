import { audienceOf, isBarred } from '../access.ts';
import type { CaseState, Party, Recusal } from '../case.ts';
import type { Content } from '../command.ts';
import type { CaseEvent } from '../event.ts';
import { isBlank } from '../names.ts';
import { evidenceOf } from '../offered-file.ts';
import { movesAway } from '../place/decide-place.ts';
import { staffNamedIn } from '../recusal.ts';
import { reportsAgainAt } from '../report-limit.ts';
import { hourMs } from '../durations.ts';
import type { AddedMessage } from '../reported-message.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { keptSnapshot, namingTexts } from '../snapshot.ts';
import type { AddInformation, JoinReport } from './reporter-command.ts';
import type { ReporterEventOf } from './reporter-event.ts';

/** How often a report may be added to within an hour. */
export const additionsPerHour = 10;
/** Between two calls of the team because of additions to the same case. */
const callAgainMs = 10 * 60_000;

/** More about a report, if there is something to read in it. */
export function addInformation(state: CaseState, command: AddInformation): Ruling {
  const { text, message, at } = command;
  if (isBlank(text.text) && message === null) return refuse({ code: 'description-empty' });
  const earlier = state.additions.flatMap((addition) => (addition.joined === null ? [addition.at] : []));
  const againAt = reportsAgainAt(earlier, additionsPerHour, at);
  if (againAt !== null) return refuse({ code: 'addition-limit', againAt });
  const calls = state.calledAt === null || at - state.calledAt >= callAgainMs;
  return accept(added(state, command, { calls, joined: null, parties: [] }), contentsOf(state, command));
}

/** When somebody was last called by name because a report about danger joined the case (ms UTC). */
const dangerCalledAt = ({ additions }: CaseState): number | null =>
  additions.findLast(({ joined }) => joined?.called === true)?.at ?? null;

/** At most once an hour for the same case, however many reports join it (SPEC 3.9). */
export function callsForDanger(state: CaseState, at: number): boolean {
  const before = dangerCalledAt(state);
  return before === null || at - before >= hourMs;
}

/** What an addition changes beside its own words. */
interface Beside {
  calls: boolean;
  joined: ReporterEventOf<'information-added'>['joined'];
  /** People of the case who were none before. */
  parties: Party[];
}

/** The addition itself; whoever of the staff it names is kept out from then on (SPEC 6.1). */
export function added(
  state: CaseState,
  command: AddInformation | JoinReport,
  { calls, joined, parties }: Beside,
): CaseEvent[] {
  const { text, files, maxFileBytes, staff, at } = command;
  const recusals = newlyRecused(state, command, parties);
  const circle = {
    ...state,
    parties: [...state.parties, ...parties],
    recusals: [...state.recusals, ...recusals],
  };
  const isEmpty = recusals.length > 0 && audienceOf({ ...circle, keeping: null }, staff).length === 0;
  const event: CaseEvent = {
    type: 'information-added',
    textId: text.contentId,
    evidence: files.map((file) => evidenceOf(file, { minorSafety: state.minorSafety, maxFileBytes })),
    message: messageOf(command),
    joined,
    recusals,
    nobodyLeft: state.nobodyLeft || isEmpty,
    calls,
    at,
  };
  const moved = recusals.length > 0 ? movesAway(state, at) : [];
  return [event, ...assigneeFreed(state, recusals, at), ...moved];
}

function messageOf({ message }: AddInformation | JoinReport): AddedMessage | null {
  if (message === null) return null;
  const { channelId, messageId, editedAt } = message.snapshot;
  const kept = { channelId, messageId, snapshotId: message.contentId, editedAt };
  return { ...kept, seenByBot: false, editedSince: false, deletedSince: false };
}

/** Staff who become part of the case by it, and staff named in it for the first time. */
function newlyRecused(state: CaseState, command: AddInformation | JoinReport, parties: Party[]): Recusal[] {
  const named = staffNamedIn(textsOf(command), command.staff);
  return command.staff.flatMap(({ userId }): Recusal[] => {
    if (isBarred(state, userId)) return [];
    if (parties.some((party) => party.userId === userId)) return [{ userId, why: 'party' }];
    return named.includes(userId) ? [{ userId, why: 'named' }] : [];
  });
}

function textsOf(command: AddInformation | JoinReport): string[] {
  const { text, files, message } = command;
  const people = peopleOf(command).map(({ name }) => name.text);
  const reported = message === null ? [] : namingTexts(message.snapshot);
  return [text.text, ...people, ...files.map(({ name }) => name.text), ...reported];
}

const peopleOf = (command: AddInformation | JoinReport) =>
  command.type === 'join-report' ? [command.about, command.harmed].filter((person) => person !== null) : [];

/** Nobody keeps a case that they may no longer see. */
function assigneeFreed({ assigneeId }: CaseState, recusals: Recusal[], at: number): CaseEvent[] {
  if (assigneeId === null || !recusals.some(({ userId }) => userId === assigneeId)) return [];
  return [{ type: 'unassigned', assigneeId, why: 'recused', at }];
}

/** Everything people wrote in it. What a message said is left out for the safety of a minor (SPEC 3.5). */
export function contentsOf({ minorSafety }: CaseState, command: AddInformation | JoinReport): Content[] {
  const { text, files, message } = command;
  return [
    text,
    ...(message === null ? [] : [keptSnapshot(message, minorSafety)]),
    ...peopleOf(command).map(({ name }) => name),
    ...files.flatMap(({ name, url }) => [name, url]),
  ];
}
