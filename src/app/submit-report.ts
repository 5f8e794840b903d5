import type { CaseState } from '../domain/case.ts';
import type { NamedPerson, OpenCase } from '../domain/command.ts';
import { randomReference } from '../domain/reference.ts';
import type { Refusal } from '../domain/ruling.ts';
import type { Settings } from '../domain/settings.ts';
import { hourMs } from '../domain/report-limit.ts';
import type { Surge } from '../domain/same-subject/surge.ts';
import { planChange } from './plan-change.ts';
import type { Change } from './plan-change.ts';
import type { Chance, Clock, Commit, Draft, Files, Stores } from './ports.ts';
import { releaseFiles } from './release-files.ts';
import { content, harmedFromText, memberIdIn, offeredFiles, personFromText } from './report-form.ts';
import type { ReportForm } from './report-form.ts';
import type { Turns } from './turns.ts';

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

export type Submitted = { ok: true; state: CaseState } | { ok: false; refusal: Refusal };

type Needs = { stores: Stores; files: Files; clock: Clock; chance: Chance; turns: Turns };

/** How often a number or a random reference may be taken by somebody else before something is wrong. */
const attemptsAtMost = 20;

/**
 * A member's report becomes a case, durably, before anybody is told a reference (SPEC 12.1). The same form sent twice
 * with the same words is one report.
 */
export async function submitReport(needs: Needs, submission: Submission): Promise<Submitted> {
  return await needs.turns.run(submission.guildId, () => openFromForm(needs, submission));
}

async function openFromForm(needs: Needs, submission: Submission): Promise<Submitted> {
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const already = await sameReport(needs.stores, submission);
    if (already !== null) return { ok: true, state: already };
    const command = await openCaseCommand(needs, submission);
    if (command === null) return { ok: false, refusal: { code: 'category-unknown' } };
    const planned = planChange(command.caseId, null, command);
    if (!planned.ok) return planned;
    const outcome = await needs.stores.cases.commit(withLinks(planned.change, submission));
    if (outcome === 'committed') return await finished(needs, submission, planned.change.next);
  }
  throw new Error('No free case number after several attempts');
}

/** For the safety of a minor, what an earlier try had copied is removed again (SPEC 3.5). */
async function finished(needs: Needs, { draft }: Submission, state: CaseState): Promise<Submitted> {
  if (state.minorSafety)
    await releaseFiles(
      needs,
      draft.files.flatMap(({ sha256 }) => sha256 ?? []),
    );
  return { ok: true, state };
}

function withLinks(change: Change, { reporter, draft, interactionId }: Submission): Commit {
  const { number } = change.next;
  const counter = number === null ? {} : { takesNumber: number };
  return { ...change, ...counter, actorId: reporter.userId, draftId: draft.draftId, interactionId };
}

async function sameReport({ cases }: Stores, { draft, form }: Submission): Promise<CaseState | null> {
  const earlier = await cases.findByDraft(draft.draftId);
  if (earlier === null) return null;
  const words = await cases.contents(earlier.caseId);
  return words.get(earlier.descriptionId) === form.description ? earlier : null;
}

async function openCaseCommand(needs: Needs, submission: Submission): Promise<OpenCase | null> {
  const { guildId, reporter, draft, form, settings } = submission;
  const { stores, clock, chance } = needs;
  const category = settings.categories.find((one) => one.key === form.category);
  if (category === undefined) return null;
  const at = clock.now();
  return {
    type: 'open-case',
    caseId: chance.id(),
    guildId,
    number: await stores.cases.nextNumber(guildId),
    randomReference: randomReference([chance.fraction(), chance.fraction(), chance.fraction(), chance.fraction()]),
    category,
    checkInDays: settings.checkIn,
    reporter: { userId: reporter.userId, name: content('name', reporter.name, chance) },
    subject: subjectOf(draft, chance),
    harmed: harmedFromText(form.harmed, chance),
    description: content('description', form.description, chance),
    message: messageOf(submission, chance),
    files: offeredFiles(form.files, chance),
    maxFileBytes,
    danger: form.danger,
    confidential: form.confidential,
    keepFrom: form.keepFrom,
    staff: await stores.guilds.staff(guildId),
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

function subjectOf({ subject }: Draft, chance: Chance): NamedPerson | null {
  if (subject === null) return null;
  if (subject.userId === null) return personFromText(subject.name, chance);
  return { userId: subject.userId, name: content('name', subject.name, chance) };
}

function messageOf({ draft: { snapshot }, settings }: Submission, chance: Chance): OpenCase['message'] {
  const around = { before: settings.contextBefore, after: settings.contextAfter };
  return snapshot === null ? null : { contentId: chance.id(), snapshot, around };
}
