import { ButtonStyle, ComponentType } from 'discord.js';
import type { ModalSubmitInteraction } from 'discord.js';
import { addInformation } from '../../app/add-information.ts';
import { draftLifeMs, newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import type { CaseState } from '../../domain/case.ts';
import { additionsPerHour } from '../../domain/reporter/decide-reporter.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { addInformation as words } from '../../texts/en/my-reports.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { acknowledgement, reportRefused } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, Context, ModalHandler, Shown } from '../handler.ts';
import { fileLines } from '../views/acknowledgement.ts';
import { additionFields, additionFormView } from '../views/addition-form.ts';
import { button } from '../views/components.ts';
import { ownReportOf } from '../own-report.ts';
import { draftFileEffects } from './report-refused.ts';
import { says } from '../with-words.ts';

/** The form for more information comes back: it is committed before the reporter is thanked (SPEC 3.7, 12.1). */
export const addForm: ModalHandler = {
  verb: 'my-add',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id, step }) => {
    const state = await ownReportOf(context, id);
    if (state === null) return says(refusals.noSuchCase);
    return await add(context, state, { ...readForm(interaction), since: step });
  },
};

/** The same form, opened again after it was refused: the files of the first try come first. */
export const addKeptForm: ModalHandler = {
  verb: 'my-add-kept',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id }) => {
    const draft = await draftOf(context, id);
    const state = draft === null ? null : await ownReportOf(context, draft.fields.addsTo ?? '');
    if (draft === null || state === null) return says(words.gone);
    const { text, files } = readForm(interaction);
    return await add(context, state, { text, files: [...draft.files, ...files], since: countBefore(state, draft) });
  },
};

/** How often the report had been added to when the form was refused. */
const countBefore = ({ additions }: CaseState, { expiresAt }: Draft): number =>
  additions.filter(({ at }) => at <= expiresAt - draftLifeMs).length;

interface Sent {
  text: string;
  files: Draft['files'];
  since: number;
}

function readForm({ fields }: ModalSubmitInteraction): Omit<Sent, 'since'> {
  const uploaded = [...(fields.getUploadedFiles(additionFields.proof)?.values() ?? [])];
  return {
    text: fields.getTextInputValue(additionFields.text),
    files: uploaded.map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'reporter' })),
  };
}

async function add(context: Context, state: CaseState, sent: Sent): Promise<Shown> {
  const { userId, interactionId } = context;
  const added = await addInformation(context, { state, reporterId: userId, interactionId, ...sent });
  if (added.ok === 'already') return says(words.doneAlready(state.reference));
  if (!added.ok) return await refused(context, state, sent, added.refusal);
  context.poke();
  return says(await thanks(context, state, added.state));
}

/** Says what arrived, and of each file whether it can be kept. */
async function thanks({ stores }: Context, before: CaseState, after: CaseState): Promise<string> {
  const known = await stores.cases.contents(after.caseId);
  const evidence = after.evidence.slice(before.evidence.length);
  const named = after.recusals.length > before.recusals.length;
  return [
    words.done(after.reference),
    ...fileLines({ evidence, words: known }, maxFileBytes),
    ...(named ? [words.keptOut] : []),
    ...(after.nobodyLeft ? [acknowledgement.nobodyLeft] : []),
  ].join('\n');
}

/** What cannot be taken in: the reason, and a button that opens the form filled in (SPEC 3.12). */
async function refused(
  context: Context,
  { guildId, caseId, minorSafety }: CaseState,
  { text, files }: Sent,
  refusal: Refusal,
): Promise<Shown> {
  const draft = newDraft(context, { guildId, subject: null, fields: { description: text, addsTo: caseId }, files });
  // For the safety of a minor nothing is copied (SPEC 3.5).
  await context.stores.drafts.save(draft, minorSafety ? [] : draftFileEffects(draft));
  context.poke();
  const kept = files.length === 0 || minorSafety ? [] : [reportRefused.filesKept(files.length)];
  const content = [reasonText(refusal), [reportRefused.kept, ...kept].join(' ')].join('\n');
  const customId = encodeCustomId({ verb: 'my-add-again', id: draft.draftId });
  const open = button(customId, reportRefused.openAgain, ButtonStyle.Primary);
  return { show: 'message', payload: { content, components: [{ type: ComponentType.ActionRow, components: [open] }] } };
}

function reasonText(refusal: Refusal): string {
  if (refusal.code === 'addition-limit') return words.limit(refusal.againAt, additionsPerHour);
  return refusal.code === 'description-empty' ? words.empty : refusals.noSuchCase;
}

/** The button under a refused addition. */
export const addAgain: ComponentHandler = {
  verb: 'my-add-again',
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, context, { id }) => {
    const draft = await draftOf(context, id);
    const state = draft === null ? null : await ownReportOf(context, draft.fields.addsTo ?? '');
    if (draft === null || state === null) return says(words.gone);
    const kept = { draftId: draft.draftId, text: draft.fields.description ?? '' };
    return { show: 'modal', modal: additionFormView(state, kept) };
  },
};

async function draftOf({ stores, clock, userId }: Context, draftId: string): Promise<Draft | null> {
  const draft = await stores.drafts.load(draftId, clock.now());
  return draft?.userId === userId ? draft : null;
}
