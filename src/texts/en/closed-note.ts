import type { CloseReason } from '../../domain/lifecycle/lifecycle-state.ts';

type About = { server: string; reference: string };

/** What a reporter reads when their report is closed without a decision (SPEC 5): kind, true, and judging nobody. */
export const closedNote: Record<CloseReason, (about: About) => string> = {
  duplicate: ({ server, reference }) =>
    `Thank you for what you sent to the team on **${server}** (${reference}). The team is already looking into it, and what you wrote goes along with that.`,
  invalid: ({ server, reference }) =>
    `The team on **${server}** has read what you sent (${reference}) and talked it over. They found nothing there that they could look into further. That does not say that you were wrong to send it. If something is missing, add it with \`/my-reports\`.`,
  withdrawn: ({ server, reference }) =>
    `As you wished, the team on **${server}** has set aside what you sent (${reference}). You can come back to it at any time with \`/my-reports\`.`,
  'out-of-scope': ({ server, reference }) =>
    `The team on **${server}** has read what you sent (${reference}). It is not something they can look after, and they are sorry that they cannot do more here. If it turns into something else, add that with \`/my-reports\`.`,
};

/** What a reporter reads when their case rests because nobody could go on with it for now (SPEC 9.5). */
export const coldNote = ({ server, reference }: About): string =>
  `The team on **${server}** cannot go on with what you sent (${reference}) for now, so it rests. Everything is kept. When something new turns up, or when you add something with \`/my-reports\`, they take it up again.`;
