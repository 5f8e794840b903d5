import type { ByHandEvent, ByHandEventOf } from '../../domain/by-hand/by-hand-event.ts';
import type { ThreadTrait } from '../../domain/by-hand/thread-traits.ts';

const time = (at: number) => `<t:${Math.floor(at / 1000)}:T>`;
const standing = (count: number) => (count === 1 ? '1 message stood here' : `${count} messages stood here`);

interface Stay {
  /** Milliseconds UTC. */
  since: number;
  until: number;
  messages: number;
}

/** How they came in, in the thread: a name, `themselves`, or null where it is not said. */
const cameIn = (by: string | null) =>
  by === 'themselves' ? ' They came in by themselves.' : by === null ? '' : ` ${by} let them in.`;

/** What the thread is told of things done to it by hand (SPEC 4.6, 6.1). */
export const byHandLines = {
  removed: (reference: string, { since, until, messages, by }: Stay & { by: string | null }) =>
    `**${reference}** · Somebody who should not was in this thread from ${time(since)} to ${time(until)} and is out again. ${standing(messages)}.${cameIn(by)} Leaders see who it was in \`/case history\`.`,
  insisting: {
    changed: (reference: string, at: number) =>
      `**${reference}** · By ${time(at)} this thread had been changed by hand again and again, and put right each time. From now on that takes a while. If another bot does it, it should lose the right to manage threads here.`,
    'let-in': (reference: string, at: number) =>
      `**${reference}** · By ${time(at)} somebody who should not had been let into this thread again and again, and taken out each time. From now on that takes a while. If another bot does it, it should lose the right to manage threads here. Leaders see who it was in \`/case history\`.`,
  },
};

const traits: Record<ThreadTrait, string> = {
  name: 'had another name',
  tags: 'had other tags',
  archived: 'was archived',
  locked: 'was locked',
  invitable: 'was open to invitations',
};

/** An entry of the history; whom it is about only for leaders (SPEC 6.1). */
export function byHandLine(event: ByHandEvent, forLeaders: boolean): string {
  if (event.type === 'thread-mended')
    return `Case thread put right: it ${event.what.map((trait) => traits[trait]).join(' and ')}`;
  return removedLine(event, forLeaders);
}

function removedLine(event: ByHandEventOf<'person-removed'>, forLeaders: boolean): string {
  const { userId, why, since, until, messages, letInBy } = event;
  if (why === 'departed')
    return forLeaders
      ? `<@${userId}>, no longer of the team, taken out of the case thread`
      : 'Somebody no longer of the team taken out of the case thread';
  const who = forLeaders ? `<@${userId}>` : 'Somebody who should not be there';
  const how = letInBy === null ? 'came in by themselves' : `let in by <@${letInBy}>`;
  return `${who} taken out of the case thread: ${how}, there from ${time(since)} to ${time(until)}, ${standing(messages)}`;
}
