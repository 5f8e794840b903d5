import type { ThreadChannel } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { content } from '../../app/report-form.ts';
import { viewCase } from '../../app/view-case.ts';
import { accessTo } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import { shelfPostOf } from '../../domain/shelf/shelf-state.ts';
import { enterWords, onItWords } from '../../texts/en/calls.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { threadById } from '../deliver/delivery.ts';
import { removeFrom } from '../deliver/take-out.ts';
import { isFull, sortDiscordError } from '../discord-error.ts';
import type { ComponentHandler, Context, GuildContext } from '../handler.ts';
import { enterVerb, onItVerb } from '../views/enter.ts';
import { says } from '../with-words.ts';

/** *I am on it* (SPEC 4.3): whoever is first is; whoever comes later hears who it is. */
export const beOnIt: ComponentHandler = {
  verb: onItVerb,
  audience: 'staff',
  run: async (_interaction, context, { id }) => {
    const { inGuild, stores, clock, chance, userId, interactionId } = context;
    const state = await visible(id, context);
    if (state === null || inGuild === null) return says(refusals.noSuchCase);
    const known = (await stores.guilds.staff(state.guildId)).find((one) => one.userId === userId);
    const name = content('name', known?.names[1] ?? known?.names[0] ?? userId, chance);
    const order = { type: 'be-on-it', by: { userId }, name, at: clock.now() } as const;
    const handled = await handleCaseCommand(stores.cases, id, order, { actorId: userId, interactionId });
    if (!handled.ok) return says(refusalText(handled.refusal));
    context.poke();
    return says(onItWords.done(handled.state.reference));
  },
};

/** The way into a thread for whoever may see the case but was not brought in, or left (SPEC 4.3). */
export const enterCase: ComponentHandler = {
  verb: enterVerb,
  audience: 'staff',
  run: async (_interaction, context, { id }) => {
    const { inGuild } = context;
    const state = await visible(id, context);
    if (state === null || inGuild === null) return says(refusals.noSuchCase);
    return { show: 'later', work: async () => says(await enter(state, { ...context, inGuild })) };
  },
};

async function visible(caseId: string, { inGuild, stores }: Context): Promise<CaseState | null> {
  return inGuild === null ? null : ((await viewCase(stores.cases, caseId, inGuild.person))?.state ?? null);
}

/** A case that rests goes on in its shelf post (SPEC 9.5). */
const goesOnIn = (state: CaseState): string | null => shelfPostOf(state)?.threadId ?? state.thread.threadId;

/** A gathered case is told of in the thread of its lead. */
async function enter(state: CaseState, context: GuildContext): Promise<string> {
  const { gatheredIn } = state;
  const home = gatheredIn === null ? state : await visible(gatheredIn.caseId, context);
  const threadId = home === null ? null : goesOnIn(home);
  const place = threadId === null ? null : await threadById(context.client, threadId);
  if (home === null || place === null) return enterWords.noThread;
  const refused = await bringIn(place, context.userId);
  return refused ?? (await stayIn(place, home.caseId, context));
}

/** Answers why not, or null. */
async function bringIn(place: ThreadChannel, userId: string): Promise<string | null> {
  try {
    // An archived thread takes nobody in.
    if (place.archived === true) await place.setArchived(false);
    await place.members.add(userId);
    return null;
  } catch (err) {
    if (isFull(err)) return enterWords.full;
    if (sortDiscordError(err).sort === 'forbidden') return enterWords.forbidden;
    throw err;
  }
}

/** Somebody may have become part of the case a moment ago: whoever took them out was too early then. */
async function stayIn(place: ThreadChannel, caseId: string, context: GuildContext): Promise<string> {
  const { stores, inGuild, clock, userId } = context;
  const after = await stores.cases.load(caseId);
  if (after === null || !accessTo(after, inGuild.person).see) {
    await removeFrom(place, [userId]);
    return refusals.noSuchCase;
  }
  const order = { type: 'record-staff' as const, threadId: place.id, userIds: [userId], at: clock.now() };
  await handleCaseCommand(stores.cases, caseId, order);
  return enterWords.in(place.id);
}
