import { audienceOf } from './access.ts';
import type { CaseState, Party } from './case.ts';
import { checkInAt } from './check-in.ts';
import type { Content, NamedPerson, OpenCase } from './command.ts';
import { isBlank } from './names.ts';
import { evidenceOf } from './offered-file.ts';
import { recusalsFor } from './recusal.ts';
import { numberedReference } from './reference.ts';
import { reportsAgainAt } from './report-limit.ts';
import type { ReportedMessage } from './reported-message.ts';
import { isForAll, leadFor } from './same-subject/surge.ts';
import type { Ruling } from './ruling.ts';
import { accept, refuse } from './ruling.ts';
import { withoutSubstance } from './snapshot.ts';
import type { CaseEvent, EventOf } from './event.ts';
import type { PartyRole } from './words.ts';

/** A report becomes a case, or is refused with the reason (SPEC 3, 6.1, 6.2). */
export function openCase(command: OpenCase): Ruling {
  if (isBlank(command.description.text)) return refuse({ code: 'description-empty' });
  const againAt = reportsAgainAt(command.recentReports, command.reportsPerHour, command.at);
  if (againAt !== null && !isUrgent(command)) return refuse({ code: 'report-limit', againAt });
  const opened = { type: 'case-opened', opening: opening(command), at: command.at } as const;
  return accept([opened, ...gathered(command, opened.opening)], contentsOf(command));
}

/** Many reports about one member within an hour: from a certain one on they gather in one thread (SPEC 3.8). */
function gathered({ subject, surge, at }: OpenCase, opening: EventOf<'case-opened'>['opening']): CaseEvent[] {
  const isAboutMember = subject !== null && subject.userId !== null;
  const into = isAboutMember && isForAll(opening) ? leadFor(surge, at) : null;
  return into === null ? [] : [{ type: 'case-gathered', into, at }];
}

const isUrgent = ({ danger, category }: OpenCase) => danger || category.urgent;

function opening(command: OpenCase): EventOf<'case-opened'>['opening'] {
  const { category, danger, staff, at } = command;
  const severity = danger ? 'critical' : category.severity;
  const circle = circleOf(command);
  const restricted = circle.leadersOnly || circle.recusals.length > 0;
  return {
    ...circle,
    caseId: command.caseId,
    reference: restricted ? command.randomReference : numberedReference(command.number),
    number: restricted ? null : command.number,
    status: 'new',
    source: 'report',
    category: category.key,
    severity,
    urgent: isUrgent(command),
    danger,
    minorSafety: category.minorSafety,
    confidential: command.confidential,
    keepFrom: command.keepFrom,
    restricted,
    nobodyLeft: audienceOf(circle, staff).length === 0,
    descriptionId: command.description.contentId,
    message: messageOf(command),
    evidence: command.files.map((file) => evidenceOf(file, filesOf(command))),
    openedAt: at,
    checkInAt: checkInAt(severity, at, command.checkInDays),
    escalatesAt: escalatesAt(command),
  };
}

const minuteMs = 60_000;

function escalatesAt(command: OpenCase): CaseState['escalatesAt'] {
  if (!isUrgent(command)) return null;
  const { at, urgentEscalation: after } = command;
  const then = (minutes: number) => at + minutes * minuteMs;
  return { leaders: then(after.leaders), staff: then(after.staff), owner: then(after.owner) };
}

/** Who is in it and who must stay out. Until the wishes of a reporter are asked for, they leave it to the leaders. */
function circleOf(command: OpenCase) {
  const { category, confidential, keepFrom, guildId } = command;
  return {
    ...nobodyYet,
    guildId,
    parties: partiesOf(command),
    recusals: recusalsFor(command),
    leadersOnly: confidential || keepFrom || category.restricted,
  };
}

const nobodyYet: Pick<CaseState, 'openerId' | 'assigneeId' | 'formerAssigneeIds' | 'addedIds' | 'guestIds'> = {
  openerId: null,
  assigneeId: null,
  formerAssigneeIds: [],
  addedIds: [],
  guestIds: [],
};

/** The reporter is the target unless they named somebody else. */
function partiesOf({ reporter, subject, harmed }: OpenCase): Party[] {
  const party = (role: PartyRole, { userId, name }: NamedPerson): Party => ({
    partyId: `${role}-1`,
    role,
    userId,
    nameId: name.contentId,
  });
  const subjects = subject === null ? [] : [party('subject', subject)];
  return [party('reporter', reporter), party('target', harmed ?? reporter), ...subjects];
}

const filesOf = ({ category: { minorSafety }, maxFileBytes }: OpenCase) => ({ minorSafety, maxFileBytes });

function messageOf({ message, category }: OpenCase): ReportedMessage | null {
  if (message === null) return null;
  const { channelId, messageId, editedAt } = message.snapshot;
  const known = { channelId, messageId, snapshotId: message.contentId, editedAt };
  const wanted = message.around.before + message.around.after > 0;
  const nothing = { contentId: null, before: 0, after: 0 };
  const around: ReportedMessage['around'] = category.minorSafety
    ? { state: 'left-out', reason: 'minor-safety', ...nothing }
    : wanted
      ? { state: 'pending', reason: null, ...nothing }
      : { state: 'left-out', reason: 'switched-off', ...nothing };
  return { ...known, editedSince: false, deletedSince: false, around };
}

function snapshotsOf({ message, category }: OpenCase): Content[] {
  if (message === null) return [];
  const kept = category.minorSafety ? withoutSubstance(message.snapshot) : message.snapshot;
  return [{ contentId: message.contentId, kind: 'snapshot', text: JSON.stringify(kept) }];
}

function contentsOf(command: OpenCase): Content[] {
  const { description, reporter, subject, harmed, files } = command;
  const people = [reporter, subject, harmed].flatMap((person) => (person === null ? [] : [person.name]));
  return [description, ...snapshotsOf(command), ...people, ...files.flatMap((file) => [file.name, file.url])];
}
