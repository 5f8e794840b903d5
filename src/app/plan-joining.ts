import type { OpenCase } from '../domain/command.ts';
import { joinsOpenCase } from '../domain/open-case.ts';
import type { JoinReport } from '../domain/reporter/reporter-command.ts';
import { planChange } from './plan-change.ts';
import type { Planned } from './plan-change.ts';
import type { CaseStore } from './ports.ts';

/** How many of a member's open reports are tried, newest first. */
const triedAtMost = 10;

/**
 * A report about danger beyond the limit joins a case its reporter has open: one about the same person if there is one,
 * else the newest that it may join (SPEC 3.9). Null when it opens a case of its own.
 */
export async function planJoining(cases: CaseStore, command: OpenCase, formId: string): Promise<Planned | null> {
  const { guildId, reporter, subject } = command;
  const userId = reporter?.userId ?? null;
  if (userId === null || !joinsOpenCase(command)) return null;
  const member = { userId, guildId };
  const aboutId = subject?.userId ?? null;
  const same = aboutId === null ? [] : await cases.openReports(member, aboutId, triedAtMost);
  for (const state of [...same, ...(await cases.openReports(member, null, triedAtMost))]) {
    const planned = planChange(state.caseId, state, { ...joining(command, member.userId), formId });
    if (planned.ok) return planned;
  }
  return null;
}

function joining(command: OpenCase, reporterId: string): Omit<JoinReport, 'formId'> {
  const { subject: about, description: text, message } = command;
  const { category, harmed, danger, confidential, keepFrom, files, maxFileBytes, staff, at } = command;
  const { checkInDays, urgentEscalation } = command;
  const wishes = { category, danger, confidential, keepFrom, checkInDays, urgentEscalation };
  return { type: 'join-report', reporterId, text, message, about, harmed, files, maxFileBytes, staff, at, ...wishes };
}
