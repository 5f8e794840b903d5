import type { Standing } from '../../domain/reporter/standing.ts';
import { dateAndDistance, momentAndDistance } from './times.ts';

/** Where a report stands, in the words of the one who sent it (SPEC 3.7). */
export const standings: Record<Standing, string> = {
  received: 'received',
  'looked-at': 'being looked at',
  waiting: 'waiting for your answer',
  withdrawn: 'withdrawn, the team may still look at it',
  'set-aside': 'set aside',
  'set-aside-as-wished': 'set aside, as you wished',
  joined: 'joined to what the team is looking into already',
  closed: 'closed',
  resting: 'resting',
};

interface Asked {
  reference: string;
  /** Until when they were promised to hear. */
  promisedAt: number | null;
}

/** `/my-reports`: what a member sent, and what they can do with it. */
export const myReports = {
  heading: 'Your reports',
  onlyYou: 'Only you see this.',
  none: 'You have sent no report here yet. If something happens, `/report` is there for you.',
  noneOnPage: 'There is nothing more on that page. Please run `/my-reports` once more.',
  sent: (at: number) => `sent ${dateAndDistance(at)}`,
  placeholder: 'Choose a report',
  page: (page: number, pages: number) => `Page ${page} of ${pages}.`,
  newer: 'Newer',
  older: 'Older',
  back: 'All my reports',
  goneServer: 'a server Casekeeper is no longer on',
  about: 'You chose',
  stands: 'Where it stands',
  heldUntil: (at: number) => `It has to wait for something until ${dateAndDistance(at)}.`,
  hearBy: (at: number) => `You hear from the team by ${dateAndDistance(at)} at the latest.`,
  overdue: (at: number) =>
    `You should have heard from the team by ${dateAndDistance(at)}. We are sorry about the wait; please do ask.`,
  resting: 'Nothing is lost. What you add now reaches the team.',
  ended: 'What you add now still reaches the team.',
  nobodyLeft: 'It waits for somebody fair who can look at it, so there is no date yet.',
  added: (count: number) => (count === 1 ? 'You added to it once.' : `You added to it ${count} times.`),
  add: 'Add information',
  withdraw: 'Withdraw',
  ask: 'Ask how it stands',
};

/** The form for more information, and what is said when it arrives. */
export const addInformation = {
  title: (reference: string) => `Add to ${reference}`,
  text: {
    label: 'What would you like to add?',
    description: 'In your own words. It reaches the team as you write it.',
    beside: 'The message you chose goes along. Your own words help, but are not needed.',
  },
  proof: { label: 'Proof files', description: 'Screenshots or other files, if you have any.' },
  done: (reference: string) => `Thank you. What you added to **${reference}** is safe with the team.`,
  doneAlready: (reference: string) => `This was added to **${reference}** already; it arrived once.`,
  empty: 'There are only blanks in what you sent, so the team would not know what is new. A sentence is enough.',
  limit: (againAt: number, perHour: number) =>
    `You have added to this report ${perHour} times within the last hour, which is as many as the team can take in. It works again at ${momentAndDistance(againAt)}. If somebody is in danger, send a new \`/report\` and tick *Someone is in danger now*: such a report is never held back.`,
  keptOut: 'Whoever of the team you name there is kept out of it from now on.',
  gone: 'This form was kept for a day, and that day is over. Please start again with `/my-reports`; we are glad to hear more.',
};

/** Taking a report back. */
export const withdrawing = {
  question: (reference: string) =>
    `Would you like to withdraw **${reference}**? You owe nobody a reason. The team is told of your wish. They may still look at it where somebody could otherwise come to harm, and nothing you wrote is held against you.`,
  yes: 'Yes, withdraw it',
  no: 'No, leave it as it is',
  done: (reference: string) =>
    `**${reference}** is withdrawn; the team is told. They may still look at it. You can add something at any time.`,
  closed: (reference: string) => `**${reference}** is closed already, so there is nothing left to withdraw.`,
  already: (reference: string) => `**${reference}** is withdrawn already, and the team knows.`,
};

/** Asking how it stands; the answer never promises more than a date that stands already. */
export const asking = {
  done: (asked: Asked, now: number) =>
    [`Your question about **${asked.reference}** is with the team.`, ...whenHeard(asked, now)].join(' '),
  already: (asked: Asked, againAt: number, now: number) =>
    [
      `Your question about **${asked.reference}** is with the team already.`,
      ...whenHeard(asked, now),
      `You can ask again at ${momentAndDistance(againAt)}.`,
    ].join(' '),
};

function whenHeard({ promisedAt }: Asked, now: number): string[] {
  if (promisedAt === null) return [];
  return [promisedAt > now ? myReports.hearBy(promisedAt) : 'The date you were given is past, and they are told so.'];
}

/** What the case thread is told. It names nobody but those who are called. */
export const threadLines = {
  added: (reference: string, number: number) => `**${reference}** · The reporter added something (no. ${number}).`,
  joined: (reference: string, number: number) =>
    `**${reference}** · ⚠️ The reporter sent a report about danger, which joined this case (no. ${number}).`,
  about: (name: string) => `**About:** ${name}`,
  harmed: (name: string) => `**Harmed:** ${name}`,
  kind: (category: string) => `**Kind of report:** ${category}`,
  withdrawn: (reference: string) =>
    `**${reference}** · The reporter withdrew the report. Whether the case goes on is for the team to decide; *Close without decision* has a reason for it.`,
  asked: (reference: string, at: number) =>
    `**${reference}** · The reporter asks how it stands (<t:${Math.floor(at / 1000)}:f>).`,
  promised: (checkInAt: number, now: number) =>
    checkInAt > now
      ? `They were told that they hear by ${dateAndDistance(checkInAt)} at the latest.`
      : `They were to hear by ${dateAndDistance(checkInAt)}; that date is past.`,
  files: (count: number) => (count === 1 ? '1 file came with it.' : `${count} files came with it.`),
  inFile: 'The whole of it is in the file below.',
  erased: '(no longer kept)',
  withheld: 'It is not posted here, so that only those read it who may. The button shows it to you alone.',
  show: 'Show what was added',
};

/** What the card says of the reporter. */
export const reporterOnCard = {
  added: (count: number) =>
    count === 1 ? 'The reporter added something once.' : `The reporter added something ${count} times.`,
  messageEdited: (number: number) =>
    `✏️ The message that came with no. ${number} was edited since; it is kept as it was.`,
  messageDeleted: (number: number) =>
    `🗑️ The message that came with no. ${number} was deleted since; it is kept as it was.`,
  withdrawn: (at: number) => `↩️ The reporter withdrew the report <t:${Math.floor(at / 1000)}:R>.`,
};
