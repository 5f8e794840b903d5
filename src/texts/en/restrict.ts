import { listed } from './refusals.ts';

/** Who alone may see a case (SPEC 6.2), as leaders read it. */
export const restrictWords = {
  description: 'Who may see a case: leaders and the assignee alone, and whom you add; or everybody again',
  add: 'Let somebody of the team into a restricted case',
  remove: 'Take somebody out again whom a leader had added',
  notBoth: 'Please give *add* or *remove*, one at a time.',
  title: (reference: string) => `${reference} · Restrict`,
  reason: 'Why is it not for the whole team?',
  reasonHint: 'On record, for whoever may see the case.',
  who: 'Who else may see it?',
  whoHint: 'Leaders and the assignee may in any case.',
  done: (reference: string) =>
    `${reference} is restricted: only leaders, the assignee and whom a leader adds see it. It goes on in a thread of its own.`,
  added: (reference: string, userId: string) =>
    `<@${userId}> may see ${reference} now, and is brought into its thread.`,
  removed: (reference: string, userId: string) => `<@${userId}> does not see ${reference} any more.`,
  reasonEmpty: 'There are only blanks where the reason belongs. A sentence is enough.',
  circle: (reference: string, people: string[]) =>
    `**${reference}** is restricted. These people may see it: ${listed(people)}. \`/case restrict\` with *add* or *remove* changes that.`,
  team: (reference: string, people: string[]) =>
    `**${reference}** is among the restricted cases, and these people may see it: ${listed(people)}.`,
  narrow: 'Restrict it to leaders',
  open: 'Open it to the whole team',
  openAsk: (reference: string, people: string[]) =>
    people.length === 0
      ? `If you open ${reference}, nobody could read it who cannot now. It goes on in a new thread among all cases, under its category and person, and stands on the board.`
      : `If you open ${reference}, ${listed(people)} could read it as well: the whole of it, also what was said in its thread so far. It goes on in a new thread among all cases, under its category and person, and stands on the board.`,
  openYes: 'Yes, open it to them',
  openTitle: (reference: string) => `${reference} · Open it`,
  openReason: 'Why may the whole team see it?',
  opened: (reference: string) => `${reference} is open to the whole team, and goes on in a new thread.`,
  others: (count: number) => `${count} others`,
};
