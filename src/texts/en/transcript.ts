import type { FileKind, TranscriptLink } from '../../domain/transcript.ts';
import type { PartyRole } from '../../domain/words.ts';

/** The button that hands out a transcript, and what is said with it. */
export const transcriptButton = {
  label: 'Transcript',
  given: (reference: string, { step, of }: { step: number; of: number }) => {
    const which = of === 1 ? '' : `, files ${step + 1} of ${of}`;
    return `The transcript of **${reference}**${which}. The page opens in any browser, also without a connection; the JSON file holds the same for programs. Only you see this; please keep it as carefully as the case itself.`;
  },
  more: 'Next files',
  noMore: 'There are no more files: the case has changed. *Transcript* gives it anew.',
};

/** What the transcript says of a case in words of its own. */
export const transcriptWords = {
  theReporter: 'the reporter',
  ofTheTeam: 'somebody of the team',
  offDiscord: 'as it was written in the case',
  nobodyNamed: 'nobody named',
  unnamedMember: (userId: string) => `member ${userId}`,
  joined: (category: string, danger: boolean) =>
    `Another report, which joined this case: ${category}${danger ? '. The reporter said that somebody was in danger.' : '.'}`,
  joinedAbout: (about: string, harmed: string) => `About: ${about}. Harmed: ${harmed}.`,
  heardLate: 'Edited before the bot heard of it: what it said first is not known.',
  answersUnknown: 'Answers a message that is not on record.',
  filesAdded: (count: number) => (count === 1 ? 'With 1 file, under Proof.' : `With ${count} files, under Proof.`),
  marks: {
    danger: 'The reporter said that somebody was in danger.',
    dangerByTeam: 'Whoever opened the case said that somebody was in danger.',
    nobodyLeft: 'Nobody of the team was left for this case.',
    restricted: 'Restricted: please speak of it with nobody who cannot open the case.',
    leadersOnly: 'Restricted to leaders.',
    keptOut: 'Somebody of the team is kept out of this case.',
    confidential: 'The reporter asked to keep their name from the team.',
    keepFrom: 'The reporter said that somebody of the team must not see this.',
    minorSafety: 'Safety of a minor: no media is copied or shown.',
  },
  result: {
    decided: 'Closed after a decision of the team.',
    without: (reason: string, duplicateOf: string | null) =>
      `Closed without a decision: ${reason}${duplicateOf === null ? '' : ` (${duplicateOf})`}.`,
    resolved: 'Decided by the team, not closed yet.',
    cold: 'Resting: nobody has answered, and it can be taken up again at any time.',
    closingProposed: (reason: string) => `Open. Somebody proposed to close it without a decision: ${reason}.`,
    outcomeProposed: 'Open. A decision is proposed, and the team votes on it.',
    open: 'Open. Nothing is decided yet.',
  },
  facts: {
    risk: 'Immediate risk',
    riskYes: 'yes',
    riskNo: 'none',
    scope: 'Scope',
    nextStep: 'Next step',
    followUp: 'To be looked at again',
    held: 'On hold until',
    checklist: 'Checklist of the investigation',
    unticked: (name: string) => `not ticked: ${name}`,
    checkIn: 'The reporter hears from the team by',
    withdrawn: 'Withdrawn by the reporter',
  },
  leftOut: {
    reporterName: 'Who reported. They asked to keep their name from the team, so file names are numbers here as well.',
    erased: 'Some of what people wrote. It is no longer kept.',
    minorMedia: 'All media, and the words of the reported message: safety of a minor.',
    forLeaders: 'Who was taken out of the case thread. Leaders read it in /case history.',
    additions: 'What the reporter added that names somebody of the team. Each reader finds it in /case view.',
    muted: 'What came while a conversation was muted. Each reader finds it in /case view, under Conversations.',
  },
};

/** Remarks below what was said with a party. */
export const transcriptContact = {
  asks: 'Asks for an answer.',
  pending: 'On its way when this was written.',
  delivered: (way: string, moment: string | null) => `Delivered by ${way}${moment === null ? '' : `, ${moment}`}.`,
  undeliverable: (ways: string[]) => `Could not be delivered (${ways.join('; ')}).`,
  elsewhere: (recorded: string) => `Said elsewhere; recorded ${recorded}.`,
  takenDown: 'Written in the contact thread by hand, and taken down.',
  muted: 'Came while the conversation was muted.',
  unread: 'Not read by the team yet.',
  byBot: {
    reminder: 'The bot asked once more for an answer.',
    again: 'The bot asked the question once more, because the thread it stood in was gone.',
    muted: 'The bot told them that the team does not read along for now.',
    unmuted: 'The bot told them that the team reads along again.',
    'interim-timeout': 'The bot told them that they cannot write for now, and whom to ask.',
    'interim-message': 'The bot told them that a message of theirs was taken down for now, and whom to ask.',
    'interim-ended': 'The bot told them that they can write again.',
    'after-closing': 'The bot thanked them, and told them that the case was closed.',
  },
};

