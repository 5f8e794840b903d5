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

/** Somebody writes to whoever reported a case, as the team. Answers the thread in which they read it. */
export async function writesTo(
  stage: Stage,
  { staff, reporter }: { staff: Person; reporter: Person },
  thread: Channel,
  { kind, words }: { kind: string; words: string },
): Promise<Channel> {
  await staff.runs('/case contact', { case: thread.name.slice(0, 6) });
  await staff.fillsIn({ whom: 'reporter-1', kind, words });
  const arrived = () => {
    const talk = stage.talkWith(reporter);
    return talk !== undefined && reporter.sees(talk).some(({ text }) => text.includes(words)) ? talk : null;
  };
  const talk = await stage.until(arrived, 'the words of the team to arrive');
  const settled = () => !staff.sees(thread).some(({ text }) => text.includes('a message is on its way'));
  await stage.until(settled, 'the card to say that they have arrived');
  return talk;
}
