import type { APILabelComponent, ButtonStyle } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import type { ContactCommand } from '../../domain/contact/contact-command.ts';
import type { Actor, LifecycleCommand } from '../../domain/lifecycle/lifecycle-command.ts';
import type { SameSubjectCommand } from '../../domain/same-subject/same-subject-command.ts';
import type { GuildContext } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';

/** What a filled-in form holds, by field; empty for what was left out. */
export interface Filled {
  text: (field: string) => string;
  choice: (field: string) => string;
}

/** Something in the form does not fit: said with what would be right. */
export interface Wrong {
  wrong: string;
}

export interface Acting {
  view: CaseView;
  context: GuildContext;
  by: Actor;
  at: number;
}

/** What staff order with one. */
type CaseOrder = LifecycleCommand | SameSubjectCommand | ContactCommand;

/**
 * One thing staff can do with a case (SPEC 5, 9): a subcommand of `/case`, a button on the card, and a form where words are
 * needed. Declared once; `act.ts` makes all three of it.
 */
export interface CaseAction {
  /** Subcommand and verb. */
  name: string;
  label: string;
  description: string;
  style?: ButtonStyle.Primary | ButtonStyle.Success;
  /** True while the card should offer it as a sensible next step. */
  offered: (state: CaseState) => boolean;
  /** At most five fields; none when a press is enough. */
  form?: (acting: Acting) => Promise<APILabelComponent[] | Wrong>;
  order: (filled: Filled, acting: Acting) => Promise<CaseOrder | Wrong>;
  /** What whoever did it reads. */
  done: (state: CaseState, order: CaseOrder) => string;
}

export const isWrong = (answer: object): answer is Wrong => 'wrong' in answer;
