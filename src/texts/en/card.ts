import type { PartyRole, Severity, Status } from '../../domain/words.ts';

export const statusNames: Record<Status, string> = {
  new: 'New',
  triage: 'Triage',
  investigating: 'Investigating',
  resolved: 'Resolved',
  closed: 'Closed',
  cold: 'Cold',
};

export const severityNames: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const roleNames: Record<PartyRole, string> = {
  reporter: 'Reported by',
  target: 'Harmed',
  subject: 'About',
  witness: 'Witness',
};

/** The case card (SPEC 4.2): always the truth of the record, readable in ten seconds. */
export const card = {
  status: 'Status',
  severity: 'Severity',
  opened: 'Opened',
  danger: '⚠️ **Danger now:** the reporter says that somebody is in danger.',
  dangerByTeam: '⚠️ **Danger now:** whoever opened the case says that somebody is in danger.',
  openedBy: 'Opened by',
  harmedIsReporter: 'the reporter',
  reporterKept: 'name kept back',
  whoReported: 'Who reported',
  lookIsRecorded: 'That you looked is on record.',
  onlyLeadersSee: 'Only leaders and the assignee can see who reported this.',
  unknownSubject: 'nobody named',
  morePeople: (count: number) => `… and ${count} more`,
  offDiscord: 'as the reporter wrote it',
  offDiscordByTeam: 'as whoever opened the case wrote it',
  checkIn: 'Check-in due',
  checkInWith: {
    reporter: 'The reporter has not been greeted yet.',
    target: 'It is owed to the person harmed.',
    team: 'It is for the team: nobody outside waits for a word.',
  },
  restricted: '🔒 Restricted: please speak of it nowhere but here.',
  leadersOnly: '🔒 Restricted to leaders.',
  somebodyKeptOut: 'Somebody of the team is kept out of this case.',
  confidential: 'The reporter asked to keep their name from the team. Please do not name them here either.',
  nobodyLeft: 'Nobody of the team is left for this case. The owner is asked to find somebody fair.',
  authorities: (text: string) => `Authorities to turn to: ${text}`,
  keepFrom: 'The reporter says that somebody of the team must not see this.',
  minorSafety: 'Safety of a minor: no media is copied or shown. Work from links and words only.',
  proof: 'Proof',
  noProof: 'no files',
  fromMessage: 'of the message',
  cutShort: (button: string) => `… the rest is behind *${button}*.`,
  wholeReport: 'Whole report',
  wholeText: 'Whole text',
  showProof: 'Show proof',
  proofNumber: (position: number) => `file ${position}`,
  noProofKept: 'None of the files could be kept, so there is nothing to show.',
  proofCount: (count: number) =>
    count === 1
      ? '1 file, behind a spoiler. Only you see this.'
      : `${count} files, behind spoilers. Only you see this.`,
  proofTooLarge: (name: string, size: string) =>
    `${name} (${size}) is kept, but too large for Discord to show. Whoever runs the bot can give it to you.`,
  proofOtherKind: (name: string, size: string) =>
    `${name} (${size}) is kept, but files of its kind are not opened here, to be safe.`,
  moreProof: 'Show the next files',
  erased: '(no longer kept)',
  copyUndeliverable: 'The reporter wished for a copy by direct message; it could not be delivered.',
};

