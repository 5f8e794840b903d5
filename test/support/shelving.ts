import type { CaseState } from '../../src/domain/case.ts';
import type { Person } from './discord-server/people/person.ts';
import type { Channel } from './discord-server/world/types.ts';
import { cardIn, chooses, messagesIn, quiet, reported } from './reporting.ts';
import type { Scene } from './scene.ts';

/** A case in triage that a leader has let rest, with everything done that follows. */
export async function restCold(s: Scene, given: Parameters<typeof reported>[2] = {}) {
  const made = await reported(s, s.mira, given);
  await s.halvard.runs('/case triage', { case: made.reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await goesCold(s, made.reference);
  return made;
}

/** A leader lets it rest. */
export async function goesCold(s: Scene, reference: string, by = s.halvard): Promise<void> {
  await by.runs('/case cold', { case: reference });
  await by.fillsIn({ reason: 'No answer since July.' });
  await quiet(s);
}

/** Taken up again by the button of the shelf post. */
export async function revives(s: Scene, by: Person, post: Channel): Promise<void> {
  await by.presses('Revive', { on: cardIn(s, post) });
  await by.fillsIn({ reason: 'Mira is back.' });
  await quiet(s);
}

/** Closed without a decision, by two. */
export async function closesCase(s: Scene, reference: string): Promise<void> {
  await s.halvard.runs('/case close', { case: reference });
  await s.halvard.fillsIn({ reason: 'Outside what this team looks after' });
  await chooses(s.ysolde, '/case close', 'Confirm closing', reference);
  await quiet(s);
}

/** The case as it is on record. */
export async function stateOf({ bot, guild }: Scene, reference = 'C-0001'): Promise<CaseState> {
  const state = await bot.stores.cases.findByReference(guild.id, reference);
  if (state === null) throw new Error(`${reference} is not on record`);
  return state;
}

/** What stands in a channel, message by message. */
export const linesIn = (s: Scene, channel: Channel): string[] => messagesIn(s, channel).map(({ text }) => text);

/** Whether a thread is archived and locked. */
export const restOf = (thread: Channel | undefined) => ({
  archived: thread?.thread_metadata?.archived,
  locked: thread?.thread_metadata?.locked,
});
