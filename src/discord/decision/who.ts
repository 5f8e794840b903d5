import { draftCard } from '../../texts/en/deciding.ts';
import type { CaseView } from '../views/case-view.ts';
import { somebody } from '../views/parties.ts';

/** A subject as the case card names them; null stands for a case in which nobody is reported. */
export function subjectName(view: CaseView, partyId: string | null): string {
  const party = view.state.parties.find((one) => one.partyId === partyId);
  return party === undefined ? draftCard.theCase : somebody(view, party);
}