/** Where the team stands with a case, on the card. */
export const proceedings = {
  assignee: 'Assignee',
  unassigned: 'nobody yet',
  risk: 'Immediate risk',
  riskUnknown: 'yes',
  noRisk: 'No immediate risk.',
  scope: 'Scope',
  nextStep: 'Next step',
  followUp: 'Look at it again',
  held: (until: string) => `On hold until ${until}.`,
  closingProposed: (reason: string, duplicateOf: string | null) =>
    `Proposed to close without a decision: *${reason}*${duplicateOf === null ? '' : ` (${duplicateOf})`}. One more person confirms.`,
  proposed: (number: number, behind: number) =>
    `Proposal no. ${number} is before the team · ${behind === 1 ? '1 person stands' : `${behind} people stand`} behind it`,
  objected: 'an objection stops it',
  decided: 'Decided',
  measures: 'Measures',
  rests: '❄️ It rests: nobody could go on with it for now. *Revive* takes it up again.',
  closedAs: (reason: string, duplicateOf: string | null) =>
    `Closed without a decision: *${reason}*${duplicateOf === null ? '' : ` (${duplicateOf})`}.`,
  closedResolved: 'Closed after a decision of the team.',
  summary: 'Summary',
  /** In place of the reference of a case that not every reader of these words may see. */
  anotherCase: 'another case',
  duplicates: (references: string[], others: number) => {
    const more = others === 1 ? ['another case'] : [`${others} ${references.length === 0 ? '' : 'other '}cases`];
    return `Duplicates that belong here: ${[...references, ...(others === 0 ? [] : more)].join(', ')}`;
  },
  alsoAbout: (cases: string[]) => `Also about this person: ${cases.join(', ')}`,
  gathers: (count: number) =>
    count === 1
      ? '📥 1 more report about this person is gathered here.'
      : `📥 ${count} more reports about this person are gathered here.`,
  gatheredIn: (reference: string | null) =>
    reference === null
      ? '📥 Gathered with other reports about the same person; it has no thread of its own yet.'
      : `📥 Gathered in ${reference} with other reports about the same person; it has no thread of its own yet.`,
};

/** The thread of a case that somebody who must not read it could open all the same (SPEC 6.4). */
export const withheld = {
  text: 'This thread holds the reference alone: somebody who is part of the case could read along here, because their role has *Administrator* or *Manage Threads*, or because they own the server.',
  mend: 'To work on it here, take that permission from them in this channel. Until then, the button shows the case to you alone.',
  show: 'Show me the case',
  inForum:
    'This post holds the reference alone: somebody who is part of the case, or not of the team, could read along here, because they see this forum.',
  mendForum:
    'To work on it here, take the sight of this forum from them (*Edit Channel → Permissions*). Until then, the button shows the case to you alone.',
};

/** The line that calls the team into a thread. Its beginning is how the bot finds it again. */
export const call = {
  opening: (reference: string) => `**${reference}**`,
  moved: 'This case is restricted now and goes on here. Only the people named here can see it.',
  openedUp: 'This case is restricted no more and goes on here. The whole team can see it now.',
  assigned: (reference: string, assigneeId: string) => `**${reference}** · <@${assigneeId}> has this case now.`,
  departed: (reference: string, leaderIds: string[]) =>
    `**${reference}** · Whoever had this case is no longer of the team, so nobody has it now. ${leaderIds.map((id) => `<@${id}>`).join(' ')}`,
  alsoHere: 'Also here:',
};

/** An effect that cannot happen, on the card (SPEC 12.2). */
export const troubleLines: Record<
  'gone' | 'forbidden' | 'full' | 'broken',
  (what: string, permission: string | null) => string
> = {
  gone: (what) => `⚠️ ${what}: the channel, role or message for it is gone. \`/setup check\` says what to do.`,
  forbidden: (what, permission) =>
    permission === null
      ? `⚠️ ${what}: Discord does not allow it. \`/setup check\` says what to do.`
      : `⚠️ ${what}: the bot lacks *${permission}*. It goes on by itself once that is granted.`,
  full: (what) =>
    `⏳ ${what} waits: this server has as many active threads as Discord allows. It goes on by itself when there is room.`,
  broken: (what) => `⚠️ ${what}: Discord refused it several times. \`/setup check\` has a button to try again.`,
};

/** A case whose thread cannot be made for now, wherever it is shown (SPEC 4.7). */
export const waitsForThreadLine =
  '⏳ **Waits for a thread:** this server has as many active threads as Discord allows. The case gets its thread by itself when there is room.';

