import type { CaseState } from '../case.ts';

/** Urgent itself, or told of in its thread is an urgent report that has gathered there (SPEC 3.8). */
export const isUrgentHere = ({ urgent, gathering }: Pick<CaseState, 'urgent' | 'gathering'>): boolean =>
  urgent || (gathering !== null && gathering.partedAt === null && gathering.leadersCalledAt !== null);

/**
 * An urgent case that nobody is on (SPEC 4.3): nobody said so, nobody has it, and it has not left `new`. For a gathered
 * one its lead stands. The queue asks its tables the same.
 */
export const isUnattended = (state: CaseState): boolean =>
  isUrgentHere(state) &&
  state.status === 'new' &&
  state.assigneeId === null &&
  state.onIt === null &&
  state.gatheredIn === null;

/** Its thread cannot be made while the server has as many active threads as Discord allows (SPEC 4.7). */
export const waitsForThread = ({ thread, troubles }: Pick<CaseState, 'thread' | 'troubles'>): boolean =>
  thread.threadId === null && troubles.some(isNoRoom);

/** True for the trouble of a thread for which there is no room. */
export const isNoRoom = ({ kind, problem }: CaseState['troubles'][number]): boolean =>
  kind === 'create-thread' && problem === 'full';
