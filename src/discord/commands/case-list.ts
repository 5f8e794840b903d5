import { ApplicationCommandOptionType } from 'discord.js';
import type { APIApplicationCommandBasicOption, ChatInputCommandInteraction } from 'discord.js';
import type { CaseFilter } from '../../app/ports.ts';
import { Severity, Status } from '../../domain/words.ts';
import { severityNames, statusNames } from '../../texts/en/card.ts';
import { caseList } from '../../texts/en/case-list.ts';
import type { GuildContext, Shown } from '../handler.ts';
import { caseLine } from '../views/case-line.ts';

const perPage = 15;

const choices = <K extends string>(names: Record<K, string>) =>
  Object.entries<string>(names).map(([value, name]) => ({ name, value }));

/** Filters of `/case list`. */
export const listOptions: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'status',
    description: caseList.status,
    choices: choices(statusNames),
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'severity',
    description: caseList.severity,
    choices: choices(severityNames),
  },
  { type: ApplicationCommandOptionType.User, name: 'assignee', description: caseList.assignee },
  { type: ApplicationCommandOptionType.Boolean, name: 'overdue', description: caseList.overdue },
  {
    type: ApplicationCommandOptionType.Integer,
    name: 'page',
    description: caseList.page,
    min_value: 1,
    max_value: 1000,
  },
];

/** /case list: the cases this person may see, page by page (SPEC 11). Without a status, those still open. */
export async function listCases({ options }: ChatInputCommandInteraction, context: GuildContext): Promise<Shown> {
  const { stores, inGuild, clock } = context;
  const filter: CaseFilter = {
    status: options.getString('status') === null ? null : Status.parse(options.getString('status')),
    severity: options.getString('severity') === null ? null : Severity.parse(options.getString('severity')),
    assigneeId: options.getUser('assignee')?.id ?? null,
    overdueAt: options.getBoolean('overdue') === true ? clock.now() : null,
  };
  const page = options.getInteger('page') ?? 1;
  const { total, cases } = await stores.cases.list(inGuild.person, filter, {
    skip: (page - 1) * perPage,
    take: perPage,
  });
  const lines = cases.map((state) => caseLine(state, inGuild.settings, clock.now()));
  return {
    show: 'message',
    payload: { content: caseList.page1(lines, { page, pages: Math.ceil(total / perPage), total }) },
  };
}
