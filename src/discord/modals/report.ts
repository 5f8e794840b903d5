import type { ModalSubmitInteraction } from 'discord.js';
import { z } from 'zod';
import type { Draft } from '../../app/ports.ts';
import type { ReportForm } from '../../app/report-form.ts';
import { maxFileBytes, submitReport } from '../../app/submit-report.ts';
import type { Opened } from '../../app/open-in-turn.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseState } from '../../domain/case.ts';
import { partyIds } from '../../domain/case.ts';
import { isAuthor } from '../../domain/reporter/decide-reporter.ts';
import { missingSettings } from '../../domain/settings.ts';
import type { Settings } from '../../domain/settings.ts';
import { acknowledgement, reportRefused } from '../../texts/en/report.ts';
import { chooseServer } from '../commands/report-where.ts';
import type { ComponentHandler, Context, ModalHandler, Shown } from '../handler.ts';
import { ownDraftOf } from '../own-report.ts';
import { powersOf } from '../could-read-all.ts';
import { acknowledgementView } from '../views/acknowledgement.ts';
import { row } from '../views/components.ts';
import type { Sent } from '../views/acknowledgement.ts';
import { boxes, fields } from '../views/report-form.ts';
import { says } from '../with-words.ts';
import { draftOf, filledDraft } from './report-draft.ts';
import { refusedReport } from './report-refused.ts';
import { anywayButton, formIn, sendAnywayVerb, warningOf } from './report-shows-who.ts';
import type { Sending } from './report-shows-who.ts';

const Box = z.enum([boxes.danger, boxes.confidential, boxes.keepFrom]);

/** The report form comes back: the report is committed first, and only then is the reference shown (SPEC 12.1). */
export const reportModal: ModalHandler = {
  verb: 'report',
  audience: 'member',
  // A server whose setup broke meanwhile still gives the member's words back.
  beforeSetup: true,
  run: async (interaction, context, { id }) => {
    const draft = await draftOf(context, id);
    const form = withKeptFiles(readForm(interaction), draft);
    if (draft.guildId === null) return { show: 'later', work: () => askAgainWhere(context, draft, form) };
    const warning = warningOf(interaction, form, draft);
    if (warning !== null) return await warned(context, { form, draft, guildId: draft.guildId }, warning);
    return await submit(interaction, context, { form, draft, guildId: draft.guildId });
  },
};

/** A form from the direct messages that was open for longer than it is kept: only its server has to be chosen anew. */
async function askAgainWhere(context: Context, draft: Draft, form: ReportForm) {
  const filled = filledDraft(context, draft, form);
  await context.stores.drafts.save(filled, []);
  return await chooseServer(context, filled, reportRefused.formExpired);
}

interface Filled {
  form: ReportForm;
  draft: Draft;
  guildId: string;
}

async function submit(interaction: Sending, context: Context, { form, draft, guildId }: Filled): Promise<Shown> {
  const settings = await context.stores.guilds.settings(guildId);
  const filled = filledDraft(context, draft, form);
  if (missingSettings(settings).length > 0) {
    return await refusedReport(context, filled, reportRefused.setupBroken(settings.emergencyText), settings);
  }
  const reporter = { userId: context.userId, name: interaction.user.username };
  const { interactionId } = context;
  const sent = await submitReport(context, { guildId, reporter, draft, form, settings, interactionId });
  if (!sent.ok) return await refusedReport(context, filled, sent.refusal, settings);
  context.poke();
  return await acknowledge(context, sent, settings);
}

/** It waits, with all that is in it, for whoever sends it to change it or to press once more. */
async function warned(context: Context, { form, draft, guildId }: Filled, warning: string): Promise<Shown> {
  const settings = await context.stores.guilds.settings(guildId);
  const filled = filledDraft(context, draft, form);
  const { payload } = await refusedReport(context, filled, warning, settings);
  const components = [...(payload.components ?? []), row(anywayButton(filled))];
  return { show: 'message', payload: { ...payload, components } };
}

/** Whoever was told that their report shows who they are sends it as it is. */
export const reportAnyway: ComponentHandler = {
  verb: sendAnywayVerb,
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id }) => {
    const known = await ownDraftOf(context, id);
    if (known === null || known.guildId === null) return says(await sentBefore(context, id));
    const { guildId } = known;
    return await submit(interaction, context, { form: formIn(known), draft: known, guildId });
  },
};

/** Pressed once more: it is with the team already. */
async function sentBefore({ stores, userId }: Context, draftId: string): Promise<string> {
  const state = await stores.cases.findByDraft(draftId);
  return state !== null && isAuthor(state, userId) ? acknowledgement.safe(state.reference) : reportRefused.gone;
}

type Taken = Extract<Opened, { state: CaseState }>;

async function acknowledge(context: Context, taken: Taken, settings: Settings): Promise<Shown> {
  const { client, stores } = context;
  const { state } = taken;
  const words = await stores.cases.contents(state.caseId);
  const people = { guildId: state.guildId, userIds: peopleIn(taken) };
  const staff = await stores.guilds.staff(state.guildId);
  const powers = powersOf(context, people, staff);
  const ownerId = client.guilds.cache.get(state.guildId)?.ownerId ?? null;
  const known = { ownerId, powers, maxBytes: maxFileBytes, staff: context.inGuild === null ? staff : null };
  const view = acknowledgementView({ state, words, settings }, whatWasSent(taken), known);
  return {
    show: 'message',
    payload: { components: [view], v2: true },
    unseen: () => copyInstead(context, state.caseId),
  };
}

/** Whom this report is about or names, and nobody who came into the case by another way: that is not theirs to know. */
function peopleIn({ state, joined }: Taken): string[] {
  const reporterId = state.parties.find(({ role }) => role === 'reporter')?.userId;
  const said = joined === null ? null : (state.additions[joined.position]?.joined ?? null);
  const people =
    joined === null
      ? [...partyIds(state), ...state.recusals.map(({ userId }) => userId)]
      : [...[said?.about, said?.harmed].flatMap((person) => person?.userId ?? []), ...joined.recusedIds];
  return people.filter((userId) => userId !== reporterId);
}

function whatWasSent({ state, joined }: Taken): Sent {
  const { category, message, evidence } = state;
  const addition = joined === null ? undefined : state.additions[joined.position];
  if (joined === null || addition === undefined) return { category, message, evidence, joined: false };
  const kind = addition.joined?.category ?? category;
  return { category: kind, message: addition.message, evidence: joined.evidence, joined: true };
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
    files: [...(files?.values() ?? [])].map(({ name, size, url }) => ({
      name,
      size,
      url,
      sha256: null,
      from: 'reporter',
    })),
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
