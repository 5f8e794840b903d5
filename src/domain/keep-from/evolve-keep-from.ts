import { withoutOnIt } from '../calls/evolve-calls.ts';
import type { CaseState } from '../case.ts';
import { withRecusals } from './decide-keep-from.ts';
import type { KeepFromEvent, KeepFromEventOf } from './keep-from-event.ts';
import type { Keeping } from './keep-from-state.ts';

/** What is then true of whom a report is kept from. */
export function evolveKeepFrom(state: CaseState, event: KeepFromEvent): Partial<CaseState> {
  if (state.keeping === null) return {};
  return changed(state, state.keeping, event);
}

function changed(state: CaseState, keeping: Keeping, event: KeepFromEvent): Partial<CaseState> {
  switch (event.type) {
    case 'kept-from-named':
      return named(state, keeping, event);
    case 'left-to-leaders':
      return { keeping: { ...keeping, phase: 'leaders' }, ...begun(event) };
    case 'wish-dropped':
      return { ...ended(state, keeping, 'dropped'), ...begun(event) };
    case 'wish-broken':
      return { keeping: { ...keeping, phase: 'broken' } };
    case 'wish-lifted':
      return { ...ended(state, keeping, 'lifted'), step: state.step + 1 };
  }
}

const begun = ({ opens }: { opens: KeepFromEventOf<'wish-dropped'>['opens'] }): Partial<CaseState> =>
  opens === null ? {} : opens;

/** Where leaders have begun already, nobody else comes in by it. */
function named(state: CaseState, keeping: Keeping, event: KeepFromEventOf<'kept-from-named'>): Partial<CaseState> {
  const { userIds, opens } = event;
  const { recusals } = withRecusals(state, userIds);
  const broughtIds = state.thread.broughtIds.filter((userId) => !userIds.includes(userId));
  return {
    keeping: { ...keeping, phase: 'named', userIds },
    recusals,
    leadersOnly: opens === null ? state.leadersOnly : keeping.leadersOnly,
    onIt: withoutOnIt(state, userIds),
    thread: { ...state.thread, broughtIds },
    ...begun(event),
  };
}

/** Whoever is kept out for another reason stays so, and so does the place among the restricted cases. */
const ended = (state: CaseState, keeping: Keeping, phase: 'dropped' | 'lifted'): Partial<CaseState> => ({
  keeping: { ...keeping, phase, userIds: [] },
  recusals: withRecusals(state, []).recusals,
  leadersOnly: keeping.leadersOnly,
});
