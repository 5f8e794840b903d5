import type { Draft } from '../../app/ports.ts';
import { memberIdIn } from '../../app/report-form.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';
import { sameSubject as words } from '../../texts/en/report.ts';
import { rememberSubject } from '../could-read-all.ts';
import type { Answer, ComponentHandler, Context, Shown } from '../handler.ts';
import { ownDraftOf, ownReportOf } from '../own-report.ts';
import { additionFormView } from '../views/addition-form.ts';
import { reportFormView } from '../views/report-form.ts';
import { sameSubjectView } from '../views/same-subject.ts';
import { says } from '../with-words.ts';

/** How many reports a member is offered to add to. */
const offeredAtMost = 3;

/**
 * Begins a report: its form opens at once, unless this member has told the team of the same person before and that is
 * still open. Then they are asked whether it belongs there (SPEC 3.8). Either way the draft is kept first.
 */
export async function beginReport(context: Context, draft: Draft, settings: Settings): Promise<Shown> {
  const open = await aboutTheSame(context, draft);
  const kept = { ...draft, offered: open.map(({ caseId }) => caseId) };
  await context.stores.drafts.save(kept, []);
  rememberSubject(context.client, kept);
  if (open.length === 0) return { show: 'modal', modal: reportFormView(kept, settings) };
  return { show: 'message', payload: sameSubjectView(kept, open) };
}

/** Nobody who has filled in the form of a report is asked again. */
async function aboutTheSame({ stores, userId }: Context, draft: Draft): Promise<CaseState[]> {
  const { guildId, subject, fields } = draft;
  const aboutId = subject === null ? null : (subject.userId ?? memberIdIn(subject.name));
  if (guildId === null || aboutId === null || fields.category !== undefined) return [];
  return await stores.cases.openReports({ userId, guildId }, aboutId, offeredAtMost);
}

/** A button of that question. It works for the one who was asked alone; anybody else hears what a stranger hears. */
const offerButton = (
  verb: string,
  run: (draft: Draft, context: Context, step: number) => Promise<Answer>,
): ComponentHandler => ({
  verb,
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, context, { id, step }) => {
    const draft = await ownDraftOf(context, id);
    return draft === null ? says(words.over) : await run(draft, context, step);
  },
});

const addInstead = offerButton('report-add', async (draft, context, step) => {
  const state = await ownReportOf(context, draft.offered[step] ?? '');
  if (state === null) return says(words.over);
  const { draftId, fields, snapshot } = draft;
  const kept = { draftId, step, text: fields.description ?? '', withMessage: snapshot !== null };
  return { show: 'modal', modal: additionFormView(state, { verb: 'report-add', ...kept }) };
});

const newReport = offerButton('report-new', async (draft, { stores }) => {
  if (draft.guildId === null) return says(words.over);
  return { show: 'modal', modal: reportFormView(draft, await stores.guilds.settings(draft.guildId)) };
});

export const sameSubjectComponents: ComponentHandler[] = [addInstead, newReport];
