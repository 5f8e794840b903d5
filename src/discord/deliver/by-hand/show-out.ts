import { MessageType, PermissionFlagsBits, Routes } from 'discord.js';
import type { APIMessage, APIThreadChannel, Client, GuildMember } from 'discord.js';
import type { Delivered } from '../../../app/ports.ts';
import { accessTo } from '../../../domain/access.ts';
import type { EffectOf } from '../../../domain/effect.ts';
import type { CaseView } from '../../views/case-view.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';
import { memberOrNull } from '../who-could-read.ts';
import { joinedAt, removeMember } from './remove-member.ts';
import { threadNow } from './thread-now.ts';

/**
 * Takes somebody out of a case thread who has no right to be there, first of all; only then it is asked who let them in
 * and what they could read (SPEC 4.6).
 */
export async function showOut(delivery: Delivery, view: CaseView, effect: EffectOf<'show-out'>): Promise<Delivered> {
  const { client, clock, due } = delivery;
  const { threadId, userId, why } = effect;
  if (userId === client.user.id || (!effect.isBot && (await maySee(delivery, view, userId)))) return { command: null };
  const since = effect.since ?? (await joinedAt(client, threadId, userId));
  if (since === null) return { command: null };
  await removeMember(client, threadId, userId);
  const until = due.hadProblem ? clock.now() : (due.startedAt ?? clock.now());
  const { letInBy, messages } = await whatItMeant(delivery, view, { ...effect, since });
  const at = clock.now();
  return { command: { type: 'note-removed', threadId, userId, why, since, until, letInBy, messages, at } };
}

/** By now they may have a right to be there: the directory is kept in step with everybody's roles. */
async function maySee({ stores }: Delivery, { state }: CaseView, userId: string): Promise<boolean> {
  const { guildId } = state;
  const member = (await stores.guilds.staff(guildId)).find((one) => one.userId === userId);
  return accessTo(state, { userId, guildId, isStaff: member !== undefined, isLeader: member?.isLeader === true }).see;
}

interface Stay {
  threadId: string;
  userId: string;
  /** Milliseconds UTC. */
  since: number;
  why: EffectOf<'show-out'>['why'];
}

/** Who let them in, and how many messages stood there for them to read. */
async function whatItMeant({ client }: Delivery, { state }: CaseView, stay: Stay) {
  const raw = await threadNow(client, stay.threadId);
  const guild = guildOf(client, state.guildId);
  const member = await memberOrNull(guild, stay.userId);
  const messages = sawIt(client, raw, member) ? (raw.message_count ?? 0) : 0;
  if (stay.why === 'departed') return { messages, letInBy: null };
  const query = new URLSearchParams({ limit: '50' });
  const recent = (await client.rest.get(Routes.channelMessages(stay.threadId), { query })) as APIMessage[];
  return { messages, letInBy: whoLetIn(recent, stay, member) };
}

/** Whoever does not see the channel sees nothing of its threads, also inside one. Not knowing counts as having seen. */
function sawIt(client: Client<true>, { parent_id: parentId }: APIThreadChannel, member: GuildMember | null): boolean {
  const parent = client.channels.cache.get(parentId ?? '');
  if (member === null || parent === undefined || parent.isDMBased()) return true;
  return parent.permissionsFor(member).has(PermissionFlagsBits.ViewChannel);
}

/** Discord's word of it and the stay itself begin within so many ms of each other. */
const sameMomentMs = 15_000;

/** Discord's own line says it, else the latest message that names them; else they came by themselves. */
function whoLetIn(newestFirst: APIMessage[], { userId, since }: Stay, member: GuildMember | null): string | null {
  const isThen = (time: string | null) => time !== null && Math.abs(Date.parse(time) - since) <= sameMomentMs;
  const then = newestFirst.filter((message) => isThen(message.timestamp) || isThen(message.edited_timestamp));
  const calls = ({ mentions, mention_roles }: APIMessage) =>
    mentions.some(({ id }) => id === userId) || mention_roles.some((id) => member?.roles.cache.has(id) === true);
  const calling = then.filter((message) => message.author.id !== userId && calls(message));
  const added = calling.find(({ type }) => type === MessageType.RecipientAdd);
  const mentioned = calling.find(({ type }) => type !== MessageType.RecipientRemove);
  return (added ?? mentioned)?.author.id ?? null;
}
