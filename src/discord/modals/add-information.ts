import { ButtonStyle, ComponentType } from 'discord.js';
import type { ModalSubmitInteraction } from 'discord.js';
import { addInformation } from '../../app/add-information.ts';
import { keepForm } from '../../app/keep-form.ts';
import { draftLifeMs, newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import type { CaseState } from '../../domain/case.ts';
import { additionsPerHour } from '../../domain/reporter/adding.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { addInformation as words } from '../../texts/en/my-reports.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { acknowledgement, reportRefused } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, Context, ModalHandler, Shown } from '../handler.ts';
import { fileLines } from '../views/acknowledgement.ts';
import { additionFields, additionFormView } from '../views/addition-form.ts';
import { button } from '../views/components.ts';
import { ownDraftOf, ownReportOf } from '../own-report.ts';
import { draftFileEffects } from './report-refused.ts';
import { says, withWords } from '../with-words.ts';

/** The form for more information comes back: it is committed before the reporter is thanked (SPEC 3.7, 12.1). */
export const addForm: ModalHandler = {
  verb: 'my-add',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id, step }) => {
    const state = await ownReportOf(context, id);
    if (state === null) return withWords(refusals.noSuchCase, interaction);
    return await add(context, state, { ...readForm(interaction), snapshot: null, since: step });
  },
};

/** A form opened from a draft: the draft says which of the member's reports it adds to. */
const fromDraft = (verb: string, caseOf: (draft: Draft, step: number) => string | undefined): ModalHandler => ({
  verb,
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id, step }) => {
    const draft = await ownDraftOf(context, id);
    const state = draft === null ? null : await ownReportOf(context, caseOf(draft, step) ?? '');
    if (draft === null || state === null) return withWords(words.gone, interaction);
    const { text, files } = readForm(interaction);
    const { snapshot } = draft;
    const since = countBefore(state, draft);
    return await add(context, state, { text, files: [...draft.files, ...files], snapshot, since });
  },
});

/** The same form, opened again after it was refused: the files of the first try come first. */
export const addKeptForm = fromDraft('my-add-kept', ({ fields }) => fields.addsTo);

/** The form opened instead of that of a new report (SPEC 3.8); `step` is which of the reports that were offered. */
export const addOfferedForm = fromDraft('report-add', ({ offered }, step) => offered[step]);

/** How often the report had been added to when the form was opened. */
const countBefore = ({ additions }: CaseState, { expiresAt }: Draft): number =>
  additions.filter(({ at }) => at <= expiresAt - draftLifeMs).length;

interface Sent {
  text: string;
  files: Draft['files'];
  snapshot: Draft['snapshot'];
  since: number;
}

function readForm({ fields }: ModalSubmitInteraction): Pick<Sent, 'text' | 'files'> {
  const uploaded = [...(fields.getUploadedFiles(additionFields.proof)?.values() ?? [])];
  return {
    text: fields.getTextInputValue(additionFields.text),
    files: uploaded.map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'reporter' })),
  };
}

async function add(context: Context, state: CaseState, sent: Sent): Promise<Shown> {
  const { userId: reporterId, interactionId } = context;
  const added = await addInformation(context, { caseId: state.caseId, reporterId, interactionId, ...sent });
  if (added.ok === 'already') return says(words.doneAlready(state.reference));
  if (!added.ok) return await refused(context, state, sent, added.refusal);
  context.poke();
  return says(await thanks(context, state, added.state));
}

/** Says what arrived, and of each file whether it can be kept. */
async function thanks({ stores }: Context, before: CaseState, after: CaseState): Promise<string> {
  const known = await stores.cases.contents(after.caseId);
  const evidence = after.evidence.slice(before.evidence.length).filter(({ given }) => given === null);
  const named = after.recusals.length > before.recusals.length;
  const withMessage = (after.additions.at(-1)?.message ?? null) !== null;
  const aboutMessage = after.minorSafety ? acknowledgement.messageLeftOut : acknowledgement.messageKept;
  return [
    words.done(after.reference),
    ...(withMessage ? [aboutMessage] : []),
    ...fileLines({ evidence, words: known }, maxFileBytes),
    ...(named ? [words.keptOut] : []),
    ...(after.nobodyLeft ? [acknowledgement.nobodyLeft] : []),
  ].join('\n');
}

/** What cannot be taken in: the reason, and a button that opens the form filled in (SPEC 3.12). */
async function refused(
  context: Context,
  { guildId, caseId, minorSafety }: CaseState,
  { text, files, snapshot }: Sent,
  refusal: Refusal,
): Promise<Shown> {
  const fields = { description: text, addsTo: caseId };
  const begun = newDraft(context, { guildId, subject: null, fields, files, snapshot });
  const draft = { ...begun, draftId: context.interactionId };
  // For the safety of a minor nothing is copied (SPEC 3.5).
  await keepForm(context, draft, minorSafety ? [] : draftFileEffects(draft));
  context.poke();
  const own = files.filter(({ from }) => from === 'reporter').length;
  const kept = own === 0 || minorSafety ? [] : [reportRefused.filesKept(own)];
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
    const draft = await ownDraftOf(context, id);
    const state = draft === null ? null : await ownReportOf(context, draft.fields.addsTo ?? '');
    if (draft === null || state === null) return says(words.gone);
    const { draftId, fields, snapshot } = draft;
    const kept = { draftId, text: fields.description ?? '', withMessage: snapshot !== null };
    return { show: 'modal', modal: additionFormView(state, { verb: 'my-add-kept', ...kept }) };
  },
};
