import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { APIContainerComponent } from 'discord.js';
import { queueWords } from '../../texts/en/board.ts';
import { refusals } from '../../texts/en/refusals.ts';
import type { ComponentHandler, Context, Shown, SlashCommand } from '../handler.ts';
import { boardButtonVerb, queuePerPage, queueView } from '../views/board.ts';

/** /queue: all open cases the asker may see, restricted ones too, for them alone (SPEC 4.8). */
export const queueCommand: SlashCommand = {
  audience: 'staff',
  data: {
    name: 'queue',
    description: queueWords.description,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: PermissionFlagsBits.ModerateMembers.toString(),
  },
  run: async (_interaction, context) => shown(context, 1, 'message'),
};

/** The button of the board: everybody sees their own. */
const mine: ComponentHandler = {
  verb: boardButtonVerb,
  audience: 'staff',
  run: async (_interaction, context) => shown(context, 1, 'message'),
};

const turnPage: ComponentHandler = {
  verb: 'queue-page',
  audience: 'staff',
  run: async (_interaction, context, { step }) => shown(context, step, 'redraw'),
};

async function shown(context: Context, page: number, show: 'message' | 'redraw'): Promise<Shown> {
  const view = await draw(context, Math.max(1, page));
  if (view === null) return { show: 'message', payload: { content: refusals.onlyInServer } };
  return { show, payload: { v2: true, components: [view] } };
}

/** Drawn from what the person may see at this moment; the filter is the store's, so that nothing else is fetched. */
async function draw({ stores, inGuild, clock }: Context, page: number): Promise<APIContainerComponent | null> {
  if (inGuild === null) return null;
  const slice = { skip: (page - 1) * queuePerPage, take: queuePerPage };
  const [{ total, cases }, staff] = await Promise.all([
    stores.cases.queue(inGuild.person, slice),
    stores.guilds.staff(inGuild.guildId),
  ]);
  return queueView({ cases, page, total }, { settings: inGuild.settings, staff, now: clock.now() });
}

export const queueComponents: ComponentHandler[] = [mine, turnPage];
