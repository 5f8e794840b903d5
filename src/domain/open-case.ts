import { audienceOf } from './access.ts';
import type { CaseState, Evidence, Party } from './case.ts';
import { checkInAt } from './check-in.ts';
import type { Content, NamedPerson, OfferedFile, OpenCase } from './command.ts';
import { isBlank } from './names.ts';
import { recusalsFor } from './recusal.ts';
import { numberedReference } from './reference.ts';
import { reportsAgainAt } from './report-limit.ts';
import type { Ruling } from './ruling.ts';
import { accept, refuse } from './ruling.ts';
import type { EventOf } from './event.ts';
import type { PartyRole } from './words.ts';

/** A report becomes a case, or is refused with the reason (SPEC 3, 6.1, 6.2). */
export function openCase(command: OpenCase): Ruling {
  if (isBlank(command.description.text)) return refuse({ code: 'description-empty' });
  const againAt = reportsAgainAt(command.recentReports, command.reportsPerHour, command.at);
  if (againAt !== null && !isUrgent(command)) return refuse({ code: 'report-limit', againAt });
  return accept([{ type: 'case-opened', opening: opening(command), at: command.at }], contentsOf(command));
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
    evidence: command.files.map((file) => evidenceOf(file, command)),
    openedAt: at,
    checkInAt: checkInAt(severity, at, command.checkInDays),
  };
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

/** A file is taken as it comes: what cannot be copied is said, and the report stands (SPEC 3.4). */
function evidenceOf(file: OfferedFile, { category, maxFileBytes }: OpenCase): Evidence {
  const { evidenceId, name, url, size, sha256 } = file;
  const base = { evidenceId, nameId: name.contentId, urlId: url.contentId, size, sha256: null };
  if (category.minorSafety) return { ...base, state: 'left-out', reason: 'minor-safety' };
  if (size === 0) return { ...base, state: 'failed', reason: 'empty' };
  if (size > maxFileBytes) return { ...base, state: 'failed', reason: 'too-large' };
  return { ...base, state: sha256 === null ? 'pending' : 'stored', sha256, reason: null };
}

function contentsOf({ description, reporter, subject, harmed, files }: OpenCase): Content[] {
  const people = [reporter, subject, harmed].flatMap((person) => (person === null ? [] : [person.name]));
  return [description, ...people, ...files.flatMap((file) => [file.name, file.url])];
}
