import type { FieldAnswer } from '../../test/support/discord-server/people/fill-modal.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';
import type { Channel } from '../../test/support/discord-server/world/types.ts';
import type { Stage } from './stage.ts';

/** Sends a report and answers its thread, once the card is up and the team is in. */
export async function reportAndWait(
  stage: Stage,
  reporter: Person,
  options: { member?: Person; person?: string },
  answers: Record<string, FieldAnswer>,
): Promise<Channel> {
  const before = stage.threads.length;
  await reporter.runs('/report', options);
  await goesOn(reporter);
  await reporter.fillsIn(answers);
  return await filledThread(stage, before);
}

/** The thread at this position among all, once it holds the card and the call. */
export async function filledThread(stage: Stage, position: number): Promise<Channel> {
  const thread = await stage.until(() => stage.threads[position], 'the case thread');
  await stage.until(() => stage.discord.world.messagesOf(thread.id).size >= 2, 'the card and the call');
  return thread;
}

/** Whoever is asked whether it belongs to a report of theirs says that it is something else. */
export async function goesOn(reporter: Person): Promise<void> {
  if (reporter.modal === null) await reporter.presses('Send a new report');
}
