import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { evidence as words, evidenceWrong as wrong } from '../../texts/en/evidence.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import { caseHere } from '../commands/named-case.ts';
import type { MessageMenu } from '../handler.ts';
import { readSnapshot } from '../read-message.ts';
import { says } from '../with-words.ts';
import { giveFiles } from './give.ts';

/** *Keep as evidence*: the files of a message in a case thread, which are only named until somebody says so (SPEC 4.4). */
export const keepAsEvidence: MessageMenu = {
  audience: 'staff',
  data: {
    type: ApplicationCommandType.Message,
    name: words.keepMenu,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
  },
  run: async (message, { inGuild, ...context }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    const found = message === null ? null : await caseHere(message.channel_id, { ...context, inGuild });
    const acting = found === null ? null : await actingOn(found.caseId, { ...context, inGuild });
    if (message === null || acting === null) return says(wrong.notInCase);
    const { attachments } = readSnapshot(message, inGuild.guildId);
    if (attachments.length === 0) return says(wrong.noFiles);
    const files = attachments.map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'team' as const }));
    return await giveFiles(files, { shows: null, messageId: message.id }, acting);
  },
};
