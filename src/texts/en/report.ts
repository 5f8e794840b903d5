import type { Evidence } from '../../domain/case.ts';
import { listed } from './refusals.ts';
import { dateAndDistance, momentAndDistance } from './times.ts';

/** The report form (SPEC 3.1): five fields, none of which needs explaining twice. */
export const reportForm = {
  title: 'Tell the Security team',
  titleAbout: (name: string) => `About ${name}`,
  category: { label: 'What is it about?', placeholder: 'Choose what fits best' },
  description: {
    label: 'What happened, where and when?',
    description: 'In your own words. Links to messages help. It need not be complete.',
  },
  harmed: {
    label: 'Who was harmed?',
    description: 'Leave this empty if it was you.',
    placeholder: 'Their name, if you know it',
  },
  proof: { label: 'Proof files', description: 'Screenshots or other files, if you have any.' },
  boxes: {
    label: 'Please tick what applies',
    danger: 'Someone is in danger now',
    confidential: 'Keep my name from the team',
    keepFrom: 'Somebody of the team must not see this',
  },
};

/** What a member reads right after reporting (SPEC 3.3). It promises a date, never an outcome. */
export const acknowledgement = {
  builtInEmergency:
    'If somebody is in danger right now, please call your local emergency number first. They can be there faster than we can.',
  heading: 'Thank you for telling us',
  safe: (reference: string) => `Your report is safe with the Security team. Its reference is **${reference}**.`,
  next: (checkInAt: number) =>
    `**What happens next.** The team reads your report and talks it over; nobody decides alone. You hear from us by ${dateAndDistance(checkInAt)} at the latest, even if there is no news yet.`,
  add: (reference: string) =>
    `**To add something or to ask how it stands,** use \`/my-reports\` and choose ${reference}. You are not a bother.`,
  nameKept:
    'Your name is kept from the team: only the leaders, and whoever they give the case to, can see who reported.',
  leadersOnly: 'As you wished, only the leaders of the team can open this report.',
  leadersOnlyByCategory: 'Reports of this kind are opened by the leaders of the team only.',
  staffKeptOut: 'Anybody of the team who is part of this, or whom your report names, is kept out of it.',
  /** Said instead of `safe` and `next` when nobody of the team is left who could look at it (SPEC 6.8). */
  storedOnly: (reference: string) => `Your report is stored safely. Its reference is **${reference}**.`,
  nobodyLeft:
    'We want to be honest with you: everybody of the team is part of this or named in it, so none of them can open it.',
  ownerAsked: 'The owner of the server is being asked to find somebody fair who can.',
  noDateYet:
    '**What happens next.** Nobody can give you a date before somebody fair has been found. Your report stays as it is until then.',
  /** SPEC 3.10: against somebody who can look everywhere, the member is told so at once. */
  couldRead: {
    owner:
      'The bot shows nothing of your report to the owner of the server. Please know that an owner can change everything here, so if you want nobody but outsiders to look at it, turn to somebody outside as well.',
    /** Discord shows an administrator every thread; what the bot does about it is true as long as they are one. */
    administrator:
      'Somebody whom your report is about or names is an administrator of this server, and could in principle open every thread here. As long as that is so, the thread of your report holds its reference alone, and the team reads the rest by a button, each for themselves. An administrator can also change roles and channels, so if you want nobody but outsiders to look at it, turn to somebody outside as well.',
    bot: 'A bot that is part of your report is an administrator of this server, so whoever runs it could in principle open every thread here. As long as that is so, the thread of your report holds its reference alone, and the team reads the rest by a button, each for themselves.',
    'this-bot':
      'Your report is about Casekeeper itself, which also keeps it: whoever runs this bot could read what it keeps. If you want nobody but outsiders to look at it, turn to somebody outside as well.',
    'runs-the-bot':
      'Somebody whom your report is about or names runs Casekeeper, the bot that keeps your report, and could in principle read what it keeps. If you want nobody but outsiders to look at it, turn to somebody outside as well.',
  },
  outside: (contact: string | null) =>
    contact === null
      ? 'Discord itself takes reports, too: hold or right-click a message and choose *Report Message*.'
      : `You can also turn to: ${contact}`,
  messageKept: 'The message you reported is kept as it was, even if it is changed or deleted now.',
  messageLeftOut:
    'Of the message you reported we kept only where it is and who wrote it, on purpose: what shows young people stays where it is. Please do not pass it on or save it.',
  filesKept: (count: number) =>
    count === 1 ? 'Your file is being kept as proof.' : `Your ${count} files are being kept as proof.`,
  filesLeftOut:
    'Your files were not copied, on purpose: pictures of young people stay where they are and are shown to nobody. Please do not pass them on or save them. Your words are enough for us to act on.',
  fileEmpty: (name: string) =>
    `The file “${name}” is empty (0 bytes), so there was nothing to keep. Please send it again if you can.`,
  fileTooLarge: (name: string, limit: string) =>
    `The file “${name}” is larger than ${limit}, so it could not be kept. A smaller copy, or a part of it, would help us.`,
  resources: (text: string) => `**Help you can turn to.** ${text}`,
  copyButton: 'Send me a copy by direct message',
  copyAsked: (reference: string) => `A copy about ${reference} is on its way to your direct messages.`,
  copyAskedAlready: (reference: string) =>
    `A copy about ${reference} was sent already, or is on its way. If nothing arrives, your direct messages from this server may be closed.`,
  /** The first line of a direct message may be seen by others on a lock screen: it says nothing (SPEC 3.3). */
  copyFirstLine: 'A short note for you from Casekeeper.',
  copyBody: (parts: { server: string; reference: string; checkInAt: number | null }) =>
    `You sent something to a team on **${parts.server}**. It arrived; its reference is **${parts.reference}**.${
      parts.checkInAt === null ? '' : ` You hear from them by ${dateAndDistance(parts.checkInAt)} at the latest.`
    } To add something or to ask how it stands, use \`/my-reports\`.`,
};

