import type { OpenCase } from '../domain/command.ts';
import { hourMs } from '../domain/durations.ts';
import type { Surge } from '../domain/same-subject/surge.ts';
import type { Settings } from '../domain/settings.ts';
import { newCaseOf, openInTurn, subjectOf } from './open-in-turn.ts';
import type { Opened, OpeningNeeds } from './open-in-turn.ts';
import type { Chance, Clock, Draft, Files } from './ports.ts';
import { planJoining } from './plan-joining.ts';
import { releaseFiles } from './release-files.ts';
import { content, harmedFromText, memberIdIn, offeredFiles } from './report-form.ts';
import type { ReportForm } from './report-form.ts';

/** The largest proof file that is copied; a larger one is named in the answer, and the report stands. */
export const maxFileBytes = 25 * 1024 * 1024;

interface Reporter {
  userId: string;
  name: string;
}

interface Submission {
  guildId: string;
  reporter: Reporter;
  draft: Draft;
  form: ReportForm;
  settings: Settings;
  interactionId: string;
}

type Needs = OpeningNeeds & { files: Files; clock: Clock };

/**
 * A member's report becomes a case, durably, before anybody is told a reference (SPEC 12.1). The same form sent twice
 * with the same words is one report.
 */
export async function submitReport(needs: Needs, submission: Submission): Promise<Opened> {
  const { guildId, reporter, draft, form, interactionId } = submission;
  const opening = {
    guildId,
    draftId: draft.draftId,
    description: form.description,
    openedBy: reporter.userId,
    interactionId,
    command: () => openCaseCommand(needs, submission),
    join: (command: OpenCase) => planJoining(needs.stores.cases, command, draft.draftId),
  };
  const opened = await openInTurn(needs, opening);
  if (opened.ok === 'new' && opened.state.minorSafety) await releaseKept(needs, draft);
  return opened;
}

/** For the safety of a minor, what an earlier try had copied is removed again (SPEC 3.5). */
async function releaseKept(needs: Needs, { files }: Draft): Promise<void> {
  await releaseFiles(
    needs,
    files.flatMap(({ sha256 }) => sha256 ?? []),
  );
}

async function openCaseCommand(needs: Needs, submission: Submission): Promise<OpenCase | null> {
  const { guildId, reporter, draft, form, settings } = submission;
  const { stores, clock, chance } = needs;
  const category = settings.categories.find((one) => one.key === form.category);
  if (category === undefined) return null;
  const at = clock.now();
  return {
    ...(await newCaseOf(needs, guildId)),
    category,
    checkInDays: settings.checkIn,
    reporter: { userId: reporter.userId, name: content('name', reporter.name, chance) },
    opener: null,
    subject: subjectOf(draft, chance),
    harmed: harmedFromText(form.harmed, chance),
    description: content('description', form.description, chance),
    message: messageOf(submission, chance),
    files: offeredFiles(form.files, chance),
    maxFileBytes,
    danger: form.danger,
    confidential: form.confidential,
    keepFrom: form.keepFrom,
    keepFromMinutes: settings.keepFromMinutes,
    recentReports: await stores.cases.reportTimes(guildId, reporter.userId, at - hourMs),
    reportsPerHour: settings.reportsPerHour,
    surge: await surgeAbout(needs, submission, at),
    urgentEscalation: settings.urgentEscalation,
    at,
  };
}

/** Others about the same member; somebody off Discord is nobody that could be found again. */
async function surgeAbout({ stores }: Needs, { guildId, draft, settings }: Submission, at: number): Promise<Surge> {
  const { surgeAt } = settings;
  const { subject } = draft;
  const userId = subject === null ? null : (subject.userId ?? memberIdIn(subject.name));
  if (userId === null) return { surgeAt, recent: [] };
  const wish = { since: at - hourMs, count: surgeAt };
  return { surgeAt, recent: await stores.cases.recentAbout(guildId, userId, wish) };
}

function messageOf({ draft: { snapshot }, settings }: Submission, chance: Chance): OpenCase['message'] {
  const around = { before: settings.contextBefore, after: settings.contextAfter };
  return snapshot === null ? null : { contentId: chance.id(), snapshot, around };
}
