import { ApplicationCommandOptionType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { ChatInputCommandInteraction } from 'discord.js';
import { viewCase } from '../../app/view-case.ts';
import type { CaseState } from '../../domain/case.ts';
import { accessTo } from '../../domain/access.ts';
import { parseReference } from '../../domain/reference.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { GuildContext, Shown, SlashCommand } from '../handler.ts';
import { caseCard } from '../views/card.ts';

/** /case view: a case as its card, for the asker alone (SPEC 11). Inside its thread the case need not be named. */
export const caseCommand: SlashCommand = {
  audience: 'staff',
  data: {
    name: 'case',
    description: 'Cases of the Security team',
    contexts: [InteractionContextType.Guild],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'view',
        description: 'Look at a case',
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'case',
            description: 'Its reference, such as C-0042; not needed inside the case thread',
            max_length: 20,
            autocomplete: true,
          },
        ],
      },
    ],
  },

  run: async (interaction, context) => {
    const { inGuild } = context;
    if (inGuild === null) return says(refusals.onlyInServer);
    return await show(interaction, { ...context, inGuild });
  },

  suggest: async (interaction, { inGuild, stores }) => {
    if (inGuild === null) return [];
    const typed = interaction.options.getFocused().trim().toUpperCase();
    return await stores.cases.visibleReferences(inGuild.person, typed, 25);
  },
};

async function show(interaction: ChatInputCommandInteraction, context: GuildContext): Promise<Shown> {
  const { stores, inGuild } = context;
  const found = await named(interaction, context);
  const view = found === null ? null : await viewCase(stores.cases, found.caseId, inGuild.person);
  if (view === null) return says(refusals.noSuchCase);
  return { show: 'message', payload: { components: [caseCard({ ...view, settings: inGuild.settings })], v2: true } };
}

/** The case a reference names, or the one whose thread this is; hidden ones are not found. */
async function named(
  interaction: ChatInputCommandInteraction,
  { stores, inGuild }: GuildContext,
): Promise<CaseState | null> {
  const typed = interaction.options.getString('case');
  if (typed !== null) {
    const reference = parseReference(typed);
    return reference === null ? null : await stores.cases.findVisible(inGuild.person, reference);
  }
  const here = await stores.cases.findByThread(interaction.channelId);
  return here !== null && accessTo(here, inGuild.person).see ? here : null;
}

const says = (content: string): Shown => ({ show: 'message', payload: { content } });
