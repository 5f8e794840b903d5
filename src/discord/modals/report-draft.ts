import { draftLifeMs, newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import type { ReportForm } from '../../app/report-form.ts';
import { isAuthor } from '../../domain/reporter/decide-reporter.ts';
import { filesIn } from '../../app/snapshot-files.ts';
import { snapshotOf } from '../views/message-text.ts';
import type { Context } from '../handler.ts';
import { boxes } from '../views/report-form.ts';

/**
 * The draft a form was opened from. One whose time is over is begun anew; one that became a case already keeps its
 * server and whom it is about, so that sending the form again means the same.
 */
export async function draftOf(context: Context, draftId: string): Promise<Draft> {
  const kept = await context.stores.drafts.load(draftId, context.clock.now());
  if (kept?.userId === context.userId) return kept;
  const before = await becameCase(context, draftId);
  const begun = newDraft(context, before ?? { guildId: null, subject: null });
  return { ...begun, draftId, guildId: context.inGuild?.guildId ?? begun.guildId };
}

async function becameCase({ stores, userId }: Context, draftId: string) {
  const state = await stores.cases.findByDraft(draftId);
  if (state === null || !(isAuthor(state, userId) || state.openerId === userId)) return null;
  const words = await stores.cases.contents(state.caseId);
  const addition = state.additions.find(({ joined }) => joined?.formId === draftId);
  const { message } = addition ?? state;
  const subject = addition?.joined ? addition.joined.about : state.parties.find(({ role }) => role === 'subject');
  const named = subject ? { userId: subject.userId, name: words.get(subject.nameId) ?? '' } : null;
  const snapshot = snapshotOf(message, words);
  const files = snapshot === null ? [] : filesIn(snapshot);
  return { guildId: state.guildId, subject: named, snapshot, files };
}

/** The form as it was sent, to be opened again. */
export function filledDraft(context: Context, draft: Draft, form: ReportForm): Draft {
  const ticked = [
    ...(form.danger ? [boxes.danger] : []),
    ...(form.confidential ? [boxes.confidential] : []),
    ...(form.keepFrom ? [boxes.keepFrom] : []),
  ];
  const { category, description, harmed, files } = form;
  const expiresAt = context.clock.now() + draftLifeMs;
  // A form of its own: the one it was sent from may be sent again from the person's screen.
  const draftId = context.interactionId;
  return { ...draft, draftId, fields: { category, description, harmed, boxes: ticked }, files, expiresAt };
}
