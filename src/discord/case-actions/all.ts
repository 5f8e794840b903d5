import { acceptReaders } from './accept-readers.ts';
import { assign, claim, handBack } from './assignment.ts';
import type { CaseAction } from './case-action.ts';
import { goCold, revive } from './cold.ts';
import { contact, contactPassing } from './contact.ts';
import { close, confirm, dismiss, keepOpen, reopen } from './ending.ts';
import { endHold, followUp, hold, investigate } from './follow-up.ts';
import { decide, takeBack } from './decide.ts';
import { interim } from '../interim/interim-form.ts';
import { keptOut } from '../circle/kept-out.ts';
import { liftWish } from './lift-wish.ts';
import { checklist } from '../investigation/checklist-page.ts';
import { part } from './part.ts';
import { triage } from './triage.ts';

/** Everything staff can do with a case, in the order in which the card offers it. */
export const caseActions: readonly CaseAction[] = [
  triage,
  investigate,
  confirm,
  keepOpen,
  part,
  claim,
  assign,
  followUp,
  contact,
  contactPassing,
  decide,
  checklist,
  interim,
  close,
  dismiss,
  reopen,
  revive,
  handBack,
  hold,
  endHold,
  takeBack,
  goCold,
  liftWish,
  keptOut,
  acceptReaders,
];
