import type { Interim, InterimFailure } from '../../domain/interim/interim-state.ts';
import { isOpen, stands } from '../../domain/interim/interim-state.ts';
import { failureText, measureText } from '../../texts/en/decision.ts';
import { interimEnds, interimToPerson, interimWords as words } from '../../texts/en/interim.ts';
import { dateAndDistance, momentAndDistance } from '../../texts/en/times.ts';
import type { ContactMessage } from '../../domain/contact/contact-state.ts';
import { whoIs } from '../contact/who.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button } from '../views/components.ts';

/** What was done, to whom; whoever keeps their name back is the reporter (SPEC 3.6). */
export function interimLine(view: CaseView, { measure, partyId }: Interim): string {
  const party = view.state.parties.find((one) => one.partyId === partyId);
  return words.on(measureText(measure), party === undefined ? '' : whoIs(view, party));
}

/** What still has to be said about it, and by when. */
export const waiting = ({ measure, confirmBy }: Interim): string =>
  (measure.kind === 'timeout' ? words.waits : words.waitsForMessage)(dateAndDistance(confirmBy));

/** On the card as long as it stands unconfirmed, and a confirmed timeout until its time is over (SPEC 7.5). */
export function interimCardLines(view: CaseView): string[] {
  return view.state.interims.filter(isShown).map((interim) => {
    const state = isOpen(interim) ? waiting(interim) : words.holds;
    const until = interim.until === null ? [] : [dateAndDistance(interim.until)];
    return `🛑 ${[`**${words.label} no. ${interim.number}:** ${interimLine(view, interim)}`, ...until, state].join(' · ')}`;
  });
}

/** A card knows no clock: when the time of a confirmed one is over, that is an event of the case. */
const isShown = (interim: Interim): boolean => stands(interim, 0);

/** Why it did not work, and what helps. */
export function interimFailureText({ why, permission }: InterimFailure): string {
  if (why === 'too-late') return interimEnds.tooLate;
  if (why === 'not-theirs') return interimEnds.notTheirs;
  return failureText({ why, permission });
}

/** Confirm and lift, for whoever comes second. */
export const interimButtons = (view: CaseView, number: number, isOneOfMany = false) => [
  press(view, 'interim-confirm', number, isOneOfMany ? words.confirmNumber(number) : words.confirm),
  press(view, 'interim-lift', number, isOneOfMany ? words.liftNumber(number) : words.lift),
];

const press = ({ state }: CaseView, verb: string, step: number, label: string) =>
  button(encodeCustomId({ verb, id: state.caseId, step }), label);

/** What the person is told; null for a word about something else. */
export function interimWord(view: CaseView, { about, messageId }: ContactMessage): string | null {
  switch (about) {
    case 'interim-timeout': {
      const until = view.state.interims.find(({ number }) => messageId === `interim-${number}`)?.until ?? 0;
      return interimToPerson.timeout(momentAndDistance(until));
    }
    case 'interim-message':
      return interimToPerson.message;
    case 'interim-ended':
      return interimToPerson.ended;
    case 'words':
    case 'notice':
    case 'reminder':
    case 'again':
    case 'muted':
    case 'unmuted':
    case 'after-closing':
      return null;
  }
}
