import { audienceOf } from './access.ts';
import { escalationTimes } from './calls/escalation-times.ts';
import type { CaseState, Party } from './case.ts';
import { checkInAt } from './check-in.ts';
import type { Content, NamedPerson, OpenCase } from './command.ts';
import { minuteMs } from './durations.ts';
import { isBlank } from './names.ts';
import { evidenceOf } from './offered-file.ts';
import { recusalsFor } from './recusal.ts';
import { numberedReference } from './reference.ts';
import { reportsAgainAt } from './report-limit.ts';
import type { ReportedMessage } from './reported-message.ts';
import { isForAll, leadFor } from './same-subject/surge.ts';
import type { Ruling } from './ruling.ts';
import { accept, refuse } from './ruling.ts';
import type { Keeping } from './keep-from/keep-from-state.ts';
import { keptSnapshot } from './snapshot.ts';
import type { CaseEvent, EventOf } from './event.ts';
import type { PartyRole } from './words.ts';

/** A report, or what the team has seen itself, becomes a case or is refused with the reason (SPEC 3, 6.1, 6.2). */
export function openCase(command: OpenCase): Ruling {
  if (isBlank(command.description.text)) return refuse({ code: 'description-empty' });
  const againAt = limitedUntil(command);
  if (againAt !== null && !isUrgent(command)) return refuse({ code: 'report-limit', againAt });
  const opened = { type: 'case-opened', opening: opening(command), at: command.at } as const;
  return accept([opened, ...gathered(command, opened.opening)], contentsOf(command));
}

/** Many reports about one member within an hour: from a certain one on they gather in one thread (SPEC 3.8). */
function gathered({ reporter, subject, surge, at }: OpenCase, opening: EventOf<'case-opened'>['opening']): CaseEvent[] {
  const isReportAboutMember = reporter !== null && subject !== null && subject.userId !== null;
  const into = isReportAboutMember && isForAll(opening) ? leadFor(surge, at) : null;
  return into === null ? [] : [{ type: 'case-gathered', into, at }];
}

/** Limits are for members: the team's own work has none (SPEC 3.9, 3.10). */
const limitedUntil = ({ reporter, recentReports, reportsPerHour, at }: OpenCase): number | null =>
  reporter === null ? null : reportsAgainAt(recentReports, reportsPerHour, at);

/** True for a report about danger beyond the limit: it joins a case its reporter has open, if there is one (SPEC 3.9). */
export const joinsOpenCase = (command: OpenCase): boolean => isUrgent(command) && limitedUntil(command) !== null;

const isUrgent = ({ danger, category }: OpenCase) => danger || category.urgent;

function opening(command: OpenCase): EventOf<'case-opened'>['opening'] {
  const { category, danger, opener, staff, at } = command;
  const severity = danger ? 'critical' : category.severity;
  const circle = circleOf(command);
  const restricted = circle.leadersOnly || circle.recusals.length > 0;
  const nobodyLeft = audienceOf(circle, staff).length === 0;
  return {
    ...circle,
    caseId: command.caseId,
    reference: restricted ? command.randomReference : numberedReference(command.number),
    number: restricted ? null : command.number,
    status: 'new',
    source: opener === null ? 'report' : 'staff',
    category: category.key,
    severity,
    urgent: isUrgent(command),
    danger,
    minorSafety: category.minorSafety,
    confidential: command.confidential,
    keepFrom: command.keepFrom,
    keeping: keepingOf(command, nobodyLeft),
    restricted,
    openerId: opener?.userId ?? null,
    openerNameId: opener?.name.contentId ?? null,
    nobodyLeft,
    descriptionId: command.description.contentId,
    message: messageOf(command),
    evidence: command.files.map((file) => evidenceOf(file, filesOf(command))),
    openedAt: at,
    checkInAt: checkInAt(severity, at, command.checkInDays),
    escalatesAt: escalatesAt(command),
  };
}

const escalatesAt = (command: OpenCase) =>
  isUrgent(command) ? escalationTimes(command.urgentEscalation, command.at) : null;

/** Who is in it and who must stay out. */
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

/** Nobody of the team gets it before the reporter has said from whom it must be kept, or had the time to (SPEC 3.6). */
function keepingOf(command: OpenCase, nobodyLeft: boolean): Keeping | null {
  const { keepFrom, keepFromMinutes, confidential, category, at } = command;
  if (!keepFrom || nobodyLeft) return null;
  const until = at + keepFromMinutes * minuteMs;
  return { phase: 'asked', until, leadersOnly: confidential || category.restricted, userIds: [] };
}

const nobodyYet: Pick<CaseState, 'assigneeId' | 'formerAssigneeIds' | 'addedIds' | 'guestIds' | 'keeping'> = {
  assigneeId: null,
  formerAssigneeIds: [],
  addedIds: [],
  guestIds: [],
  keeping: null,
};

/** The reporter is the target unless they named somebody else; who opens a case is in it only as they say (SPEC 3.10). */
function partiesOf({ reporter, opener, subject, harmed }: OpenCase): Party[] {
  const known: [PartyRole, NamedPerson | null][] = [
    ['reporter', reporter],
    ['target', harmed ?? reporter],
    ['target', opener?.harmed === true ? opener : null],
    ['subject', subject],
    ['witness', opener?.witness === true ? opener : null],
  ];
  return known.reduce<Party[]>((parties, [role, person]) => {
    if (person === null) return parties;
    const position = parties.filter((party) => party.role === role).length + 1;
    const { userId, name } = person;
    return [...parties, { partyId: `${role}-${position}`, role, userId, nameId: name.contentId }];
  }, []);
}

const filesOf = ({ category: { minorSafety }, maxFileBytes }: OpenCase) => ({ minorSafety, maxFileBytes });

function messageOf({ message, category, opener }: OpenCase): ReportedMessage | null {
  if (message === null) return null;
  const { channelId, messageId, editedAt } = message.snapshot;
  // Only the team gives a link, and the bot follows it; a report brings the message along.
  const seenByBot = opener !== null;
  const known = { channelId, messageId, snapshotId: message.contentId, seenByBot, editedAt };
  const wanted = message.around.before + message.around.after > 0;
  const nothing = { contentId: null, before: 0, after: 0 };
  const around: ReportedMessage['around'] = category.minorSafety
    ? { state: 'left-out', reason: 'minor-safety', ...nothing }
    : wanted
      ? { state: 'pending', reason: null, ...nothing }
      : { state: 'left-out', reason: 'switched-off', ...nothing };
  return { ...known, editedSince: false, deletedSince: false, around };
}

const snapshotsOf = ({ message, category }: OpenCase): Content[] =>
  message === null ? [] : [keptSnapshot(message, category.minorSafety)];

function contentsOf(command: OpenCase): Content[] {
  const { description, reporter, opener, subject, harmed, files } = command;
  const people = [reporter, opener, subject, harmed].flatMap((person) => (person === null ? [] : [person.name]));
  return [description, ...snapshotsOf(command), ...people, ...files.flatMap((file) => [file.name, file.url])];
}
