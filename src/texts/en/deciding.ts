/** The dialog in which a decision is written, seen by its writer alone. */
export const draftCard = {
  title: (reference: string) => `## Decision on ${reference}`,
  hint: '-# Only you see this until you propose it. It is saved as you go.',
  whom: (name: string, position: number, count: number) =>
    count === 1 ? `**About:** ${name}` : `**About:** ${name} (${position} of ${count})`,
  theCase: 'the case, as nobody is reported in it',
  finding: 'What was found?',
  outcome: 'What comes of it?',
  addMeasure: 'Add a measure',
  takeOff: 'Take a measure off',
  otherPerson: 'Decide about somebody else',
  measures: 'Measures',
  noMeasures: 'none yet',
  notice: 'Notice',
  noticeHint: 'What they will be told, in their language. It goes out with the decision.',
  noNotice: 'not written yet',
  reasons: 'Reasons',
  reasonsHint: 'What it rests on: what was seen, and what was only heard.',
  weighed: 'What was weighed',
  weighedHint: 'Fairness, privacy, what could happen afterwards.',
  noReasons: 'not written yet',
  writeNotice: 'Write the notice',
  writeReasons: 'Write the reasons',
  propose: 'Propose',
  forget: 'Forget it',
  forgotten: (reference: string) => `The draft for ${reference} is gone.`,
  gap: { finding: 'what was found', outcome: 'what comes of it', reasons: 'the reasons' },
  gaps: (lines: string[]) => `Before it can be proposed, it needs:\n${lines.map((line) => `- ${line}`).join('\n')}`,
  proposed: (reference: string) => `Your proposal for ${reference} is before the team now.`,
  template: 'The team has looked into what happened and has decided about it.',
};

/** The forms for measures, and what is wrong with what was typed. */
export const measureForms = {
  length: 'For how long?',
  lengthHint: 'For example 30m, 12h or 7d; at most 28d.',
  link: 'Link of the message',
  linkHint: 'Right-click the message and choose Copy Message Link.',
  role: 'Which role?',
  condition: 'What do they have to keep to?',
  until: 'Until when?',
  dateHint: 'For example 7d, 2w or 2026-12-01.',
  watchUntil: 'Until when? (empty: six months)',
  deleteDays: 'Delete their messages?',
  deleteOptions: { '0': 'Keep their messages', '1': 'Those of the last day', '7': 'Those of the last seven days' },
  again: 'Look at it again when?',
  badLength: (typed: string) => `“${typed}” is no length of time up to 28 days. Please write it like 30m, 12h or 7d.`,
  badLink: (typed: string) => `“${typed}” is no link to a message of this server.`,
  teamRole:
    'That role belongs to the team. Giving it would let them read cases; taking it is done with the team, not by a vote.',
  strongRole:
    'That role has powers of its own (Administrator, Manage Server or Manage Threads), so it is no role that restricts.',
  managedRole: 'That role belongs to an app or to Discord, and cannot be given or taken.',
  full: 'There are ten measures already. Please take one off first.',
};

/** What is said of a proposal and its vote. */
export const vote = {
  heading: (reference: string, number: number) => `🗳️ **${reference}** · Proposal no. ${number}`,
  by: (name: string) => `by ${name}`,
  verdict: (name: string, finding: string, outcome: string) => `**${name}:** ${finding} → **${outcome}**`,
  reasons: 'Reasons:',
  weighed: 'Weighed:',
  notice: 'Notice to them:',
  unticked: (items: string[]) => `⚠️ Not ticked in the investigation: ${items.join(', ')}`,
  standing: (behind: number, needed: number) => `**${behind} of ${needed}** stand behind it`,
  behind: (names: string[]) => `Behind it: ${names.join(', ')}`,
  against: (name: string) => `Objection by ${name}:`,
  called: (name: string) => `Called by ${name}, in spite of objections`,
  drop: (measure: string) => `Leave undone: ${measure}`,
  undo: (measure: string) => `Take back: ${measure}`,
  approve: 'Approve',
  object: 'Object',
  takeWordBack: 'Take my word back',
  call: 'Call the vote',
  change: 'Change it',
  withdraw: 'Take it back',
  showAll: 'Show all',
  objectTitle: 'Object',
  objectReason: 'Why?',
  callReason: 'Why, in spite of the objection?',
  approved: (behind: number, needed: number) => `You stand behind it: ${behind} of ${needed}.`,
  decided: (reference: string) => `${reference} is decided with it.`,
  passed: 'With that it is decided.',
  objected: 'Your objection is noted. It stops the proposal until you take it back, or a leader calls the vote.',
  wordTakenBack: 'Your word is taken back.',
  withdrawn: 'The proposal is taken back.',
  stopped: (count: number) => (count === 1 ? '1 objection stops it' : `${count} objections stop it`),
};

/** Lines in the case thread. Each begins with what it is found again by. */
export const voteNews = {
  proposed: (reference: string, number: number) => `🗳️ **${reference}** · Proposal no. ${number}`,
  objected: (reference: string, number: number) => `✋ **${reference}** · Objection to proposal no. ${number}`,
  withdrawn: (reference: string, number: number) => `↩️ **${reference}** · Proposal no. ${number} is taken back`,
  decided: (reference: string, number: number) => `⚖️ **${reference}** · Decided (proposal no. ${number})`,
  dropped: (reference: string, number: number) =>
    `⏹️ **${reference}** · A measure is left undone (proposal no. ${number})`,
  undoes: (reference: string, number: number) =>
    `↩️ **${reference}** · A measure is taken back (proposal no. ${number})`,
};

/** Measures that were carried out and can be taken back, by a vote as they were decided. */
export const undoing = {
  heading: (reference: string) =>
    `**${reference}** · What was carried out. Taking something back is proposed and voted on, as the decision was.`,
  button: (measure: string) => `Take back: ${measure}`,
  title: 'Take a measure back',
};

/** Measures that did not work, and what can be done about them. */
export const actionNews = {
  failed: (reference: string, actionId: string) => `⚠️ **${reference}** · Measure ${actionId}`,
  didNotWork: (measure: string, why: string) => `${measure}: did not work, because ${why}.`,
  retry: 'Try again',
  byHand: 'I did it by hand',
  ask: 'Ask others',
  drop: 'Propose to drop it',
  askWhom: 'Who does it?',
  askUntil: 'Until when?',
  retried: 'It is tried again.',
  done: 'It is noted that you did it.',
  asked: 'It is noted whom you asked.',
  heading: 'Measures',
  line: (measure: string, status: string) => `${measure} · ${status}`,
};
