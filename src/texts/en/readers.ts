import type { ReadersEvent } from '../../domain/readers/readers-event.ts';

/** What lets somebody read a thread along who must not, and what ends it (SPEC 6.4). */
export const readers = {
  button: 'What to change',
  heading: (reference: string) => `**${reference}** · What lets somebody read along, and what ends it:`,
  owner: (who: string) => `- ${who} owns the server, and no permission can be taken from an owner.`,
  administrator: (who: string, roles: string) =>
    `- ${who} has *Administrator* by ${roles}: take it from the role in *Server Settings → Roles*, or the role from them.`,
  manageThreads: (who: string, by: string, channel: string) =>
    `- ${who} has *Manage Threads* by ${by}: set it to ✕ for them in ${channel}, *Edit Channel → Permissions*.`,
  sees: (who: string, channel: string) =>
    `- ${who} sees ${channel}: set *View Channel* to ✕ for them there, *Edit Channel → Permissions*.`,
  somebody: 'Somebody who should not',
  theirRoles: 'their roles',
  ownSwitch: 'a switch of their own there',
  unknown:
    '- It cannot be said at this moment who it is; the people of the case, or somebody who is kept out, have *Administrator* or *Manage Threads*, own the server, or somebody who is not of the team sees the forum. `/setup check` names roles and channels.',
  nobody: (reference: string) => `Nobody could read along in the thread of **${reference}** by now; it fills itself.`,
  fills: 'Once it is changed, the thread fills itself. Only you see this.',
  /** Everybody who reads the thread may read this. */
  acceptedLine:
    'Somebody who is part of this case, or kept out of it, could read along here; a leader has accepted that.',
};

/** A leader accepts that they could. */
export const acceptReaders = {
  label: 'Accept it',
  reason: 'Why is it all right that they could read it?',
  reasonHint: 'The thread is filled then, and they could read all of it. The reason stays on record.',
  done: (reference: string) => `Accepted. The thread of **${reference}** shows the case from now on.`,
  nothing: 'The thread holds the whole case already, so there is nothing to accept.',
};

/** The history names nobody: its readers are not all told who is kept out. */
export function readersHistory({ type }: ReadersEvent): string {
  switch (type) {
    case 'thread-withheld':
      return 'The thread holds the reference alone: somebody could read along who should not';
    case 'thread-filled':
      return 'The thread shows the case again';
    case 'readers-accepted':
      return 'Accepted that somebody could read along in the thread';
  }
}
