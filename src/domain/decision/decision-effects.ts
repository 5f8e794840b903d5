import type { CaseState } from '../case.ts';
import type { ContactEvent } from '../contact/contact-event.ts';
import { minuteMs } from '../durations.ts';
import type { PlannedEffect } from '../effect.ts';
import { planned, refreshed } from '../planned-effect.ts';
import type { VoteNews } from './decision-effect.ts';
import type { DecisionEvent } from './decision-event.ts';
import type { Action } from './decision-state.ts';
import { removes } from './planned-action.ts';

/** How long a removal waits for the word to the person; nothing waits for what may never come (SPEC 2). */
const noticeAtMostMs = 10 * minuteMs;

/** What follows on Discord from a vote, and from what it decided (SPEC 7.4, 7.5). */
export function decisionEffectsOf(next: CaseState, event: DecisionEvent): PlannedEffect[] {
  return [...follows(next, event), ...refreshed(next)];
}

function follows(next: CaseState, event: DecisionEvent): PlannedEffect[] {
  switch (event.type) {
    case 'proposal-made':
      return [told(next, { news: 'proposed', number: event.proposal.number })];
    case 'vote-cast':
      return event.vote.vote === 'object'
        ? [told(next, { news: 'objected', number: event.number, userId: event.vote.userId })]
        : [];
    case 'proposal-withdrawn':
      return [told(next, { news: 'withdrawn', number: event.number, userId: event.by })];
    case 'decision-made':
      return [told(next, { news: 'decided', number: event.decision.number }), ...carried(next, event.actions)];
    case 'action-dropped':
      return [told(next, { news: 'dropped', number: event.number, actionId: event.actionId })];
    case 'undo-decided':
      return [
        told(next, { news: 'undoes', number: event.number, actionId: event.actionId }),
        ...undone(next, event.actionId),
      ];
    case 'action-settled':
      return event.status === 'failed' ? [toldOf(next, event.actionId)] : [];
    case 'message-kept':
    case 'action-retried':
      return next.actions.filter(({ actionId }) => actionId === event.actionId).map((action) => out(next, action));
    case 'vote-withdrawn':
    case 'vote-called':
    case 'action-done-by-hand':
    case 'action-asked':
      return [];
  }
}

interface News {
  news: VoteNews;
  number: number;
  userId?: string | null;
  actionId?: string | null;
}

const told = (next: CaseState, { news, number, userId = null, actionId = null }: News): PlannedEffect =>
  planned(
    next,
    'thread',
    { kind: 'tell-vote', news, number, userId, actionId, round: next.thread.round },
    `${news}.${number}.${userId ?? ''}.${next.version + 1}`,
  );

const toldOf = (next: CaseState, actionId: string): PlannedEffect =>
  planned(
    next,
    'thread',
    { kind: 'tell-action', actionId, round: next.thread.round },
    `${actionId}.${next.version + 1}`,
  );

/** What befalls one subject goes in order; one subject's trouble holds back nobody else's (SPEC 7.5). */
const laneOf = ({ partyId }: Pick<Action, 'partyId'>): string => `subject:${partyId ?? 'nobody'}`;

const out = (next: CaseState, action: Action): PlannedEffect =>
  planned(
    next,
    laneOf(action),
    { kind: 'carry-out', actionId: action.actionId },
    `${action.actionId}.${next.version + 1}`,
  );

/** Removals come last, and where a word to the person is on its way, after that. */
function carried(next: CaseState, actions: Action[]): PlannedEffect[] {
  const rest = actions.filter(({ measure }) => !removes(measure));
  const removals = actions.filter(({ measure }) => removes(measure));
  return [
    ...removals.flatMap((action) => (isTold(next, action) ? [heldStill(next, action)] : [])),
    ...rest.map((action) => out(next, action)),
    ...removals.map((action) => {
      const effect = out(next, action);
      const waits = isTold(next, action) ? { notBefore: (next.decision?.at ?? 0) + noticeAtMostMs } : {};
      // In a lane of its own, or it would hold back what comes after it.
      return { ...effect, ...waits, lane: isTold(next, action) ? `${effect.lane}:late` : effect.lane };
    }),
  ];
}

const heldStill = (next: CaseState, action: Action): PlannedEffect =>
  planned(
    next,
    laneOf(action),
    { kind: 'hold-still', partyId: action.partyId ?? '', number: action.number },
    `${action.partyId}.${action.number}`,
  );

/** True for a subject who is told of it before it is done. */
const isTold = ({ decision }: CaseState, { partyId, number }: Action): boolean =>
  decision?.number === number &&
  decision.verdicts.some((verdict) => verdict.partyId === partyId && verdict.noticeId !== null);

/** Once the person was told, or could not be: whoever is to be removed is removed now. */
export function afterNotice(next: CaseState, event: ContactEvent): PlannedEffect[] {
  if (event.type !== 'contact-delivered' && event.type !== 'contact-undeliverable') return [];
  const conversation = next.conversations.find(({ number }) => number === event.number);
  const message = conversation?.messages.find(({ messageId }) => messageId === event.messageId);
  if (message?.about !== 'notice') return [];
  const parts = next.parties.filter(
    ({ partyId, userId }) => partyId === conversation?.partyId || (userId !== null && userId === conversation?.userId),
  );
  return next.actions
    .filter(({ status, measure }) => status === 'planned' && removes(measure))
    .filter(({ partyId }) => parts.some((party) => party.partyId === partyId))
    .map((action) => out(next, action));
}

const undone = (next: CaseState, actionId: string): PlannedEffect[] =>
  next.actions
    .filter((action) => action.actionId === actionId)
    .map((action) =>
      planned(next, laneOf(action), { kind: 'undo-action', actionId }, `${actionId}.${next.version + 1}`),
    );
