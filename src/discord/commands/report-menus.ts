import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import { filesIn } from '../../app/snapshot-files.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { sorry } from '../../texts/en/common.ts';
import { beginReport } from '../components/same-subject.ts';
import type { Answer, Context, MessageMenu, UserMenu } from '../handler.ts';
import { readSnapshot } from '../read-message.ts';
import { says } from '../with-words.ts';

const where = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** *Report user*: the form of /report about this member (SPEC 3.1). */
export const reportUser: UserMenu = {
  audience: 'member',
  data: { type: ApplicationCommandType.User, name: 'Report user', ...where },
  run: async ({ id, username }, context) => await openForm(context, { subject: { userId: id, name: username } }),
};

/**
 * *Report message*: the same form about its author. The message is kept before the form opens, since it may be gone by
 * the time the form is sent; what a bot or webhook said makes nobody a subject (SPEC 3.4).
 */
export const reportMessage: MessageMenu = {
  audience: 'member',
  data: { type: ApplicationCommandType.Message, name: 'Report message', ...where },
  run: async (message, context) => {
    if (context.inGuild === null || message === null) return says(sorry.ourFault);
    const snapshot = readSnapshot(message, context.inGuild.guildId);
    const { userId, name, kind } = snapshot.author;
    const subject = kind === 'member' ? { userId, name } : null;
    return await openForm(context, { subject, snapshot, files: filesIn(snapshot) });
  },
};

async function openForm(
  context: Context,
  about: Pick<Draft, 'subject'> & Partial<Pick<Draft, 'snapshot' | 'files'>>,
): Promise<Answer> {
  if (context.inGuild === null) return says(refusals.onlyInServer);
  const begun = newDraft(context, { guildId: context.inGuild.guildId, ...about });
  return await beginReport(context, begun, context.inGuild.settings);
}
