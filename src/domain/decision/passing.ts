import type { CaseState } from '../case.ts';
import { evolveContact } from '../contact/evolve-contact.ts';
import { noticeTo } from '../contact/writing.ts';
import type { CaseEvent } from '../event.ts';
import type { Action, Decision, Proposal } from './decision-state.ts';
import { resolving } from './proposing.ts';
import type { Tally } from './tally.ts';

interface Passed {
  tally: Tally;
  mark: string;
  /** When the reporter hears next, should nothing be promised yet (ms UTC). */
  promise: number;
  at: number;
}

/** What an approved proposal brings about. */
export function carried(state: CaseState, proposal: Proposal, passed: Passed): CaseEvent[] {
  const { about, number, reasonsId } = proposal;
  const { at } = passed;
  switch (about.kind) {
    case 'decision': {
      const decision = decisionOf(proposal, about, passed);
      const made = { type: 'decision-made', decision, actions: actionsOf(decision), at } as const;
      return [made, ...noticesOf(state, decision, passed), resolving(state, at, passed.promise)];
    }
    case 'drop':
      return [{ type: 'action-dropped', number, actionId: about.actionId, reasonId: reasonsId, at }];
    case 'undo':
      return [{ type: 'undo-decided', number, actionId: about.actionId, reasonId: reasonsId, at }];
  }
}

/** Each subject's notice goes out with the decision; a conversation it begins is counted before the next. */
function noticesOf(state: CaseState, { verdicts }: Decision, { mark, at }: Passed): CaseEvent[] {
  const events: CaseEvent[] = [];
  let before = state;
  for (const [index, { partyId, noticeId }] of verdicts.entries()) {
    if (partyId === null || noticeId === null) continue;
    const told = noticeTo(before, { partyId, noticeId, mark: `${mark}${index || ''}`, at });
    before = told.reduce<CaseState>((one, event) => ({ ...one, ...evolveContact(one, event) }), before);
    events.push(...told);
  }
  return events;
}

type AboutDecision = Extract<Proposal['about'], { kind: 'decision' }>;

function decisionOf(proposal: Proposal, about: AboutDecision, { tally, at }: Passed): Decision {
  return {
    number: proposal.number,
    verdicts: about.verdicts,
    reasonsId: proposal.reasonsId,
    weighedId: about.weighedId,
    proposedBy: proposal.proposedBy,
    behindIds: tally.behindIds,
    overruledIds: tally.againstIds,
    calledBy: proposal.called?.by ?? null,
    at,
  };
}

const unsettled = {
  status: 'planned',
  failure: null,
  by: null,
  noteId: null,
  keptId: null,
  until: null,
  settledAt: null,
} as const;

/** Its measures, each under an id that no other proposal of the case can have: none is carried out twice. */
function actionsOf({ number, verdicts }: Decision): Action[] {
  const measures = verdicts.flatMap(({ partyId, measures: own }) => own.map((measure) => ({ partyId, measure })));
  return measures.map(({ partyId, measure }, index) => ({
    actionId: `${number}-${index + 1}`,
    number,
    partyId,
    measure,
    ...unsettled,
  }));
}
