import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { APIApplicationCommandBasicOption, ChatInputCommandInteraction, Client } from 'discord.js';
import { newDraft } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import { memberIdIn } from '../../app/report-form.ts';
import { beginReport } from '../components/same-subject.ts';
import type { SlashCommand } from '../handler.ts';
import { chooseServer } from './report-where.ts';

/** The options by which a form is about somebody. */
export const aboutOptions: APIApplicationCommandBasicOption[] = [
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
];

/** /report: opens the report form (SPEC 3.1); in the bot's DM it asks first which server it is for. */
export const report: SlashCommand = {
  audience: 'member',
  data: {
    name: 'report',
    description: 'Tell the Security team about something that happened',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: aboutOptions,
  },

  run: async (interaction, context) => {
    const begun = newDraft(context, { guildId: context.inGuild?.guildId ?? null, ...about(interaction) });
    if (context.inGuild !== null) return await beginReport(context, begun, context.inGuild.settings);
    await context.stores.drafts.save(begun, []);
    return { show: 'later', work: () => chooseServer(context, begun) };
  },
};

/** Whom a form is about, by the options *member* and *person*. Words beside a chosen member are not lost: they begin the description. */
export function about({ options, client }: ChatInputCommandInteraction): Pick<Draft, 'subject' | 'fields'> {
  const member = options.getUser('member');
  const words = options.getString('person')?.trim() ?? '';
  if (member === null) return { subject: words === '' ? null : namedBy(words, client), fields: {} };
  const fields = words === '' ? {} : { description: `${words}\n` };
  return { subject: { userId: member.id, name: member.username }, fields };
}

/** An id or a mention typed as words is that person, by name where the bot knows them. */
function namedBy(words: string, client: Client): Draft['subject'] {
  const userId = memberIdIn(words);
  return { userId, name: userId === null ? words : (client.users.cache.get(userId)?.username ?? userId) };
}
