import type { Message } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import { isBarred } from '../../domain/access.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { ownerNote } from '../../texts/en/card.ts';
import { closedNote, coldNote } from '../../texts/en/closed-note.ts';
import { acknowledgement } from '../../texts/en/report.ts';
import { isUndeliverable } from '../discord-error.ts';
import type { CaseView } from '../views/case-view.ts';
import { safeName } from '../views/safe-text.ts';
import type { Delivery } from './delivery.ts';
import { guildOf } from './delivery.ts';
import { sayOnce } from './send-once.ts';

/** The bytes of a proof file, kept by their hash (SPEC 3.4). What cannot be fetched is said; the report stands. */
export async function copyEvidence(
  { files, clock }: Delivery,
  { state, words }: CaseView,
  { evidenceId }: EffectOf<'copy-evidence'>,
): Promise<Delivered> {
  const one = state.evidence.find((other) => other.evidenceId === evidenceId);
  const url = one === undefined ? undefined : words.get(one.urlId);
  if (one?.state !== 'pending' || url === undefined) return { command: null };
  const result = await files.copy(url, maxFileBytes);
  return { command: { type: 'settle-evidence', evidenceId, result, at: clock.now() } };
}

/** The reporter's copy by direct message; its first line tells a bystander nothing (SPEC 3.3). */
export async function sendCopy(delivery: Delivery, { state }: CaseView): Promise<Delivered> {
  const reporter = state.parties.find((party) => party.role === 'reporter');
  const settled = (delivered: boolean): Delivered => ({
    command: { type: 'settle-copy', delivered, at: delivery.clock.now() },
  });
  const reporterId = reporter?.userId ?? null;
  if (reporterId === null) return settled(false);
  const server = safeName(guildOf(delivery.client, state.guildId).name);
  const checkInAt = state.nobodyLeft ? null : state.checkInAt;
  const body = acknowledgement.copyBody({ server, reference: state.reference, checkInAt });
  return settled(await tell(delivery, reporterId, `${acknowledgement.copyFirstLine}\n${body}`));
}

/** Nobody of the team may look at it: the owner is asked to find somebody fair, unless they are part of it (SPEC 6.8). */
export async function tellOwner(delivery: Delivery, { state }: CaseView): Promise<Delivered> {
  const guild = guildOf(delivery.client, state.guildId);
  if (!isBarred(state, guild.ownerId))
    await tell(delivery, guild.ownerId, ownerNote(safeName(guild.name), state.reference));
  return { command: null };
}

/** A case closed without a decision: the reporter hears why, kindly (SPEC 5). */
export async function tellClosed(
  delivery: Delivery,
  view: CaseView,
  { reason }: EffectOf<'tell-closed'>,
): Promise<Delivered> {
  return await tellReporters(delivery, view, closedNote[reason]);
}

/** A case that rests: the reporter hears that nothing is lost (SPEC 9.5). Not any more when it was revived meanwhile. */
export async function tellCold(delivery: Delivery, view: CaseView): Promise<Delivered> {
  return view.state.status === 'cold' ? await tellReporters(delivery, view, coldNote) : { command: null };
}

/** A word to whoever reported, by direct message; its first line tells a bystander nothing. */
export async function tellReporters(
  delivery: Delivery,
  { state }: CaseView,
  note: (about: { server: string; reference: string }) => string,
): Promise<Delivered> {
  const server = safeName(guildOf(delivery.client, state.guildId).name);
  const reporters = state.parties.filter((party) => party.role === 'reporter').flatMap(({ userId }) => userId ?? []);
  const body = note({ server, reference: state.reference });
  for (const reporterId of reporters) await tell(delivery, reporterId, `${acknowledgement.copyFirstLine}\n${body}`);
  return { command: null };
}

/**
 * Sends a direct message once; an earlier attempt is known by how it begins, or in Discord's window by its `key`. False
 * when Discord says that nothing reaches this person.
 */
export async function tell(
  { client, due }: Delivery,
  userId: string,
  content: string,
  { opening = content, key = due.key }: { opening?: string; key?: string } = {},
): Promise<boolean> {
  try {
    const channel = await client.users.createDM(userId);
    const isIt = (message: Message) => message.content.startsWith(opening);
    await sayOnce({ ...due, key }, channel, isIt, () => ({ content, allowedMentions: { parse: [] } }));
    return true;
  } catch (err) {
    if (isUndeliverable(err)) return false;
    throw err;
  }
}
