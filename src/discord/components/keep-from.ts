import type { MessageComponentInteraction } from 'discord.js';
import { z } from 'zod';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { CaseState } from '../../domain/case.ts';
import type { KeepFromCommand } from '../../domain/keep-from/keep-from-command.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { Snowflake } from '../../domain/words.ts';
import { keepFrom as words } from '../../texts/en/keep-from.ts';
import { acknowledgement } from '../../texts/en/report.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { powersOf } from '../could-read-all.ts';
import type { ComponentHandler, Context, Shown } from '../handler.ts';
import { ownReportOf } from '../own-report.ts';
import { keepFromVerbs, whomMessage } from '../views/keep-from.ts';
import { says } from '../with-words.ts';

/** What works for the reporter alone; anybody else hears of no case (SPEC 3.6). */
function ofReporter(
  verb: string,
  run: (state: CaseState, context: Context, interaction: MessageComponentInteraction) => Promise<Shown>,
): ComponentHandler {
  return {
    verb,
    audience: 'member',
    beforeSetup: true,
    run: async (interaction, context, { id }) => {
      const state = await ownReportOf(context, id);
      return state === null ? says(refusals.noSuchCase) : await run(state, context, interaction);
    },
  };
}

/** The staff where they have to be listed: in a direct message. */
const listed = async ({ stores, inGuild }: Context, { guildId }: CaseState): Promise<StaffMember[] | null> =>
  inGuild === null ? await stores.guilds.staff(guildId) : null;

/** The question once more, from `/my-reports`. */
const ask = ofReporter('my-keep-from', async (state, context) => ({
  show: 'redraw',
  payload: whomMessage({ state, staff: await listed(context, state) }),
}));

/** The people chosen: by Discord's list of members, or by that of the team. */
const name = ofReporter(keepFromVerbs.name, async (state, context, interaction) => {
  const { stores, client, userId, clock } = context;
  const chosen = interaction.isUserSelectMenu() || interaction.isStringSelectMenu() ? interaction.values : [];
  const userIds = z.array(Snowflake).max(25).catch([]).parse(chosen);
  const staff = await stores.guilds.staff(state.guildId);
  const ownerId = client.guilds.cache.get(state.guildId)?.ownerId ?? null;
  const order = { type: 'name-kept-from', reporterId: userId, userIds, staff, ownerId, at: clock.now() } as const;
  return await ordered(context, state, order, async (after) => says(await namedWords(context, after, staff)));
});

const toLeaders = ofReporter(keepFromVerbs.leaders, async (state, context) => {
  const order = { type: 'leave-to-leaders', reporterId: context.userId, at: context.clock.now() } as const;
  return await ordered(context, state, order, async ({ reference }) => says(words.doneLeaders(reference)));
});

const toNobody = ofReporter(keepFromVerbs.nobody, async (state, context) => {
  const order = { type: 'drop-wish', reporterId: context.userId, at: context.clock.now() } as const;
  return await ordered(context, state, order, async ({ reference }) => says(words.doneNobody(reference)));
});

async function ordered(
  context: Context,
  state: CaseState,
  order: KeepFromCommand,
  done: (after: CaseState) => Promise<Shown>,
): Promise<Shown> {
  const { stores, userId, interactionId, poke } = context;
  const handled = await handleCaseCommand(stores.cases, state.caseId, order, { actorId: userId, interactionId });
  if (!handled.ok) return await refused(context, state, handled.refusal);
  poke();
  return await done(handled.state);
}

async function refused(context: Context, before: CaseState, refusal: Refusal): Promise<Shown> {
  const state = (await context.stores.cases.load(before.caseId)) ?? before;
  const { reference } = state;
  if (refusal.code === 'keep-from-over') return says(words.over(reference));
  const staff = await listed(context, state);
  if (refusal.code === 'nobody-of-team')
    return { show: 'message', payload: whomMessage({ state, staff }, words.nobodyOfTeam) };
  if (refusal.code !== 'wish-cannot-hold') return says(refusals.noSuchCase);
  const { outsideContact } = await context.stores.guilds.settings(state.guildId);
  const first = [words.cannotHold(reference), acknowledgement.outside(outsideContact)].join('\n');
  return { show: 'message', payload: whomMessage({ state, staff }, first) };
}

/** With whoever of them could read along in principle, said at once (SPEC 3.10). People by mention, for the reader alone. */
async function namedWords(context: Context, state: CaseState, staff: readonly StaffMember[]): Promise<string> {
  const { reference, keeping, guildId, thread } = state;
  const userIds = keeping?.userIds ?? [];
  const isOfTeam = (userId: string) => staff.some((member) => member.userId === userId);
  const mentions = (ids: string[]) => ids.map((id) => `<@${id}>`);
  const others = userIds.filter((userId) => !isOfTeam(userId));
  const powers = powersOf(context, { guildId, userIds }, staff);
  const { outsideContact } = await context.stores.guilds.settings(guildId);
  return [
    words.done(reference, mentions(userIds), thread.threadId === null),
    ...(others.length === 0 ? [] : [words.notOfTeam(mentions(others))]),
    ...powers.map((power) => acknowledgement.couldRead[power]),
    ...(powers.length === 0 ? [] : [acknowledgement.outside(outsideContact)]),
  ].join('\n');
}

export const keepFromComponents: ComponentHandler[] = [ask, name, toLeaders, toNobody];