/** The same member has told the team of the same person, and that is still open (SPEC 3.8). */
export const sameSubject = {
  question: (references: string[]) =>
    `You have told the team of this person before, and ${listed(references.map((one) => `**${one}**`))} ${references.length === 1 ? 'is' : 'are'} still open. If what you want to say now belongs there, please add it, so that the team sees it together. If it is something else, send a new report.`,
  danger:
    'If somebody is in danger now, choose *Send a new report* and tick *Someone is in danger now*: it reaches the team at once.',
  messageKept: 'The message you chose is kept, and goes along whichever way you take.',
  add: (reference: string) => `Add to ${reference}`,
  newReport: 'Send a new report',
  /** Its report was sent, or its day is over. */
  over: 'This question has been answered already, or is older than a day. To tell the team more, please use `/report` or `/my-reports`; we are glad to hear from you.',
};

/** A report about danger beyond the limit has joined a case of the same reporter (SPEC 3.9). */
export const joinedReport = {
  added: (reference: string) =>
    `Your report is safe with the Security team. You have sent several within the last hour, so it was added to **${reference}**, which is now treated as urgent. Nothing of it is lost.`,
  /** Instead of `added`, when nobody of the team is left who could look at it. */
  stored: (reference: string) => `Your report is stored safely. It was added to **${reference}**.`,
  next: (checkInAt: number) =>
    `**What happens next.** Whoever looks after it is called. You hear from us by ${dateAndDistance(checkInAt)} at the latest, even if there is no news yet.`,
};

/** A report that could not be taken yet; the text is never lost (SPEC 3.12). */
export const reportRefused = {
  descriptionEmpty:
    'The field *What happened* holds only blanks, so the team would not know what to look at. A sentence is enough.',
  limit: (againAt: number, perHour: number) =>
    `${perHour === 1 ? 'The report' : `All ${perHour} reports`} you sent within the last hour reached the team and ${perHour === 1 ? 'is' : 'are'} safe. You can send the next one at ${momentAndDistance(againAt)}. If somebody is in danger, tick *Someone is in danger now*: such a report is never held back.`,
  categoryUnknown: 'The kind of report you chose is no longer offered here. Please choose another.',
  formExpired: 'This form was open for more than a day. Your text is kept: choose once more, and it opens filled in.',
  setupBroken: (emergency: string | null) =>
    `Reports cannot be taken in on this server right now, because a part of Casekeeper’s setup is missing. This is not your fault. Somebody with the *Manage Server* permission can mend it with \`/setup check\`; after that, your report can be sent. ${emergency ?? 'If somebody is in danger, please call your local emergency number.'}`,
  kept: 'Nothing of what you wrote is lost: the button opens the form again with your text in it.',
  filesKept: (count: number) => (count === 1 ? 'Your file is kept, too.' : `Your ${count} files are kept, too.`),
  openAgain: 'Open the form again',
  notYours: 'This form belongs to somebody else.',
  gone: 'We could keep your text for a day only, and that day is over. We are sorry. Please start again with `/report`; we are glad to hear from you.',
  whichServer: 'Which server is your report for?',
  whichServerPlaceholder: 'Choose a server',
  noServer:
    'There is no server that you and Casekeeper share in which reports can be sent right now. If you were removed from one, please contact its team another way. If somebody is in danger, please call your local emergency number.',
};

/** How a proof file stands, on the card. */
export const evidenceStates: Record<Evidence['state'], string> = {
  pending: 'being copied',
  stored: 'kept',
  failed: 'could not be kept',
  'left-out': 'not copied, on purpose',
};

export const evidenceReasons: Record<NonNullable<Evidence['reason']>, string> = {
  empty: 'the file is empty',
  'too-large': 'the file is too large',
  'not-there': 'Discord no longer had it',
  'minor-safety': 'safety of a minor',
};
