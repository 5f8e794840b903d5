import { ApplicationCommandOptionType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  ChatInputCommandInteraction,
} from 'discord.js';
import { mayLead } from '../../domain/circle/who-is-left.ts';
import { shelfPostOf } from '../../domain/shelf/shelf-state.ts';
import { recuseWords } from '../../texts/en/circle.ts';
import { restrictWords } from '../../texts/en/restrict.ts';
import { caseList, historyPage } from '../../texts/en/case-list.ts';
import { enterWords } from '../../texts/en/calls.ts';
import { openedCase } from '../../texts/en/open-case.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { historyOf } from '../components/history-page.ts';
import { beginAction } from '../case-actions/act.ts';
import { actingOn } from '../case-actions/acting.ts';
import { caseActions } from '../case-actions/all.ts';
import { checklist } from '../investigation/checklist-page.ts';
import { liftWish } from '../case-actions/lift-wish.ts';
import { keptOut } from '../circle/kept-out.ts';
import { recuse } from '../circle/recuse.ts';
import { restrict } from '../circle/restrict.ts';
import { offers } from '../case-actions/offers.ts';
import type { Answer, GuildContext, Shown, SlashCommand } from '../handler.ts';
import { beginCase } from '../opening/open-case.ts';
import { caseCard } from '../views/card.ts';
import { row } from '../views/components.ts';
import { enterButton } from '../views/enter.ts';
import { aboutOptions } from './report.ts';
import { caseOption, namedCase, suggestCases } from './named-case.ts';
import { listCases, listOptions } from './case-list.ts';
import { says } from '../with-words.ts';

const onACase = (
  name: string,
  description: string,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description,
  options: [...options, caseOption],
});

const user = (name: string, description: string) =>
  ({ type: ApplicationCommandOptionType.User, name, description }) as const;

/** Those that take a person beside the case. */
const withPeople = { recuse, restrict } as const;

/** /case: everything staff do with cases (SPEC 5, 11). Inside a case thread the case need not be named. */
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
        name: 'open',
        description: openedCase.description,
        options: aboutOptions,
      },
      onACase('view', caseList.viewDescription),
      onACase('history', historyPage.description),
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'list',
        description: caseList.description,
        options: listOptions,
      },
      onACase('recuse', recuseWords.description, [user('member', recuseWords.member)]),
      onACase('restrict', restrictWords.description, [
        user('add', restrictWords.add),
        user('remove', restrictWords.remove),
      ]),
      ...caseActions.flatMap(({ name, description }) =>
        description === undefined ? [] : [onACase(name, description)],
      ),
    ],
  },

  run: async (interaction, { inGuild, ...context }) => {
    if (inGuild === null) return says(refusals.onlyInServer);
    return await runSubcommand(interaction, { ...context, inGuild });
  },

  suggest: suggestCases,
};

async function runSubcommand(interaction: ChatInputCommandInteraction, context: GuildContext): Promise<Answer> {
  const name = interaction.options.getSubcommand();
  if (name === 'open') return await beginCase(interaction, context);
  if (name === 'list') return await listCases(interaction, context);
  const found = await namedCase(interaction, context);
  if (found === null) return says(refusals.noSuchCase);
  if (name === 'view') return await show(found.caseId, context, interaction.channelId);
  if (name === 'history') return await historyOf(found.caseId, 1, context);
  if (name === 'recuse' || name === 'restrict') {
    const acting = await actingOn(found.caseId, context);
    return acting === null ? says(refusals.noSuchCase) : await withPeople[name](interaction, acting);
  }
  const action = caseActions.find((one) => one.name === name && one.description !== undefined);
  return action === undefined ? says(refusals.noSuchCase) : await beginAction(action, found.caseId, context);
}

/** With the way into its thread, for whoever was not brought in or has left (SPEC 4.3). */
async function show(caseId: string, context: GuildContext, channelId: string): Promise<Shown> {
  const acting = await actingOn(caseId, context);
  if (acting === null) return says(refusals.noSuchCase);
  const { view } = acting;
  const { thread, gatheredIn } = view.state;
  const threadId = shelfPostOf(view.state)?.threadId ?? thread.threadId;
  const isElsewhere = gatheredIn !== null || (threadId !== null && threadId !== channelId);
  const wayIn = isElsewhere ? [row(enterButton(caseId, enterWords.button))] : [];
  const mayKnow = mayLead(view.state, acting.by, await context.stores.guilds.staff(view.state.guildId));
  const more = [checklist, liftWish, ...(mayKnow ? [keptOut] : [])];
  const components = [caseCard(view, { isAsked: true }), ...wayIn, ...offers(more, acting)];
  return { show: 'message', payload: { components, v2: true } };
}
