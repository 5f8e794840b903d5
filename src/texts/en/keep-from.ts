import type { KeepFromEvent } from '../../domain/keep-from/keep-from-event.ts';
import type { Keeping } from '../../domain/keep-from/keep-from-state.ts';
import { listed } from './refusals.ts';
import { momentAndDistance } from './times.ts';

/** Whom of the team a report must be kept from, asked of the one who sent it (SPEC 3.6). */
export const keepFrom = {
  placeholder: 'Who of the team must not see this?',
  leaders: 'Only the leaders',
  nobody: 'Nobody after all',
  open: 'Whom to keep it from',
  question: (reference: string, until: number) =>
    `**Who of the team must not see ${reference}?** Nobody of the team sees it yet, and nobody is called, until you say so. If we have not heard from you by ${momentAndDistance(until)}, only the leaders get it; so please choose now if it is one of them.`,
  late: (reference: string) =>
    `The leaders have **${reference}**, and nobody else of the team. If one of them must not see it, choose them here: they are kept out from that moment. What they have read until then we cannot take back.`,
  again: (reference: string) =>
    `Since you chose from whom **${reference}** is kept, people have left the team or the case, and too few are left to look at it: it takes two, one of them a leader. It is still kept from everybody you named. Please choose again, fewer people if you can.`,
  /** Discord offers no list of members in direct messages. */
  notAll: 'The list is too long for a direct message. If somebody is missing, use `/my-reports` on the server.',
  done: (reference: string, people: string[], opens: boolean) =>
    `**${reference}** is kept from ${listed(people)}.${opens ? ' Everybody else who may look at it gets it now.' : ''}`,
  notOfTeam: (people: string[]) =>
    `${listed(people)} ${people.length === 1 ? 'is' : 'are'} not of the team now and could not see it anyway; that stays so if they join.`,
  doneLeaders: (reference: string) => `Only the leaders get **${reference}**.`,
  doneNobody: (reference: string) =>
    `**${reference}** is kept from nobody by your wish. Anybody who is part of it, or named in it, is still kept out.`,
  nobodyOfTeam:
    'Nobody you chose is of the team, so they could not see your report anyway. Please choose somebody of the team, or use one of the buttons.',
  cannotHold: (reference: string) =>
    `Without the people you chose, too few would be left to look at **${reference}**: it takes two, one of them a leader. Nothing is lost, and nothing was shown to anybody. Please choose fewer people, or use one of the buttons.`,
  over: (reference: string) =>
    `Whom **${reference}** is kept from is settled already. If somebody else must not see it, please add that with *Add information*: whoever you name there is kept out.`,
};

/** What the reporter is told when their wish does not hold any more; by direct message, so it names nobody. */
export const keepFromNote = {
  broken: ({ server, reference }: { server: string; reference: string }) =>
    `You asked a team on **${server}** to keep something from somebody (${reference}). By now too few people would be left to look at it. It is still kept as you wished, and waits for you: please choose again with \`/my-reports\`, *Whom to keep it from*.`,
  lifted: ({ server, reference }: { server: string; reference: string }) =>
    `You asked a team on **${server}** to keep something from somebody (${reference}). A leader whom you did not name has lifted that, with a reason that is on record. We tell you so that you know. You can say what you think of it with \`/my-reports\`, *Add information*.`,
};

/** Instead of a phase, for the team: never who it is (SPEC 6.1). */
export const keepFromCard: Record<Keeping['phase'], string> = {
  asked: 'The reporter is being asked who of the team must not see this.',
  leaders: 'The reporter wished that somebody of the team must not see this, and named nobody: only leaders have it.',
  named: 'The reporter wished that somebody of the team must not see this; whoever it is, is kept out.',
  broken:
    'The reporter wished that somebody of the team must not see this. Too few are left by now; the reporter is asked to choose again, and until then it stays so.',
  dropped: 'The reporter took back the wish that somebody of the team must not see this.',
  lifted: 'The reporter wished that somebody of the team must not see this. A leader has lifted that.',
};

/** A leader lifts the wish. */
export const liftWish = {
  label: 'Lift the wish',
  reason: 'Why may they see it after all?',
  reasonHint: 'The reporter is told that it was lifted. The reason stays on record.',
  done: (reference: string) =>
    `The wish is lifted: whoever was kept out of **${reference}** by it alone can see it now. The reporter is told.`,
  over: 'There is no wish here that could be lifted: it was taken back, lifted, or answered otherwise.',
};

/** The history names nobody: its readers are not all told who is kept out. */
export function keepFromHistory(event: KeepFromEvent): string {
  switch (event.type) {
    case 'kept-from-named':
      return 'The reporter said who of the team must not see this';
    case 'left-to-leaders':
      return event.why === 'chosen'
        ? 'The reporter wished that only leaders get this'
        : 'The reporter did not say who must not see this: only leaders get it';
    case 'wish-dropped':
      return 'The reporter took back the wish to keep this from somebody';
    case 'wish-broken':
      return 'Too few are left by the wish of the reporter: they are asked to choose again';
    case 'wish-lifted':
      return 'The wish of the reporter to keep this from somebody is lifted';
  }
}
