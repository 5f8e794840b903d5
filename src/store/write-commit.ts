import { randomBytes } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { isErased } from '../domain/investigation/evidence-items.ts';
import type { Content } from '../domain/command.ts';
import type { Commit, CommitOutcome } from '../app/ports.ts';
import { holdMessages } from './case-messages.ts';
import { holdPeople } from './case-people.ts';
import { contentDigest, firstLink } from './chain.ts';
import { writeConversations } from './contact/conversation-rows.ts';
import { writeVotes } from './decision/write-votes.ts';
import { eraseWords } from './erase-words.ts';
import { eventRows } from './event-rows.ts';
import { settle } from './lanes.ts';
import type { Db, Tx } from './open-database.ts';
import { planEffects } from './plan-effects.ts';
import { writeShelfPosts } from './shelf-posts.ts';
import { writeWaiting } from './waiting-cases.ts';
import { caseFiles, cases, contents, drafts, events, guilds, interactions } from './schema.ts';

/** Somebody was first: thrown inside the transaction, so that nothing of it is kept. */
export class ConflictError extends Error {}

/** Everything one commit writes, inside the caller's transaction. Throws `ConflictError` when somebody was first. */
export function writeCommit(tx: Tx, commit: Commit): CommitOutcome {
  const { caseId, interactionId } = commit;
  if (interactionId !== undefined && isKnown(tx, interactionId)) return 'repeated';

  const head = headAt(tx, commit);
  if (commit.takesNumber !== undefined) takeNumber(tx, commit.next.guildId, commit.takesNumber);
  if (commit.events.length > 0) writeHistory(tx, commit, head);
  else if (commit.contents.length > 0) throw new Error(`Words of ${caseId} without an event that proves them`);

  const at = timeOf(commit);
  const owner = { caseId, scope: caseId, guildId: commit.next.guildId, runAt: at, agesFrom: at };
  planEffects(tx, owner, commit.effects);
  if (commit.draftId !== undefined) tieDraft(tx, commit, commit.draftId);
  if (commit.settles !== undefined) settle(tx, commit.settles);
  if (interactionId !== undefined) tx.insert(interactions).values({ interactionId, caseId, at }).run();
  return 'committed';
}

/** True once a commit carried this interaction. */
export const isKnown = (db: Db | Tx, interactionId: string): boolean =>
  db.select().from(interactions).where(eq(interactions.interactionId, interactionId)).get() !== undefined;

/** The hash the next event follows. */
function headAt(tx: Tx, { caseId, expectedVersion, next }: Commit): string {
  const stored = tx
    .select({ version: cases.version, head: cases.head })
    .from(cases)
    .where(eq(cases.caseId, caseId))
    .get();
  if ((stored?.version ?? 0) !== expectedVersion) throw new ConflictError();
  return stored?.head ?? firstLink(next.guildId, caseId);
}

function takeNumber(tx: Tx, guildId: string, number: number): void {
  ensureGuild(tx, guildId);
  const taken = tx
    .update(guilds)
    .set({ nextNumber: number + 1 })
    .where(and(eq(guilds.guildId, guildId), eq(guilds.nextNumber, number)))
    .run();
  if (taken.changes === 0) throw new ConflictError();
}

/** A server's row, with the defaults of a fresh one. */
export function ensureGuild(tx: Tx, guildId: string): void {
  tx.insert(guilds).values({ guildId, settings: '{}', nextNumber: 1 }).onConflictDoNothing().run();
}

/** The new row, its events with their links, its words and its people. */
function writeHistory(tx: Tx, commit: Commit, head: string): void {
  const { caseId } = commit;
  const version = commit.expectedVersion + 1;
  const state = { ...commit.next, version };
  const sealed = commit.contents.map((content) => seal(content));
  const rows = eventRows(
    { ...commit, next: state },
    head,
    Object.fromEntries(sealed.map((one) => [one.contentId, one.digest])),
  );

  writeRow(tx, { caseId, state: JSON.stringify(state), version, head: rows.at(-1)?.hash ?? head });
  tx.insert(events).values(rows).run();
  if (sealed.length > 0)
    tx.insert(contents)
      .values(sealed.map((one) => ({ ...one, caseId })))
      .run();
  eraseWords(tx, commit);
  holdPeople(tx, state);
  if (state.evidence.length > 0) holdFiles(tx, state);
  writeConversations(tx, state);
  writeWaiting(tx, state);
  holdMessages(tx, state);
  writeVotes(tx, caseId, commit.events);
  writeShelfPosts(tx, state);
}

/** What was erased holds no bytes any more; whatever else holds the same ones keeps them. */
function holdFiles(tx: Tx, { caseId, evidence, marks }: Commit['next']): void {
  tx.delete(caseFiles).where(eq(caseFiles.caseId, caseId)).run();
  const kept = evidence.filter(({ evidenceId }) => !isErased({ marks }, evidenceId));
  const held = new Set(kept.flatMap(({ sha256 }) => sha256 ?? []));
  for (const sha256 of held) tx.insert(caseFiles).values({ caseId, sha256 }).run();
}

/** A new case whose reference or number is taken already is a conflict like any other. */
function writeRow(tx: Tx, row: typeof cases.$inferInsert): void {
  const { caseId, version } = row;
  const written =
    version === 1
      ? tx.insert(cases).values(row).onConflictDoNothing().run()
      : tx.update(cases).set(row).where(eq(cases.caseId, caseId)).run();
  if (written.changes === 0) throw new ConflictError();
}

function seal({ contentId, kind, text }: Content) {
  const salt = randomBytes(16).toString('hex');
  return { contentId, kind, text, salt, digest: contentDigest(salt, text) };
}

/** When it happened (ms UTC): with its last event, else no earlier than the case. */
const timeOf = ({ events, next }: Commit) => events.at(-1)?.at ?? next.openedAt;

/**
 * The same words sent twice from one form are one report: the second is a conflict, so that the caller looks again and
 * finds the first. Other words are another report, and the draft follows it.
 */
function tieDraft(tx: Tx, commit: Commit, draftId: string): void {
  const { caseId, next, actorId } = commit;
  const known = tx.select().from(drafts).where(eq(drafts.draftId, draftId)).get();
  const earlier = known?.caseId ?? null;
  if (earlier !== null && hasWordsOf(tx, earlier, commit)) throw new ConflictError();
  const { guildId, openedAt } = next;
  tx.insert(drafts)
    .values({ draftId, guildId, userId: actorId ?? '', payload: null, expiresAt: openedAt, caseId })
    .onConflictDoUpdate({ target: drafts.draftId, set: { caseId, payload: null } })
    .run();
}

/**
 * Its description, or what an addition to it said before this commit: the same form may have joined that case (SPEC 3.9).
 */
function hasWordsOf(tx: Tx, earlier: string, { caseId, contents: written }: Commit): boolean {
  const said = written.filter(({ kind }) => kind === 'description');
  if (said.length === 0) return false;
  const texts = said.map(({ text }) => text);
  const isSame = and(eq(contents.caseId, earlier), eq(contents.kind, 'description'), inArray(contents.text, texts));
  const own = earlier === caseId ? said.map(({ contentId }) => contentId) : [];
  const found = tx.select({ contentId: contents.contentId }).from(contents).where(isSame).all();
  return found.some(({ contentId }) => !own.includes(contentId));
}
