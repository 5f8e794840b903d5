import { dateAndDistance } from './times.ts';

/** The form of `/case open` (SPEC 3.10). */
export const openForm = {
  title: 'Open a case',
  titleAbout: (name: string) => `Open a case about ${name}`,
  description: {
    label: 'What happened, where and when?',
    hint: 'What is known, and from whom. It need not be complete.',
  },
  harmed: { label: 'Who was harmed?', hint: 'A name or id; “me” if it was you. Leave it empty if nobody is known.' },
  link: { label: 'Link to a message', hint: 'One of this server that you can read. It is copied as it is now.' },
  boxes: {
    label: 'Please tick what applies',
    danger: 'Someone is in danger now',
    harmed: 'I was harmed',
    witness: 'I am a witness',
  },
};

/** What whoever opened a case reads. */
export const openedCase = {
  description: 'Open a case for the team, or for somebody',
  done: (reference: string) => `**${reference}** is open. Its thread appears in a moment.`,
  leadersOnly: (reference: string) =>
    `**${reference}** is open, and what you wrote is with the leaders. Cases of this kind are for them alone, so you will not see it.`,
  keptOut: (reference: string) =>
    `**${reference}** is open, and what you wrote is with the team. Because you are part of it, you are kept out of it from now on: you do not see its thread and do not decide on it.`,
  hearBy: (checkInAt: number) => `You hear from your colleagues by ${dateAndDistance(checkInAt)} at the latest.`,
  stored: (reference: string) => `**${reference}** is open, and what you wrote is stored safely.`,
  nobodyLeft:
    'Everybody of the team is part of it or named in it, so none of you can open it. The owner of the server is asked to find somebody fair who can, unless they are part of it, too.',
};

/** Why no case was opened, with what would be right (SPEC 12.5). */
export const openRefused = {
  'not-a-link': (typed: string) =>
    `“${typed}” is not a link to a message. Hold or right-click the message, choose *Copy Message Link*, and paste that.`,
  'another-server':
    'That link leads out of this server. Only messages of this server can be copied; please write down what stands elsewhere.',
  unreadable:
    'There is no message behind that link that you can read. It may be deleted, or stand where you cannot look.',
  'team-channel':
    'That link leads into a channel of the team. What is said there, or in one case, is never copied into another.',
  'bot-blind':
    'I may not read that channel, so I cannot copy the message. Give me *View Channel* and *Read Message History* there, or leave the link out and write down what it says.',
  'no-answer': 'Discord did not answer just now, so I could not follow the link. Please try again in a moment.',
  categoryUnknown: 'The category you chose is no longer offered here. Please choose another.',
  gone: 'We could keep your text for a day only, and that day is over. Please start again with `/case open`.',
};
