import type { ModalSubmitInteraction } from 'discord.js';
import { z } from 'zod';
import { draftLifeMs, newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import type { ReportForm } from '../../app/report-form.ts';
import { maxFileBytes, submitReport } from '../../app/submit-report.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseState } from '../../domain/case.ts';
import { missingSettings } from '../../domain/settings.ts';
import type { Settings } from '../../domain/settings.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { Context, ModalHandler, Shown } from '../handler.ts';
import { acknowledgementView } from '../views/acknowledgement.ts';
import { boxes, fields } from '../views/report-form.ts';
import { refusedReport } from './report-refused.ts';

const Box = z.enum([boxes.danger, boxes.confidential, boxes.keepFrom]);

/** The report form comes back: the report is committed first, and only then is the reference shown (SPEC 12.1). */
export const reportModal: ModalHandler = {
  verb: 'report',
  audience: 'member',
  run: async (interaction, context, { id }) => {
    const form = readForm(interaction);
    const kept = await context.stores.drafts.load(id, context.clock.now());
    const guildId = context.inGuild?.guildId ?? kept?.guildId ?? null;
    const draft = kept ?? { ...newDraft(context, { guildId, subject: null }), draftId: id };
    if (guildId === null || draft.userId !== context.userId)
      return { show: 'message', payload: { content: refusals.onlyInServer } };
    return await submit(interaction, context, { form: withKeptFiles(form, draft), draft, guildId });
  },
};

interface Sent {
  form: ReportForm;
  draft: Draft;
  guildId: string;
}

async function submit(
  interaction: ModalSubmitInteraction,
  context: Context,
  { form, draft, guildId }: Sent,
): Promise<Shown> {
  const settings = await context.stores.guilds.settings(guildId);
  const refilled = draftOf(draft, form, context.clock.now() + draftLifeMs);
  const missing = missingSettings(settings);
  if (missing.length > 0) return await refusedReport(context, refilled, refusals.notSetUp(false, missing));
  const reporter = { userId: context.userId, name: interaction.user.username };
  const sent = await submitReport(context, {
    guildId,
    reporter,
    draft,
    form,
    settings,
    interactionId: context.interactionId,
  });
  if (!sent.ok) return await refusedReport(context, refilled, sent.refusal, settings);
  context.poke();
  return await acknowledge(context, sent.state, settings);
}

async function acknowledge(context: Context, state: CaseState, settings: Settings): Promise<Shown> {
  const words = await context.stores.cases.contents(state.caseId);
  const ownerId = context.client.guilds.cache.get(state.guildId)?.ownerId ?? null;
  const view = acknowledgementView({ state, words, settings }, ownerId, maxFileBytes);
  return {
    show: 'message',
    payload: { components: [view], v2: true },
    unseen: () => copyInstead(context, state.caseId),
  };
}

/** Discord would not show the acknowledgement: the reporter hears by direct message that the report is safe. */
async function copyInstead({ stores, clock, userId, poke }: Context, caseId: string): Promise<void> {
  const at = clock.now();
  await handleCaseCommand(stores.cases, caseId, { type: 'request-copy', reporterId: userId, at }, { actorId: userId });
  poke();
}

function readForm(interaction: ModalSubmitInteraction): ReportForm {
  const ticked = z.array(Box).catch([]).parse(interaction.fields.getCheckboxGroup(fields.boxes));
  const files = interaction.fields.getUploadedFiles(fields.proof);
  return {
    category: interaction.fields.getStringSelectValues(fields.category)[0] ?? '',
    description: interaction.fields.getTextInputValue(fields.description),
    harmed: interaction.fields.getTextInputValue(fields.harmed),
    files: [...(files?.values() ?? [])].map(({ name, size, url }) => ({ name, size, url, sha256: null })),
    danger: ticked.includes(boxes.danger),
    confidential: ticked.includes(boxes.confidential),
    keepFrom: ticked.includes(boxes.keepFrom),
  };
}

/** Files of an earlier try come first; a form cannot be opened with files in it, so they wait in the draft. */
const withKeptFiles = (form: ReportForm, draft: Draft): ReportForm => ({
  ...form,
  files: [...draft.files, ...form.files],
});

function draftOf(draft: Draft, form: ReportForm, expiresAt: number): Draft {
  const ticked = [
    ...(form.danger ? [boxes.danger] : []),
    ...(form.confidential ? [boxes.confidential] : []),
    ...(form.keepFrom ? [boxes.keepFrom] : []),
  ];
  const { category, description, harmed, files } = form;
  return { ...draft, fields: { category, description, harmed, boxes: ticked }, files, expiresAt };
}
