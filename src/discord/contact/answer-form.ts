import { ComponentType } from 'discord.js';
import type {
  APIModalInteractionResponseCallbackData,
  MessageComponentInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { receiveReply } from '../../app/contact/receive-reply.ts';
import type { Talk } from '../../app/contact/talks.ts';
import type { Draft } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import { ownConversation } from '../../domain/contact/conversations.ts';
import { isBlank } from '../../domain/names.ts';
import { answering, spoken } from '../../texts/en/contact.ts';
import { textField } from '../case-actions/fields.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, Context, ModalHandler } from '../handler.ts';
import { fileLines } from '../views/acknowledgement.ts';
import { says, withWords } from '../with-words.ts';

const textLimit = 4000;
const filesAtMost = 10;

/** The conversation of the asker; null for everybody else's, and for one that is not there. */
async function own({ stores, userId }: Context, caseId: string, number: number): Promise<Talk | null> {
  const state = await stores.cases.load(caseId);
  const conversation = state === null ? undefined : ownConversation(state, number, userId);
  return state === null || conversation === undefined ? null : { state, conversation };
}

/** *Reply*, below a direct message, and *Answer the team*: the form for an answer (SPEC 9.2). */
const reply: ComponentHandler = {
  verb: 'contact-reply',
  audience: 'member',
  beforeSetup: true,
  run: async (_interaction, context, { id, step }) =>
    (await own(context, id, step)) === null ? says(answering.gone) : { show: 'modal', modal: answerForm(id, step) },
};

function answerForm(id: string, step: number): APIModalInteractionResponseCallbackData {
  const { label, description } = answering.text;
  const text = textField({ name: 'text', label, hint: description, long: true, required: false, max: textLimit });
  const files = {
    type: ComponentType.Label as const,
    ...answering.proof,
    component: {
      type: ComponentType.FileUpload as const,
      custom_id: 'files',
      required: false,
      min_values: 0,
      max_values: filesAtMost,
    },
  };
  const custom_id = encodeCustomId({ verb: 'contact-answer', id, step });
  return { custom_id, title: answering.title, components: [text, files] };
}

/** The answer is on disk before the person is thanked. */
export const answerModal: ModalHandler = {
  verb: 'contact-answer',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id, step }) => {
    const talk = await own(context, id, step);
    if (talk === null) return withWords(answering.gone, interaction);
    const { text, files } = filledIn(interaction);
    if (text === null) return withWords(answering.empty, interaction);
    const { userId, interactionId: replyId, stores, poke } = context;
    const answer = { userId, replyId, how: 'dm' as const, isMessage: false, text, files };
    const handled = await receiveReply(context, talk.state, talk.conversation, answer);
    if (!handled.ok) return withWords(answering.gone, interaction);
    poke();
    const evidence = handled.state.evidence.slice(talk.state.evidence.length).filter(({ given }) => given === null);
    const words = await stores.cases.contents(id);
    return says([answering.done, ...fileLines({ evidence, words }, maxFileBytes)].join('\n'));
  },
};

/** Null when there is nothing in it at all. */
function filledIn({ fields }: ModalSubmitInteraction): { text: string | null; files: Draft['files'] } {
  const written = fields.getTextInputValue('text');
  const uploaded = [...(fields.getUploadedFiles('files')?.values() ?? [])];
  const files = uploaded.map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'reply' as const }));
  if (!isBlank(written)) return { text: written, files };
  return { text: files.length === 0 ? null : spoken.filesOnly, files };
}

async function chosenIn(interaction: MessageComponentInteraction, context: Context): Promise<Talk | null> {
  const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
  const [caseId = '', number = ''] = chosen.split(':');
  return await own(context, caseId, Number(number));
}

/** Which conversation a direct message was for (SPEC 9.2). */
const which: ComponentHandler = {
  verb: 'contact-which',
  audience: 'member',
  beforeSetup: true,
  run: async (interaction, context, { id }) => {
    const { stores, userId, clock, poke } = context;
    const redrawn = (content: string) => ({ show: 'redraw' as const, payload: { content, components: [] } });
    if (await stores.cases.isHandled(id)) return redrawn(answering.done);
    const draft = await stores.drafts.load(id, clock.now());
    const talk = await chosenIn(interaction, context);
    if (draft?.userId !== userId || talk === null) return redrawn(answering.chosenGone);
    const { fields, files } = draft;
    const said = { text: fields.description ?? '', files };
    const answer = { userId, replyId: id, how: 'dm' as const, isMessage: true, ...said };
    const handled = await receiveReply(context, talk.state, talk.conversation, answer);
    if (!handled.ok) return redrawn(answering.gone);
    await stores.drafts.save({ ...draft, fields: {}, files: [], expiresAt: clock.now() }, []);
    poke();
    return redrawn(answering.done);
  },
};

/** What a party presses to answer. */
export const answerComponents: ComponentHandler[] = [reply, which];
