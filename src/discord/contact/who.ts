import type { Conversation } from '../../domain/contact/contact-state.ts';
import type { Party } from '../../domain/case.ts';
import { isKeptName, partsOf } from '../../domain/contact/conversations.ts';
import { contactAction, partNames } from '../../texts/en/contact.ts';
import type { CaseView } from '../views/case-view.ts';
import { personName } from '../views/parties.ts';

/** Whom a conversation is with, by name and id and their part; who keeps their name back is the reporter (SPEC 3.6). */
export function whoIs(view: CaseView, one: Conversation | Party): string {
  const parts = partsOf(view.state, one);
  const [first] = parts;
  if (first === undefined || isKeptName(view.state, one)) return contactAction.reporter;
  return `${personName(view, first)}, ${parts.map(({ role }) => partNames[role]).join(', ')}`;
}
