import { ApplicationCommandOptionType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { APIApplicationCommandBasicOption, ChatInputCommandInteraction } from 'discord.js';
import { evidence as words } from '../../texts/en/evidence.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { actingOn } from '../case-actions/acting.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Answer, GuildContext, SlashCommand } from '../handler.ts';
import { evidenceView } from '../investigation/evidence-list.ts';
import { addFiles, addLink, fileOptions } from '../investigation/give.ts';
import { handleEvidence, handlingNames } from '../investigation/handle-evidence.ts';
import { noteForm } from '../investigation/note-form.ts';
import { says } from '../with-words.ts';
import { caseOption, namedCase, suggestCases } from './named-case.ts';

const textOption = (name: string, description: string, max: number) =>
  ({ type: ApplicationCommandOptionType.String, name, description, required: true, max_length: max }) as const;

const shows = textOption('shows', words.shows, 500);
const which = textOption('which', words.which, 10);
const reason = textOption('reason', words.reason, 500);
const kind = {
  type: ApplicationCommandOptionType.String,
  name: 'kind',
  description: words.kindOption,
  required: true,
  choices: Object.entries(words.kinds).map(([value, name]) => ({ name, value })),
} as const;
const [firstFile, ...moreFiles] = fileOptions.map((name, index) => ({
  type: ApplicationCommandOptionType.Attachment as const,
  name,
  description: index === 0 ? words.file : words.another,
  required: index === 0,
}));

const sub = (name: string, description: string, options: (APIApplicationCommandBasicOption | undefined)[]) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  description,
  options: [...options.filter((option) => option !== undefined), caseOption],
});

/** /evidence: what is known of a case, who gave it, and what it shows (SPEC 7.1). */
export const evidenceCommand: SlashCommand = {
  audience: 'staff',
  data: {
    name: 'evidence',
    description: words.command,
    contexts: [InteractionContextType.Guild],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
    options: [
      sub('add', words.add, [firstFile, shows, ...moreFiles]),
      sub('link', words.link, [textOption('link', words.messageLink, 300), shows]),
      sub('note', words.note, [kind]),
      sub('list', words.list, []),
      sub('cover', words.cover, [which]),
      sub('uncover', words.uncover, [which]),
      sub('withdraw', words.withdraw, [which, reason]),
      sub('erase', words.erase, [which, reason]),
    ],
  },
  run: async (interaction, { inGuild, ...context }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    const here = { ...context, inGuild };
    const found = await namedCase(interaction, here);
    const acting = found === null ? null : await actingOn(found.caseId, here);
    return acting === null ? says(refusals.noSuchCase) : await runSubcommand(interaction, acting, here);
  },
  suggest: suggestCases,
};

async function runSubcommand(
  interaction: ChatInputCommandInteraction,
  acting: Acting,
  context: GuildContext,
): Promise<Answer> {
  const name = interaction.options.getSubcommand();
  const handling = handlingNames.find((one) => one === name);
  if (handling !== undefined) return await handleEvidence(handling, interaction, acting);
  if (name === 'add') return await addFiles(interaction, acting);
  if (name === 'link') return addLink(interaction, acting, context);
  if (name === 'note') return noteForm(interaction.options.getString('kind', true), acting);
  const staff = await context.stores.guilds.staff(acting.view.state.guildId);
  return {
    show: 'message',
    payload: evidenceView(acting.view, { staff, isLeader: acting.by.isLeader, page: 1 }),
  };
}
