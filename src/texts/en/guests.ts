import type { GuestEvent } from '../../domain/guests/guest-event.ts';
import type { GuestRefusal } from '../../domain/guests/guest-refusal.ts';

/** Somebody from outside who sees and acts in one case alone (SPEC 6.8). */
export const guestWords = {
  description: 'Bring somebody from outside into one case for which too few of the team are left',
  name: 'Name a guest for a case',
  end: 'Let a guest go before the case closes',
  member: 'Who',
  case: 'Such as C-0042',
  comesIn: (reference: string, userId: string) =>
    `**${reference}** · <@${userId}> is a guest here: they see this case and act in it, and no other. They leave when it closes.`,
  named: (reference: string, userId: string) =>
    `<@${userId}> is a guest in **${reference}** now, and is brought into its thread. They see this case alone, have a vote in it, and leave when it closes.`,
  ended: (reference: string, userId: string) => `<@${userId}> is no guest in **${reference}** any more.`,
  noBots: 'A bot cannot be a guest. Please name a person.',
  notHere: 'This person is not on the server, so they could not open the case. Please name a member.',
  /** To the reporter of a case that nobody could look at. */
  found: ({ server, reference }: { server: string; reference: string }) =>
    `On **${server}**, somebody fair has been found who can look at what you sent (${reference}). You see with \`/my-reports\` by when you hear from them.`,
};

export function guestRefusal({ code }: GuestRefusal): string {
  switch (code) {
    case 'guest-cannot':
      return 'This person cannot be a guest in this case: they may be of the team, or must not take part. Please name somebody else.';
    case 'guest-not-needed':
      return 'Enough of the team are left for this case: two, one of them a leader. Guests are for cases that have fewer.';
    case 'no-such-guest':
      return 'This person is no guest in this case.';
  }
}

export function guestHistory(event: GuestEvent): string {
  const people = (event.type === 'guest-named' ? [event.userId] : event.userIds).map((id) => `<@${id}>`).join(', ');
  if (event.type === 'guest-named') return `${people} came in as a guest`;
  return event.why === 'closed' ? `${people} left with the end of the case` : `${people} left as a guest`;
}
