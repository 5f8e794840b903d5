import { ApplicationCommandOptionType } from 'discord.js';
import type { ChatInputCommandInteraction } from 'discord.js';
import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { parseReference } from '../../domain/reference.ts';
import type { GuildContext, SlashCommand } from '../handler.ts';

/** The option that names a case; in the case's own thread it can be left out. */
export const caseOption = {
  type: ApplicationCommandOptionType.String,
  name: 'case',
  description: 'Such as C-0042; not needed in its own thread',
  max_length: 20,
  autocomplete: true,
} as const;

/** References of cases that this person may see, as they type. */
export const suggestCases: NonNullable<SlashCommand['suggest']> = async (interaction, { inGuild, stores }) => {
  if (inGuild === null) return [];
  const typed = interaction.options.getFocused().trim().toUpperCase();
  return await stores.cases.visibleReferences(inGuild.person, typed, 25);
};

/** The case a reference names, or the one whose thread or shelf post this is; hidden ones are not found. */
export async function namedCase(
  interaction: ChatInputCommandInteraction,
  context: GuildContext,
): Promise<CaseState | null> {
  const typed = interaction.options.getString('case');
  if (typed === null) return await caseHere(interaction.channelId, context);
  const reference = parseReference(typed);
  return reference === null ? null : await context.stores.cases.findVisible(context.inGuild.person, reference);
}

/** The case whose thread or shelf post this is, if this person may see it. */
export async function caseHere(channelId: string, { stores, inGuild }: GuildContext): Promise<CaseState | null> {
  const { cases } = stores;
  const here = (await cases.findByThread(channelId)) ?? (await cases.findByShelfPost(channelId));
  return here !== null && accessTo(here, inGuild.person).see ? here : null;
}