export const effectNames: Record<string, string> = {
  'create-thread': 'Opening the thread',
  'post-card': 'Posting the card',
  'bring-staff': 'Calling the team',
  'refresh-card': 'Updating the card',
  'refresh-post': 'Updating the tags of the post',
  'delete-thread': 'Deleting the thread the case has left',
  'create-shelf-post': 'Laying the case on the shelf',
  'lay-on-shelf': 'Completing the shelf post',
  'refresh-shelf': 'Updating the shelf post',
  'leave-shelf': 'Saying in the shelf post where the case went on',
  'close-home': 'Closing the case thread',
  'keep-closed': 'Keeping the case thread closed',
  'open-home': 'Opening the case thread again',
  'copy-evidence': 'Copying a proof file',
  'fetch-around': 'Fetching the messages around the reported or linked one',
  'send-copy': 'Sending the copy to the reporter',
  'tell-owner': 'Telling the owner',
  'let-guest-in': 'Bringing the guest in',
  'see-guest-out': 'Seeing the guest out',
  'tell-found': 'Telling the reporter that somebody was found',
  'end-asking': 'Passing the report on to the leaders',
  'tell-kept-from': 'Telling the reporter of their wish',
  'tell-recusal': 'Telling the team that somebody should not take part',
  'tell-few-left': 'Telling owner or reporter that too few are left',
  'clear-circle': 'Taking people out of the thread',
  'bring-added': 'Bringing somebody into the thread',
  'recount-votes': 'Counting the votes anew',
  'call-assignee': 'Telling the assignee',
  'call-leaders': 'Telling the leaders',
  'let-go': 'Taking a former assignee out of the thread',
  'tell-thread': 'Telling the team what the reporter did',
  'take-out': 'Taking somebody out of the thread',
  'tell-closed': 'Telling the reporter',
  'tell-cold': 'Telling the reporter that it rests',
  'carry-out': 'Carrying out a measure',
  'hold-still': 'Timing somebody out before they are told',
  'undo-action': 'Taking a measure back',
  'tell-vote': 'Telling the team of a vote',
  'tell-action': 'Telling the team of a measure',
  'tell-asleep': 'Telling leaders that the case has slept for long',
  'tell-cold-cases': 'Telling leaders of cases that have slept for long',
  'show-out': 'Taking somebody out of the thread',
  'tell-removed': 'Telling the team who was in the thread',
  'mend-thread': 'Putting the thread right',
  'rename-thread': 'Giving the thread its name back',
  'mend-tags': 'Giving the post its tags back',
  'tell-insisting': 'Telling leaders that somebody does not stop',
  'tend-thread': 'Looking after the thread',
  'refresh-board': 'Showing the queue board',
  escalate: 'Calling again for an urgent case',
  'tell-team': 'Telling the team in the staff channel',
  'remove-team-line': 'Taking a line out of the staff channel',
  'tell-staff-channel': 'Telling the staff channel of changed settings',
  'contact-send': 'Writing to somebody in the case',
  'contact-door': 'Locking or opening a contact thread',
  'contact-clear': 'Taking somebody out of a contact thread',
  'contact-tell-undeliverable': 'Telling the thread that a message was not delivered',
  'contact-tell-intruder': 'Telling the thread of somebody in a contact thread',
  'relay-replies': 'Telling the thread of replies',
  'redraw-relay': 'Showing a changed reply in the thread',
  'carry-interim': 'Carrying out an interim measure',
  'lift-interim': 'Lifting an interim measure',
  'tell-interim': 'Telling the team of an interim measure',
  'join-original': 'Joining the original case',
  'link-cases': 'Linking cases about the same person',
  'take-up-gathered': 'Looking for gathered reports',
  'tell-gathered': 'Telling the team of gathered reports',
  'redraw-gathered': 'Showing what became of gathered reports',
  'note-parted': 'Noting that a gathered report was parted',
  'part-gathered': 'Parting gathered reports',
};

/** To the owner when nobody of the team is left for a case (SPEC 6.8). */
export const ownerNote = (server: string, reference: string): string =>
  `A short note for you from Casekeeper.\nOn **${server}** something came in (${reference}) that nobody of the team may look at, because all of them are part of it. Please find somebody fair who can, and name them for this one case with \`/guest name\`: they see it, and no other. Or give them the leader role, if they are to stay on the team.`;
