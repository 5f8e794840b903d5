import { withoutOnIt } from '../calls/evolve-calls.ts';
import type { CaseState, Recusal } from '../case.ts';
import { changesCircle } from './circle-event.ts';
import type { CircleEvent } from './circle-event.ts';

/** What is then true of who may see a case. */
export function evolveCircle(state: CaseState, event: CircleEvent): Partial<CaseState> {
  return { ...change(state, event), ...(changesCircle(event) ? { step: state.step + 1 } : {}) };
}

function change(state: CaseState, event: CircleEvent): Partial<CaseState> {
  switch (event.type) {
    case 'stepped-out': {
      const { userId, reasonId } = event;
      return keptOut(state, { userId, why: 'self', ...(reasonId === null ? {} : { reasonId }) });
    }
    case 'recusal-proposed':
      return { recusing: event.recusing, recusings: event.recusing.number };
    case 'recusal-dropped':
      return { recusing: null };
    case 'recusal-confirmed': {
      const { userId, reasonId } = event.recusing;
      return keptOut({ ...state, recusing: null }, { userId, why: 'team', reasonId });
    }
    case 'recusal-lifted':
      return { recusing: null, recusals: lifted(state, event.userId) };
    case 'too-few-left':
      return { nobodyLeft: state.nobodyLeft || event.left === 'nobody' };
    case 'circle-closed':
      return { leadersOnly: true, restricted: true, addedIds: event.addedIds, thread: without(state, event.outIds) };
    case 'circle-joined':
      return { addedIds: [...state.addedIds, event.userId] };
    case 'circle-left':
      return {
        addedIds: state.addedIds.filter((userId) => userId !== event.userId),
        onIt: withoutOnIt(state, [event.userId]),
        thread: without(state, [event.userId]),
      };
    case 'circle-opened':
      return { leadersOnly: false, restricted: false, addedIds: [] };
  }
}

/** Out of all they were in the case; a proposal of theirs, or about them, is over. */
function keptOut(state: CaseState, recusal: Recusal): Partial<CaseState> {
  const { userId } = recusal;
  const { recusing, recusals, addedIds } = state;
  const isTheirs = recusing !== null && (recusing.userId === userId || recusing.proposedBy === userId);
  return {
    recusals: [...recusals, recusal],
    restricted: true,
    recusing: isTheirs ? null : recusing,
    addedIds: addedIds.filter((one) => one !== userId),
    onIt: withoutOnIt(state, [userId]),
    thread: without(state, [userId]),
  };
}

/** From whom the reporter wished it kept stays out by that wish. */
function lifted({ recusals, keeping }: CaseState, userId: string): Recusal[] {
  const isWished = keeping !== null && ['named', 'broken'].includes(keeping.phase) && keeping.userIds.includes(userId);
  const others = recusals.filter((one) => one.userId !== userId);
  return isWished ? [...others, { userId, why: 'kept-from' }] : others;
}

const without = ({ thread }: CaseState, userIds: readonly string[]): CaseState['thread'] => ({
  ...thread,
  broughtIds: thread.broughtIds.filter((userId) => !userIds.includes(userId)),
});
