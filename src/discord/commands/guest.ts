import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { APIApplicationCommandSubcommandOption, ChatInputCommandInteraction } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { content } from '../../app/report-form.ts';
import { mayHost } from '../../domain/guests/decide-guests.ts';
import type { GuestCommand } from '../../domain/guests/guest-command.ts';
import { parseReference } from '../../domain/reference.ts';
import { guestWords as words } from '../../texts/en/guests.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { Answer, GuildContext, SlashCommand } from '../handler.ts';
import { says } from '../with-words.ts';

const subcommand = (name: string, description: string): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description,
  options: [
    { type: ApplicationCommandOptionType.User, name: 'member', description: words.member, required: true },
    {
      type: ApplicationCommandOptionType.String,
      name: 'case',
      description: words.case,
      required: true,
      max_length: 20,
      autocomplete: true,
    },
  ],
});

/**
 * /guest: a leader who may see the case, or the owner, brings somebody from outside into it, or lets them go (SPEC 6.8).
 * The owner is not of the team: to whom has no say in it, there is no such case.
 */
export const guestCommand: SlashCommand = {
  audience: 'member',
  data: {
    name: 'guest',
    description: words.description,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
    options: [subcommand('name', words.name), subcommand('end', words.end)],
  },
  run: async (interaction, { inGuild, ...context }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    return await run(interaction, { ...context, inGuild });
  },
  suggest: async (interaction, { inGuild, stores }) => {
    if (inGuild?.person.isLeader !== true) return [];
    const typed = interaction.options.getFocused().trim().toUpperCase();
    return await stores.cases.visibleReferences(inGuild.person, typed, 25);
  },
};

async function run(interaction: ChatInputCommandInteraction, context: GuildContext): Promise<Answer> {
  const { stores, userId, interactionId, poke, inGuild } = context;
  const reference = parseReference(interaction.options.getString('case', true));
  const state = reference === null ? null : await stores.cases.findByReference(inGuild.guildId, reference);
  if (state === null) return says(refusals.noSuchCase);
  const order = await orderOf(interaction, context);
  const wrong = order.type === 'name-guest' ? wrongPerson(interaction) : null;
  if (wrong !== null) return says(mayHost(state, order.host) ? wrong : refusals.noSuchCase);
  const handled = await handleCaseCommand(stores.cases, state.caseId, order, { actorId: userId, interactionId });
  if (!handled.ok) return says(refusalText(handled.refusal));
  poke();
  const done = order.type === 'name-guest' ? words.named : words.ended;
  return says(done(state.reference, order.userId));
}

/** Discord tells with the command who is a member. */
function wrongPerson({ options }: ChatInputCommandInteraction): string | null {
  if (options.getUser('member', true).bot) return words.noBots;
  return options.getMember('member') === null ? words.notHere : null;
}

async function orderOf(interaction: ChatInputCommandInteraction, context: GuildContext): Promise<GuestCommand> {
  const { stores, clock, chance, client, inGuild, userId } = context;
  const { guildId, person, settings } = inGuild;
  const isOwner = client.guilds.cache.get(guildId)?.ownerId === userId;
  const host = { userId, isLeader: person.isLeader, isOwner };
  const { id, username } = interaction.options.getUser('member', true);
  const at = clock.now();
  if (interaction.options.getSubcommand() === 'end') return { type: 'let-guest-go', host, userId: id, at };
  const name = content('name', username, chance);
  const staff = await stores.guilds.staff(guildId);
  return { type: 'name-guest', host, userId: id, name, staff, checkInDays: settings.checkIn, at };
}
