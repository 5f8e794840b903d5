import type { InvestigationRefusal } from '../../domain/investigation/investigation-refusal.ts';
import type { Exhibit } from '../../domain/investigation/investigation-state.ts';
import { distance } from './times.ts';

/** Evidence as the team gives and reads it (SPEC 7.1). */
export const evidence = {
  command: 'Evidence of a case: give it, read it, cover it, erase what is personal',
  add: 'Keep files as evidence, as they are',
  link: 'Keep a message of this server as it is now',
  note: 'Keep what a witness said, or what the team settled',
  list: 'All evidence: what, from whom, when, what it shows',
  cover: 'Show a piece of evidence to nobody but leaders who ask',
  uncover: 'Show a covered piece to everybody who may see the case',
  withdraw: 'Count a piece no more; it stays on record',
  erase: 'Erase personal details for good; somebody else confirms',
  which: 'Its name in /evidence list, such as F3 or E1',
  shows: 'What does it show?',
  reason: 'Why?',
  file: 'A file',
  another: 'Another file',
  messageLink: 'Hold or right-click the message, then Copy Message Link',
  kindOption: 'Who says it',
  kinds: { 'witness-note': 'A witness', 'decision-note': 'The team' },
  form: { title: (reference: string) => `${reference} · note`, label: 'What was said, by whom, when?' },
  keepMenu: 'Keep as evidence',
};

/** What whoever gave or handled evidence reads. */
export const evidenceDone = {
  files: (reference: string, names: string[]) =>
    `Kept with **${reference}** as ${names.join(', ')}. Copying takes a moment; \`/evidence list\` shows how each file stands.`,
  leftOut: (reference: string) =>
    `Noted with **${reference}** by name and size. The files themselves are not copied: this case is about the safety of a minor.`,
  one: (reference: string, name: string) => `Kept with **${reference}** as ${name}.`,
  messageLeftOut: (reference: string, name: string) =>
    `Kept with **${reference}** as ${name}: its link, author and time alone. This case is about the safety of a minor, so its words and media are not copied.`,
  covered: (name: string) => `${name} is covered. Leaders can look at it; each look is on record.`,
  uncovered: (name: string) => `${name} is shown again to everybody who may see the case.`,
  withdrawn: (name: string) => `${name} is withdrawn. It stays on record, with your reason.`,
  erasing: (name: string) =>
    `Noted. ${name} is erased once somebody else of the team confirms it: the button is in \`/evidence list\`.`,
  erased: (name: string) => `${name} is erased. Who gave it, when, and its SHA-256 stay on record.`,
  kept: (name: string) => `${name} stays.`,
  yourWords: 'Your words:',
};

/** What does not fit, before the case is asked. */
export const evidenceWrong = {
  empty: (name: string) =>
    `“${name}” is empty (0 bytes), so there is nothing to keep. Nothing was recorded; please attach it again.`,
  tooLarge: (name: string, limit: string) =>
    `“${name}” is too large: up to ${limit} are kept. Nothing was recorded. A smaller copy, or a link to where it stands, would do.`,
  botBlind:
    'I may not read that channel, so I cannot copy the message. Give me *View Channel* and *Read Message History* there, or write down what it says with `/evidence note`.',
  notInCase: 'This keeps files out of a case thread as evidence. This message stands in none that you can see.',
  noFiles: 'There are no files on this message. What is written in a case thread is kept with the discussion anyway.',
};

export const evidenceList = {
  heading: (reference: string, count: number, page: string) => `**${reference}** · evidence · ${count}${page}`,
  page: (number: number, of: number) => ` · page ${number} of ${of}`,
  none: (reference: string) => `**${reference}** has no evidence yet.`,
  from: {
    reporter: 'from the reporter',
    message: 'of the reported message',
    reply: 'from a conversation',
    team: 'given by the team',
  },
  ofMessage: 'of a linked message',
  fromThread: 'out of the case thread',
  kindNames: {
    message: 'Message',
    'witness-note': 'Note of what a witness said',
    'decision-note': 'Note of what the team settled',
  } satisfies Record<Exhibit['kind'], string>,
  given: (who: string, at: number) => `given by ${who} · ${distance(at)}`,
  shows: (text: string) => `Shows: ${text}`,
  digest: (sha256: string) => `SHA-256 \`${sha256}\``,
  sameBytes: (name: string) => `the same bytes as ${name}`,
  covered: '⬛ covered: leaders can look at it',
  withdrawn: (who: string, reason: string) => `🚫 withdrawn by ${who}: ${reason}`,
  erasing: (who: string, reason: string) => `🗑️ ${who} wants it erased: ${reason}`,
  erased: (who: string, other: string) => `🗑️ erased by ${who} and ${other}`,
  markNames: { covered: 'covered', withdrawn: 'withdrawn', erased: 'erased' },
  show: 'Show files',
  look: 'Look at what is covered',
  looked: 'What is covered, for you alone. That you looked is on record.',
  nothingCovered: 'Nothing is covered any more: press *Show files*.',
  erase: (name: string) => `Erase ${name}`,
  keep: (name: string) => `Keep ${name}`,
  earlier: 'Back',
  later: 'More',
  exhibits: (count: number) => `- ${count} more given by the team: \`/evidence list\``,
};

/** Why evidence is not taken, or stays as it is. */
export function investigationRefusal({ code }: InvestigationRefusal): string {
  return refusals[code];
}

const refusals: Record<InvestigationRefusal['code'], string> = {
  'evidence-closed':
    'This case is closed. New evidence is a reason to take it up again: `/case reopen`, then give it once more.',
  'evidence-empty': 'There is nothing in it to keep. Please write down what was said, by whom and when.',
  'evidence-kept-already': 'The files of this message are evidence already: `/evidence list` shows them.',
  'no-such-evidence': 'This case has no evidence of that name. `/evidence list` shows the names, such as F3 or E1.',
  'evidence-erased': 'That piece is erased already. What is left of it on record stays.',
  'evidence-pending': 'That file is still being copied. Please try again in a moment.',
  'uncover-needs-leader': 'Only leaders look at what is covered, or show it again.',
  'withdrawn-already': 'That piece is withdrawn already.',
  'erasure-asked-already': 'Somebody asked for that already. Somebody else confirms it in `/evidence list`.',
  'erasure-not-asked': 'Nobody wants that erased, or somebody decided meanwhile that it stays.',
  'erasure-needs-another': 'You asked for it, so somebody else has to confirm: two people erase, never one.',
};
