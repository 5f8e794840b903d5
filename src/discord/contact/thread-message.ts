import type { APIMessage } from 'discord.js';
import { receiveReply } from '../../app/contact/receive-reply.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { content } from '../../app/report-form.ts';
import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Services } from '../handler.ts';
import { answerFiles, answerText, isWritten } from './read-answer.ts';

/**
 * What is written in a contact thread: an answer, if it is by the person it is for; anything else is taken down, and what
 * staff wrote is kept to be sent as the team (SPEC 9.1). Every other message is none of our business. Safe to repeat.
 */
export async function hearThreadMessage(services: Services, raw: APIMessage): Promise<void> {
  if (raw.author.id === services.client.user.id || !isWritten(raw)) return;
  const state = await services.stores.contact.findByThread(raw.channel_id);
  const conversation = state?.conversations.find(({ thread }) => thread.threadId === raw.channel_id);
  if (state === null || conversation === undefined) return;
  if (raw.author.id !== conversation.userId) return await takeDown(services, state, raw);
  const answer = { userId: raw.author.id, replyId: raw.id, text: answerText(raw), files: answerFiles(raw) };
  await receiveReply(services, state, conversation, { ...answer, how: 'thread', isMessage: true });
  services.poke();
}

async function takeDown(services: Services, state: CaseState, raw: APIMessage): Promise<void> {
  const { stores, chance, clock } = services;
  const text = (await mayOffer(services, state, raw)) ? content('contact', raw.content, chance) : null;
  const found = { threadId: raw.channel_id, key: raw.id, userId: raw.author.id, text };
  const command = { type: 'meet-intruder' as const, ...found, at: clock.now() };
  await handleCaseCommand(stores.cases, state.caseId, command, { actorId: raw.author.id });
  services.poke();
}

/** Only what somebody wrote who works on this case. */
async function mayOffer({ stores }: Services, state: CaseState, { author, content: words }: APIMessage) {
  const staff = await stores.guilds.staff(state.guildId);
  const member = staff.find(({ userId }) => userId === author.id);
  const person = { userId: author.id, guildId: state.guildId, isStaff: true, isLeader: member?.isLeader === true };
  return member !== undefined && words.trim() !== '' && accessTo(state, person).see;
}

/** Whoever else comes into a contact thread is taken out at once (SPEC 4.6). */
export async function hearNewMembers(
  { client, stores, clock, poke }: Services,
  threadId: string,
  added: { userId: string; joinedAt: string }[],
): Promise<void> {
  const others = added.filter(({ userId }) => userId !== client.user.id);
  const state = others.length === 0 ? null : await stores.contact.findByThread(threadId);
  if (state === null) return;
  for (const { userId, joinedAt } of others) {
    const key = `${userId}@${joinedAt}`;
    const command = { type: 'meet-intruder' as const, threadId, key, userId, text: null, at: clock.now() };
    await handleCaseCommand(stores.cases, state.caseId, command);
  }
  poke();
}
