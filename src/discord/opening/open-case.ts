import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { z } from 'zod';
import { newDraft } from '../../app/new-draft.ts';
import { openTeamCase } from '../../app/open-case.ts';
import { sameCase } from '../../app/open-in-turn.ts';
import type { CaseForm } from '../../app/report-form.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { about } from '../commands/report.ts';
import type { Answer, GuildContext, ModalHandler, Shown } from '../handler.ts';
import { draftOf } from '../modals/report-draft.ts';
import { openBoxes, openFields, openFormView } from '../views/open-form.ts';
import { says, withWords } from '../with-words.ts';
import { linkedMessage } from './linked-message.ts';
import { openedAnswer } from './opened-answer.ts';
import { refusedCase } from './refused-case.ts';
import type { SentCase } from './refused-case.ts';

/** /case open: the form of the team (SPEC 3.10). */
export async function beginCase(interaction: ChatInputCommandInteraction, context: GuildContext): Promise<Answer> {
  if (!context.inGuild.person.isStaff) return says(refusals.notForYou.staff);
  const begun = newDraft(context, { guildId: context.inGuild.guildId, ...about(interaction) });
  await context.stores.drafts.save(begun, []);
  return { show: 'modal', modal: openFormView(begun, context.inGuild.settings) };
}

/** The form comes back: the case is committed first, and only then is its reference shown (SPEC 12.1). */
export const openCaseModal: ModalHandler = {
  verb: 'open-case',
  audience: 'staff',
  run: async (interaction, { inGuild, ...context }, { id }) => {
    if (inGuild === null) return withWords(refusals.onlyInServer, interaction);
    const here = { ...context, inGuild };
    const sent = { draft: await draftOf(here, id), form: readForm(interaction), openerName: interaction.user.username };
    if (sent.form.link === '') return await open(here, sent, null);
    return { show: 'later', work: () => openWithLink(here, sent) };
  },
};

/** Following a link takes questions to Discord; a form that became a case already asks none. */
async function openWithLink(context: GuildContext, sent: SentCase): Promise<Exclude<Shown, { show: 'modal' }>> {
  const { draftId } = sent.draft;
  const already = await sameCase(context.stores, { draftId, description: sent.form.description });
  if (already !== null) return openedAnswer(already.state, context);
  const found = await linkedMessage(context, sent.form.link);
  return typeof found === 'string' ? await refusedCase(context, sent, found) : await open(context, sent, found);
}

async function open(context: GuildContext, sent: SentCase, snapshot: Snapshot | null) {
  const { userId, interactionId, inGuild } = context;
  const { guildId, settings } = inGuild;
  const opener = { userId, name: sent.openerName };
  const opened = await openTeamCase(context, { guildId, opener, ...sent, snapshot, settings, interactionId });
  if (!opened.ok) return await refusedCase(context, sent, opened.refusal.code);
  context.poke();
  return openedAnswer(opened.state, context);
}

const Box = z.enum(openBoxes);

function readForm({ fields }: ModalSubmitInteraction): CaseForm {
  const ticked = z.array(Box).catch([]).parse(fields.getCheckboxGroup(openFields.boxes));
  return {
    category: fields.getStringSelectValues(openFields.category)[0] ?? '',
    description: fields.getTextInputValue(openFields.description),
    harmed: fields.getTextInputValue(openFields.harmed),
    link: fields.getTextInputValue(openFields.link).trim(),
    danger: ticked.includes(openBoxes.danger),
    isHarmed: ticked.includes(openBoxes.harmed),
    isWitness: ticked.includes(openBoxes.witness),
  };
}
