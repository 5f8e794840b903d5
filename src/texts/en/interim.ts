import type { InterimEvent } from '../../domain/interim/interim-event.ts';
import type { InterimRefusal } from '../../domain/interim/interim-refusal.ts';
import { hoursLong } from './times.ts';

/** What is done at once, before a decision (SPEC 7.5), as the team reads it. */
export const interimWords = {
  label: 'Interim measure',
  description: 'At once, for now: time somebody in the case out, or remove a message; a second person confirms',
  whom: 'Who?',
  whomHint: 'Only people of the case can be chosen.',
  nobody:
    'Nobody in this case is known on Discord, so there is nobody to act on. Only people of the case can be chosen.',
  what: 'What?',
  whatNames: { timeout: 'Time them out', 'remove-message': 'Remove a message of theirs' },
  length: 'A timeout: for how long?',
  lengthHint: (hours: number) => `For example 30m or 6h; at most ${hoursLong(hours)}. Empty: ${hoursLong(hours)}.`,
  link: 'A message: its link',
  linkHint: 'Right-click the message and choose Copy Message Link. It is kept before it is removed.',
  reason: 'Why can it not wait?',
  reasonHint: 'For the team. The person reads only that it is for now.',
  badLength: (typed: string, hours: number) =>
    `“${typed}” is no length of time up to ${hoursLong(hours)}. Please write it like 30m or 6h.`,
  badLink: (typed: string) =>
    `“${typed}” is no link to a message of this server. Right-click the message and choose *Copy Message Link*.`,
  taken: (reference: string, until: string) =>
    `It is on its way, and stands on ${reference}. The person is told that it is for now. A second person confirms it by ${until}; else it is lifted.`,
  confirmed: 'You stand behind it. Thank you.',
  lifted: 'It is lifted.',
  standing: (reference: string) => `**${reference}** · What stands for now:`,
  another: 'Another one',
  confirm: 'Confirm',
  lift: 'Lift',
  confirmNumber: (number: number) => `Confirm no. ${number}`,
  liftNumber: (number: number) => `Lift no. ${number}`,
  on: (measure: string, person: string) => `${measure} · ${person}`,
  by: (name: string) => `by ${name}`,
  reasonLine: (reason: string) => `Why: ${reason}`,
  waits: (until: string) => `A second person confirms or lifts it, by ${until}; else it is lifted.`,
  waitsForMessage: (until: string) =>
    `A second person confirms or lifts it, by ${until}. A removed message cannot be brought back; what it said is kept.`,
  holds: 'confirmed by a second person',
  unconfirmed: '⏳ interim measure, not confirmed yet',
};

/** Lines in the case thread. Each begins with what it is found again by. */
export const interimNews = {
  taken: (reference: string, number: number) => `🛑 **${reference}** · Interim measure no. ${number}`,
  failed: (reference: string, number: number) => `⚠️ **${reference}** · Interim measure no. ${number} did not work`,
  confirmed: (reference: string, number: number) => `✅ **${reference}** · Interim measure no. ${number} is confirmed`,
  lifted: (reference: string, number: number) => `↩️ **${reference}** · Interim measure no. ${number} is lifted`,
  lapsed: (reference: string, number: number) =>
    `⌛ **${reference}** · Nobody confirmed interim measure no. ${number} in time, so it is lifted`,
  'not-lifted': (reference: string, number: number) =>
    `⚠️ **${reference}** · Interim measure no. ${number} could not be lifted`,
};

/** What became of one that is over, after its name. */
export const interimEnds = {
  because: (why: string) => `${why}.`,
  byHand: 'Please remove the timeout by hand: it would go on until it runs out.',
  messageStays: 'The message cannot be brought back; what it said is kept with the case.',
  tooLate: 'its time was over before Discord could be reached',
  notTheirs: 'that message is not by the person chosen',
};

/** What the person reads, at once: for now, and nothing about anybody else (SPEC 7.5). */
export const interimToPerson = {
  timeout: (until: string) =>
    `For now, you cannot write on this server. It is a precaution while the team looks into something; nothing has been decided. It ends by itself at the latest ${until}. If you have a question, or would like to say something about it, you can tell the team here.`,
  message:
    'For now, a message of yours was taken down. It is a precaution while the team looks into something; nothing has been decided. If you have a question, or would like to say something about it, you can tell the team here.',
  ended:
    'What kept you from writing on this server for now is lifted. If you have a question, you can ask the team here.',
};

/** Why an interim measure does not go that way. */
export function interimRefusal(refusal: InterimRefusal): string {
  switch (refusal.code) {
    case 'interim-there':
      return `That stands already, as interim measure no. ${refusal.number}.`;
    case 'interim-reason-empty':
      return 'There are only blanks where the reason belongs. A sentence is enough: a second person has to understand it.';
    case 'no-such-interim':
      return 'There is no such interim measure in this case.';
    case 'own-interim':
      return 'You took this measure, so a second person confirms or lifts it. If it cannot stay, ask anybody else of the team to press *Lift*.';
    case 'interim-over':
      return overWords[refusal.how];
    case 'interim-for-leaders':
      return 'A second person has confirmed it, so only a leader can lift it before its time is over.';
  }
}

const overWords = {
  confirmed: 'Somebody has confirmed it already.',
  lifted: 'Somebody has lifted it already.',
  lapsed: 'Nobody confirmed it in time, so it is lifted already.',
  ended: 'Its time is over already.',
  failed: 'It did not work, so there is nothing to confirm or lift. You can take another with `/case interim`.',
};

/** An entry of the history. */
export function interimHistory(event: InterimEvent): string {
  if (event.type === 'interim-taken') return `Interim measure no. ${event.interim.number} taken`;
  const name = `Interim measure no. ${event.number}`;
  switch (event.type) {
    case 'interim-confirmed':
      return `${name} confirmed`;
    case 'interim-lifted':
      return event.by === null ? `${name} lifted, as nobody confirmed it in time` : `${name} lifted`;
    case 'interim-ended':
      return `${name} is over`;
    case 'interim-kept':
      return `${name}: the message is kept`;
    case 'interim-settled':
      return event.failure === null ? `${name} carried out` : `${name} did not work`;
    case 'interim-lifting-settled':
      return event.failure === null ? `${name} taken back on Discord` : `${name} could not be taken back on Discord`;
  }
}