/** Headings and small words of the page. */
export const transcriptPage = {
  title: (reference: string, server: string) => `${reference} · ${server}`,
  /** `2026-09-01 09:00:00 UTC` */
  utc: (iso: string) => `${iso.slice(0, 19).replace('T', ' ')} UTC`,
  kicker: (server: string) => `${server} · Security team`,
  part: (number: number, of: number) => `Page ${number} of ${of}`,
  parts: 'This case fills several pages. Please keep them together:',
  opened: 'Opened',
  closed: 'Closed',
  severity: (name: string) => `Severity: ${name}`,
  result: 'Result',
  outcome: 'Outcome',
  reasons: 'Reasons',
  proposedBy: (name: string) => `Proposed by ${name}`,
  approvedBy: (name: string) => `approved by ${name}`,
  summary: 'Summary',
  people: 'People',
  assignee: 'Assignee',
  nobody: 'nobody',
  facts: 'Where it stands',
  opener: 'Opened by',
  linkNames: {
    'duplicate-of': 'This case is a duplicate of',
    'has-duplicate': 'Duplicates that belong here',
    'same-subject': 'Also about this person',
    'gathered-in': 'Gathered with others in',
  } satisfies Record<TranscriptLink, string>,
  onThisPage: 'On this page',
  sections: {
    report: 'The report',
    reported: 'The message it is about',
    proof: 'Proof',
    timeline: 'Timeline',
    discussion: 'Discussion of the team',
    conversations: 'Conversations',
    leftOut: 'Not in this transcript',
  },
  conversationWith: (number: number, name: string, role: string) => `Conversation ${number}, with ${name} (${role})`,
  bot: 'Casekeeper',
  team: 'the team',
  erased: 'No longer kept.',
  noText: 'No text.',
  answers: (name: string) => `Answers ${name}`,
  edited: (count: number) =>
    count === 1 ? 'Edited once: what it said before' : `Edited ${count} times: what it said before`,
  until: 'Until',
  deleted: 'Deleted',
  continued: 'continued',
  reportedMark: 'The message it is about',
  times: (count: number) => `${count} times`,
  reportedAt: (heading: string) => `${heading}. It stands at`,
  proofFrom: {
    reporter: 'from the reporter',
    message: 'of the reported message',
    reply: 'from a conversation',
    team: 'given by the team',
  },
  keptAs: (number: number) => `no. ${number} under Proof`,
  givenBy: 'Given by',
  covered: 'Covered: it is not shown here.',
  erasedEvidence: 'Erased by two of the team, because of what is personal in it.',
  withdrawnEvidence: 'Withdrawn:',
  digest: 'SHA-256',
  show: (name: string) => `Show ${name}`,
  picture: (name: string) => `Picture: ${name}`,
  tooLarge: 'Not shown here, because the page would become too large. It is kept with the case.',
  noPictures: 'Pictures are not shown here, because the pages would become too large. They are kept with the case.',
  notShown: 'Not shown here. It is kept with the case.',
  unreadable: 'Its bytes are missing, or no longer what they were. Whoever runs the bot can look for them in a backup.',
  written: (moment: string, zone: string) => `Written on ${moment}. All times are in ${zone}.`,
};

/** Roles after a name, in a heading. */
export const roleWords: Record<PartyRole, string> = {
  reporter: 'reporter',
  target: 'harmed',
  subject: 'reported',
  witness: 'witness',
};

export const fileKinds: Record<FileKind, string> = {
  png: 'PNG picture',
  jpg: 'JPEG picture',
  gif: 'GIF picture',
  webp: 'WebP picture',
  wav: 'sound',
  mp4: 'video',
  webm: 'video',
  ogg: 'sound',
  mp3: 'sound',
  pdf: 'PDF',
  txt: 'text',
  other: 'another kind of file',
  unreadable: 'unreadable',
};
