import type { Recusal } from '../../domain/case.ts';
import type { Recusing } from '../../domain/circle/circle-state.ts';

/** Who must not take part in a case (SPEC 6.1), as whoever asks reads it. */
export const recuseWords = {
  description: 'Step out of a case; leaders: have somebody else taken out, with a second person',
  member: 'Leaders: somebody else who should not take part; empty: you',
  outLabel: 'Step out',
  outTitle: (reference: string) => `${reference} · Step out`,
  out: (reference: string) =>
    `You step out of ${reference} for good: you are taken out of its thread, find it nowhere any more, and your vote counts no longer. The thread is told only that somebody should not take part; who it was, leaders alone can look up.`,
  outFew:
    'Too few of the team are left for this case without you. Please do not let that keep you: the owner of the server is asked to bring in somebody fair.',
  outForLeaders: 'To have somebody else taken out, close this and choose them in the option *member*.',
  reason: 'Why? Only leaders can read this.',
  reasonOptional: 'You need not say.',
  outDone: (reference: string) =>
    `You are out of ${reference}, and will not come across it any more. Thank you for saying so.`,
  otherTitle: (reference: string) => `${reference} · Somebody else`,
  whom: 'Who should not take part?',
  otherReason: 'Why should they not take part?',
  otherReasonHint: 'For whoever confirms it, and for leaders.',
  reasonEmpty:
    'There are only blanks where the reason belongs. A sentence is enough: a second person has to understand it.',
  proposedDone: (reference: string) =>
    `Proposed for ${reference}. The thread is told that somebody should not take part, not who. As soon as one more person confirms it, by the button there or with \`/case recuse\`, they are out.`,
  confirm: 'Confirm',
  drop: 'Take it back',
  look: 'Look at it',
  standing: {
    recuse: (reference: string, who: string, by: string) =>
      `**${reference}** · ${by} proposes that ${who} should not take part. Confirm it only if you agree: they are taken out at once, and the case becomes restricted. Please tell nobody else whom it is about.`,
    lift: (reference: string, who: string, by: string) =>
      `**${reference}** · ${by} proposes that ${who}, whom the report names, is not concerned by it. Confirm it only if you agree: they can see the case then.`,
  } satisfies Record<Recusing['what'], (reference: string, who: string, by: string) => string>,
  confirmed: {
    recuse: (reference: string) => `Done: they are out of ${reference}. Thank you for looking.`,
    lift: (reference: string) => `Done: they can see ${reference} now. Thank you for looking.`,
  } satisfies Record<Recusing['what'], (reference: string) => string>,
  dropped: 'It is taken back.',
};

/** Who is kept out and why, for leaders who are not (SPEC 6.1). */
export const keptOutWords = {
  label: 'Who is kept out',
  heading: (reference: string) => `**${reference}** · Kept out of this case; only you see this:`,
  nobody: (reference: string) => `Nobody of the team is kept out of ${reference}.`,
  why: {
    party: 'is part of it',
    named: 'the report names them',
    'kept-from': 'the reporter wishes it',
    self: 'stepped out',
    team: 'taken out by two of the team',
  } satisfies Record<Recusal['why'], string>,
  more: (count: number) => `- … and ${count} more`,
  choose: 'Who is not concerned after all?',
  liftTitle: (reference: string) => `${reference} · Not concerned`,
  liftWhom: 'Who is not concerned?',
  liftReason: 'Why are they not concerned?',
  liftReasonHint: 'They can see the case then. The reason stays on record.',
  lifted: (reference: string, userId: string) =>
    `<@${userId}> is not concerned and can see ${reference} now. The case stays restricted; \`/case restrict\` opens it to the whole team again.`,
  stillWished: (reference: string, userId: string) =>
    `The name in the report is no reason any more, but the reporter also wished ${reference} kept from <@${userId}>. Until a leader lifts that wish, they stay out.`,
};

/** Lines in the case thread: never who it is. Each begins with what it is found again by. */
export const circleLines = {
  proposed: (reference: string, number: number) => `🚪 **${reference}** · Proposal no. ${number} of who takes part`,
  proposedRest: {
    recuse:
      '\nIt is proposed that somebody should not take part in this case. A second person has to confirm it; the button shows whom it is about to whoever presses.',
    lift: '\nIt is proposed that somebody whom the report names is not concerned. A second person has to confirm it; the button shows whom it is about to whoever presses.',
  } satisfies Record<Recusing['what'], string>,
  takenOut: (reference: string, number: number) =>
    `🚪 **${reference}** · Somebody who should not take part is out of this case (step ${number})`,
  added: (reference: string, userId: string) => `**${reference}** · <@${userId}> may see this case now.`,
};

/** To the owner, when fewer than two or no leader are left for a case (SPEC 6.8). */
export const ownerFewNote = (server: string, reference: string, outside: string | null): string =>
  [
    `A short note for you from Casekeeper.\nOn **${server}**, too few of the team are left for a case (${reference}): fewer than two, or no leader. Please find somebody fair, and name them for this one case with \`/guest name\`: they see it, and no other. Or give somebody the leader role, if they are to stay on the team.`,
    ...(outside === null ? [] : [`The outside contact of your server: ${outside}`]),
  ].join('\n');

/** To the reporter, honestly, when so few are left (SPEC 6.8). */
export function fewLeftNote(
  left: 'few' | 'nobody',
  { ownerAsked, outside }: { ownerAsked: boolean; outside: string },
): (about: { server: string; reference: string }) => string {
  const what =
    left === 'few'
      ? 'too few of the team are left to look at it as it should be'
      : 'nobody of the team is left to look at it';
  const next = ownerAsked
    ? 'The owner of the server is being asked to find somebody fair. Nothing you sent is lost.'
    : 'Nothing you sent is lost, but nobody can say yet who will look at it.';
  return ({ server, reference }) =>
    `You sent something to a team on **${server}** (${reference}). We want to be honest with you: by now ${what}, because the others should not take part. ${next} ${outside}`;
}
