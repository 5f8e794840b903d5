import { ComponentType, MessageReferenceType, Routes } from 'discord.js';
import type { APIMessage } from 'discord.js';
import { receiveReply } from '../../app/contact/receive-reply.ts';
import { talksOf } from '../../app/contact/talks.ts';
import type { Talk } from '../../app/contact/talks.ts';
import { keepForm } from '../../app/keep-form.ts';
import { newDraft } from '../../app/new-draft.ts';
import { shorten, tidyName } from '../../domain/names.ts';
import { answering } from '../../texts/en/contact.ts';
import { encodeCustomId } from '../custom-id.ts';
import { nonceOf } from '../deliver/nonce.ts';
import { earlierMessage, sendOnce } from '../deliver/send-once.ts';
import { isUndeliverable } from '../discord-error.ts';
import type { Services } from '../handler.ts';
import { draftFileEffects } from '../modals/report-refused.ts';
import { answerFiles, answerText, isWritten } from './read-answer.ts';

/**
 * A plain direct message to the bot is an answer like any other (SPEC 9.2): with one conversation it goes there, with
 * several the bot asks which, with none it says how to report. Safe to repeat.
 */
export async function hearDirectMessage(services: Services, raw: APIMessage): Promise<void> {
  const { stores } = services;
  if (raw.author.bot === true || !isWritten(raw)) return;
  if (!(await stores.cases.isHandled(raw.id))) await take(services, raw);
  await stores.contact.saveReadUpTo(raw.author.id, raw.id);
}

async function take(services: Services, raw: APIMessage): Promise<void> {
  const talks = await talksOf(services.stores, raw.author.id);
  const pointed = await pointedAt(services, raw);
  const [first] = pointed === null ? talks : [pointed];
  if (first === undefined) return await answerOnce(services, raw, { content: answering.noConversation });
  if (pointed === null && talks.length > 1) return await askWhich(services, raw, talks);
  const answer = { userId: raw.author.id, replyId: raw.id, text: answerText(raw), files: answerFiles(raw) };
  const handled = await receiveReply(services, first.state, first.conversation, {
    ...answer,
    how: 'dm',
    isMessage: true,
  });
  if (!handled.ok) return await answerOnce(services, raw, { content: answering.gone });
  services.poke();
  await tick(services, raw);
}

/** A reply to one of the team's messages says itself where it belongs. */
async function pointedAt({ stores }: Services, { author, message_reference: reference }: APIMessage) {
  const messageId = reference?.type === MessageReferenceType.Forward ? undefined : reference?.message_id;
  if (messageId === undefined) return null;
  const cases = await stores.contact.withPerson(author.id, 100);
  const all = cases.flatMap((state) => state.conversations.map((conversation) => ({ state, conversation })));
  const isIt = ({ conversation: { userId, messages } }: Talk) =>
    userId === author.id && messages.some(({ discordId }) => discordId === messageId);
  return all.find(isIt) ?? null;
}

/** A sign that it arrived. It is safe already: a failure here costs nothing but the sign. */
async function tick({ client, log }: Services, { id, channel_id: channelId }: APIMessage): Promise<void> {
  const route = Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent('✅'));
  await client.rest.put(route).catch((err: unknown) => log.warn({ err }, 'answer not ticked'));
}

/** Words and files are kept until the person has chosen; for the safety of a minor no file is copied (SPEC 3.5). */
async function askWhich(services: Services, raw: APIMessage, talks: Talk[]): Promise<void> {
  const { author } = raw;
  const fields = { description: answerText(raw) };
  const files = answerFiles(raw);
  const begun = newDraft({ ...services, userId: author.id }, { guildId: null, subject: null, fields, files });
  const draft = { ...begun, draftId: raw.id };
  const mayCopy = !talks.some(({ state }) => state.minorSafety);
  await keepForm(services, draft, mayCopy ? draftFileEffects(draft) : []);
  services.poke();
  await answerOnce(services, raw, { content: answering.which, components: [await menuOf(services, raw.id, talks)] });
}

async function menuOf({ client, stores }: Services, draftId: string, talks: Talk[]) {
  const options = await Promise.all(
    talks.map(async ({ state: { caseId, guildId }, conversation: { number, messages } }) => {
      const last = messages.findLast(({ state, textId }) => state === 'delivered' && textId !== null);
      const words = (await stores.cases.contents(caseId)).get(last?.textId ?? '');
      const server = client.guilds.cache.get(guildId)?.name ?? '';
      return {
        label: shorten(tidyName(answering.option(server)), 100),
        description: shorten(
          words === undefined ? answering.optionNothing : tidyName(answering.optionDetail(words)),
          100,
        ),
        value: `${caseId}:${number}`,
      };
    }),
  );
  const custom_id = encodeCustomId({ verb: 'contact-which', id: draftId });
  const select = { type: ComponentType.StringSelect as const, custom_id, placeholder: answering.choose, options };
  return { type: ComponentType.ActionRow as const, components: [select] };
}

type Said = { content: string; components?: Awaited<ReturnType<typeof menuOf>>[] };

/** Answers in the same conversation, once for each message; whoever takes no answers gets none. */
async function answerOnce({ client }: Services, raw: APIMessage, said: Said): Promise<void> {
  try {
    const channel = await client.users.createDM(raw.author.id);
    const isAnswer = ({ content, id, components }: { content: string; id: string; components: unknown[] }) =>
      content === said.content && BigInt(id) > BigInt(raw.id) && isAbout(components, said);
    if ((await earlierMessage(channel, isAnswer)) !== null) return;
    await sendOnce(channel, { ...said, allowedMentions: { parse: [] }, nonce: nonceOf(`answer:${raw.id}`) });
  } catch (err) {
    if (!isUndeliverable(err)) throw err;
  }
}

/** Two questions look alike but for the draft they are about. */
function isAbout(components: unknown[], said: Said): boolean {
  const mine = said.components?.[0]?.components[0]?.custom_id;
  return mine === undefined || JSON.stringify(components).includes(`"${mine}"`);
}
