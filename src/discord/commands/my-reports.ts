import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import { myReports as words } from '../../texts/en/my-reports.ts';
import type { Context, Shown, SlashCommand } from '../handler.ts';
import { reportList } from '../views/my-reports.ts';
import type { OwnReport } from '../views/my-reports.ts';

const perPage = 5;

/** /my-reports: what a member reported here, or in a direct message everywhere, and how it stands (SPEC 3.7). */
export const myReportsCommand: SlashCommand = {
  audience: 'member',
  beforeSetup: true,
  data: {
    name: 'my-reports',
    description: 'See how your reports stand, add something, or ask',
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  run: async (_interaction, context) => ({ show: 'message', payload: await ownReports(context, 1) }),
};

/** A page of the asker's own reports. */
export async function ownReports(
  context: Context,
  page: number,
): Promise<Extract<Shown, { show: 'message' }>['payload']> {
  const { stores, userId, inGuild, clock } = context;
  const wanted = { skip: (page - 1) * perPage, take: perPage };
  const { total, cases } = await stores.cases.reportedBy(userId, inGuild?.guildId ?? null, wanted);
  if (cases.length === 0) return { content: total === 0 ? words.none : words.noneOnPage, components: [] };
  const reports = await Promise.all(cases.map((state) => asOwn(context, state)));
  return reportList(reports, { page, pages: Math.ceil(total / perPage), now: clock.now() });
}

/** A report with the words its reporter knows it by; in a direct message with its server. */
export async function asOwn({ stores, client, inGuild }: Context, state: CaseState): Promise<OwnReport> {
  const settings = await stores.guilds.settings(state.guildId);
  const server = inGuild === null ? (client.guilds.cache.get(state.guildId)?.name ?? words.goneServer) : null;
  return { state, settings, server };
}
