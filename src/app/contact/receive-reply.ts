import type { CaseState } from '../../domain/case.ts';
import type { Conversation } from '../../domain/contact/contact-state.ts';
import { handleCaseCommand } from '../handle-case-command.ts';
import type { Handled } from '../handle-case-command.ts';
import type { Chance, Clock, Draft, Stores } from '../ports.ts';
import { content, offeredFiles } from '../report-form.ts';
import { maxFileBytes } from '../submit-report.ts';

/** An answer of a party, by whatever way it came. */
export interface Answer {
  userId: string;
  /** Discord's id of the message or form: the same one is recorded once, in one case, for ever. */
  replyId: string;
  how: 'thread' | 'dm';
  /** False for a form, which nobody can edit or delete. */
  isMessage: boolean;
  text: string;
  files: Draft['files'];
}

/** An answer reaches its conversation, durably (SPEC 9.1). Safe to repeat. */
export async function receiveReply(
  { stores, clock, chance }: { stores: Pick<Stores, 'cases' | 'guilds'>; clock: Clock; chance: Chance },
  { caseId, guildId }: Pick<CaseState, 'caseId' | 'guildId'>,
  { number }: Pick<Conversation, 'number'>,
  { userId, replyId, how, isMessage, text, files }: Answer,
): Promise<Handled> {
  const command = {
    type: 'receive-reply' as const,
    number,
    userId,
    replyId,
    how,
    isMessage,
    text: content('reply', text, chance),
    files: offeredFiles(files, chance),
    maxFileBytes,
    noticeId: chance.id(),
    checkInDays: (await stores.guilds.settings(guildId)).checkIn,
    at: clock.now(),
  };
  return await handleCaseCommand(stores.cases, caseId, command, { actorId: userId, interactionId: replyId });
}
