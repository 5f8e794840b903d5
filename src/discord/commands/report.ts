import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { ChatInputCommandInteraction } from 'discord.js';
import { newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import type { SlashCommand } from '../handler.ts';
import { reportFormView } from '../views/report-form.ts';
import { chooseServer } from './report-where.ts';

/** /report: opens the report form (SPEC 3.1); in the bot's DM it asks first which server it is for. */
export const report: SlashCommand = {
  audience: 'member',
  data: {
    name: 'report',
    description: 'Tell the Security team about something that happened',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      {
        type: ApplicationCommandOptionType.User,
        name: 'member',
        description: 'Who it is about, if they are a member here',
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'person',
        description: 'Who it is about, in words, if they are not a member',
        max_length: 100,
      },
    ],
  },

  run: async (interaction, context) => {
    const draft = newDraft(context, { guildId: context.inGuild?.guildId ?? null, subject: subjectOf(interaction) });
    await context.stores.drafts.save(draft, []);
    if (context.inGuild === null) return { show: 'later', work: () => chooseServer(context, draft) };
    return { show: 'modal', modal: reportFormView(draft, context.inGuild.settings) };
  },
};

/** The member before the words, if somebody gave both. */
function subjectOf(interaction: ChatInputCommandInteraction): Draft['subject'] {
  const member = interaction.options.getUser('member');
  if (member !== null) return { userId: member.id, name: member.username };
  const person = interaction.options.getString('person')?.trim() ?? '';
  return person === '' ? null : { userId: null, name: person };
}
