import type { APIMessage } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { content } from '../../app/report-form.ts';
import type { Services } from '../handler.ts';
import { answerText } from './read-answer.ts';

/** A party changed what they wrote (SPEC 9.1). Unfurled links and pins are updates, too: only other words count. */
export async function hearEdited({ stores, clock, chance, poke }: Services, raw: APIMessage): Promise<void> {
  const stamp = raw.edited_timestamp;
  const state = typeof stamp === 'string' ? await stores.contact.findByReply(raw.id) : null;
  if (state === null) return;
  const reply = state.conversations.flatMap(({ replies }) => replies).find(({ replyId }) => replyId === raw.id);
  const text = answerText(raw);
  const known = (await stores.cases.contents(state.caseId)).get(reply?.editedTextId ?? reply?.textId ?? '');
  if (reply === undefined || known === text) return;
  const command = {
    type: 'edit-reply',
    replyId: raw.id,
    text: content('reply', text, chance),
    at: clock.now(),
  } as const;
  const link = { actorId: raw.author.id, interactionId: `${raw.id}@${stamp}` };
  await handleCaseCommand(stores.cases, state.caseId, command, link);
  poke();
}

/** A party took back what they wrote; the record keeps it (SPEC 9.1). Safe to repeat. */
export async function hearDeleted({ stores, clock, poke }: Services, replyId: string): Promise<void> {
  const state = await stores.contact.findByReply(replyId);
  if (state === null) return;
  await handleCaseCommand(stores.cases, state.caseId, { type: 'delete-reply', replyId, at: clock.now() });
  poke();
}
