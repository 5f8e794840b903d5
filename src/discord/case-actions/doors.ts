import type { CaseState } from '../../domain/case.ts';
import { shorten } from '../../domain/names.ts';
import type { Status } from '../../domain/words.ts';
import { proceedings } from '../../texts/en/card.ts';
import { closeReasons, doors as words, lifecycleRefusal } from '../../texts/en/lifecycle.ts';
import { dateAndDistance } from '../../texts/en/times.ts';
import { quoted, safeText } from '../views/safe-text.ts';
import type { Acting, CaseAction } from './case-action.ts';
import { revive } from './cold.ts';
import { close, confirm, dismiss, keepOpen, reopen } from './ending.ts';
import { endHold, hold, investigate } from './follow-up.ts';
import { offeredNow } from './offers.ts';
import { decide, takeBack } from './decide.ts';
import { triage } from './triage.ts';

/** Where a subcommand leads when more than one thing could be meant, or none can be done yet: words, and buttons. */
export interface Choice {
  say: string;
  actions: readonly CaseAction[];
}

/** How much of what somebody wrote is shown beside a choice; the whole of it is in the record. */
const shownAtMost = 700;

/** What a subcommand means for a case as it stands: one thing at once, or a choice. */
export function leadsTo(action: CaseAction, acting: Acting): CaseAction | Choice {
  return doors.get(action)?.(acting) ?? action;
}

/** The subcommands that lead to more than the action they are named after. */
const doors = new Map<CaseAction, (acting: Acting) => CaseAction | Choice>([
  [triage, toTriage],
  [hold, toHold],
  [close, toClose],
  [decide, toDecide],
  [reopen, toReopen],
]);

function toTriage({ view: { state } }: Acting): CaseAction | Choice {
  const isTriaged = state.status === 'triage' && state.immediateRisk !== null;
  return isTriaged ? { say: words.triaged(state.reference), actions: [investigate, triage] } : triage;
}

function toHold({ view: { state } }: Acting): CaseAction | Choice {
  const { reference, heldUntil } = state;
  if (heldUntil === null) return hold;
  return { say: words.held(reference, dateAndDistance(heldUntil)), actions: [endHold, hold] };
}

/** Without a decision until there is one; then with the closing summary (SPEC 5). */
function toClose(acting: Acting): CaseAction | Choice {
  const { state } = acting.view;
  const isWorkedOn = state.status !== 'closed' && state.status !== 'cold';
  if (state.closing !== null && isWorkedOn) return closingProposed(acting, state.closing);
  switch (state.status) {
    case 'new':
    case 'triage':
      return dismiss;
    case 'investigating':
    case 'cold': {
      const isOpen = state.status === 'investigating';
      return {
        say: words.noOutcomeYet(state.reference, isOpen),
        actions: [decide, isOpen ? dismiss : revive],
      };
    }
    case 'resolved':
      return close;
    case 'closed':
      return notNow(acting, 'new', 'triage', 'resolved');
  }
}

/** Somebody confirms what they have just read, never what they have not seen. */
function closingProposed(acting: Acting, closing: NonNullable<CaseState['closing']>): Choice {
  const { reference } = acting.view.state;
  const { reason, duplicateOf, noteId, proposedBy } = closing;
  const why = [closeReasons[reason], ...named(acting, duplicateOf)].join(' ');
  const isOwn = proposedBy === acting.by.userId;
  const said = isOwn ? words.closingOwn(reference, why) : words.closingProposed(reference, why, proposedBy);
  return { say: [said, ...written(acting, noteId)].join('\n'), actions: [confirm, keepOpen] };
}

/** The case of which it is said to be a duplicate: by name only for whoever may see that one as well (SPEC 6.3). */
function named({ view }: Acting, duplicateOf: NonNullable<CaseState['closing']>['duplicateOf']): string[] {
  if (duplicateOf === null) return [];
  return [`(${view.beside?.named.get(duplicateOf.caseId) ?? proceedings.anotherCase})`];
}

/** A vote that is open, and what can be taken back, is shown in any status; a decision is written where one is to be taken. */
function toDecide(acting: Acting): CaseAction | Choice {
  const { state } = acting.view;
  return state.proposal !== null || decide.offered(state) ? decide : notNow(acting, 'investigating', 'cold');
}

/** A closed case goes back to triage, a resolved one to the investigation (SPEC 5). */
function toReopen(acting: Acting): CaseAction | Choice {
  const { status } = acting.view.state;
  if (status === 'closed') return reopen;
  return status === 'resolved' ? takeBack : notNow(acting, 'closed', 'resolved');
}

function notNow(acting: Acting, ...needs: Status[]): Choice {
  const { status } = acting.view.state;
  return { say: lifecycleRefusal({ code: 'wrong-status', status, needs }), actions: offeredNow(acting) };
}

function written({ view }: Acting, contentId: string | null): string[] {
  const text = contentId === null ? undefined : view.words.get(contentId);
  return text === undefined ? [] : [shorten(quoted(safeText(text)), shownAtMost)];
}
