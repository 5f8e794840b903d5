import type { APILabelComponent, ButtonStyle } from 'discord.js';
import type { CaseState } from '../../domain/case.ts';
import type { ContactCommand } from '../../domain/contact/contact-command.ts';
import type { KeepFromCommandOf } from '../../domain/keep-from/keep-from-command.ts';
import type { Actor, LifecycleCommand } from '../../domain/lifecycle/lifecycle-command.ts';
import type { ReadersCommandOf } from '../../domain/readers/readers-command.ts';
import type { SameSubjectCommand } from '../../domain/same-subject/same-subject-command.ts';
import type { Answer, GuildContext } from '../handler.ts';
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
type CaseOrder =
  | LifecycleCommand
  | SameSubjectCommand
  | ContactCommand
  | KeepFromCommandOf<'lift-wish'>
  | ReadersCommandOf<'accept-readers'>;

/**
 * One thing staff can do with a case (SPEC 5, 9): a button, a form where words are needed, and a subcommand of `/case` or
 * a way there from another's (`doors.ts`). Declared once; `act.ts` makes all of it.
 */
export type CaseAction = Offer & (Doing | Page);

/** An action that gives an order: at once, or with a form. */
export type Ordering = Offer & Doing;

interface Offer {
  /** Verb, and subcommand if it has one. */
  name: string;
  label: string;
  /** Of its subcommand; without one it is reached by button, and by the subcommand that leads to it. */
  description?: string;
  style?: ButtonStyle.Primary | ButtonStyle.Success;
  /** True while the card should offer it as a sensible next step. */
  offered: (state: CaseState) => boolean;
  /** For leaders alone: nobody else gets its form, or is offered it. */
  leaders?: true;
  /** False for somebody whom it would refuse for who they are; without it, all who may act on the case. Spares a press. */
  mayUse?: (acting: Acting) => boolean;
  /** The same, with a field for words that a leader lets pass as no name (SPEC 7.7). */
  passing?: CaseAction;
}

interface Page {
  /** What is shown instead of a form: a dialog with buttons of its own. */
  page: (acting: Acting) => Promise<Answer>;
  form?: never;
}

interface Doing {
  page?: never;
  /** At most five fields; none when a press is enough. */
  form?: (acting: Acting) => Promise<APILabelComponent[] | Wrong>;
  order: (filled: Filled, acting: Acting) => Promise<CaseOrder | Wrong>;
  /** The order asks Discord first, so that the form is acknowledged before (3 seconds). */
  asksDiscord?: true;
  /** What whoever did it reads. */
  done: (state: CaseState, order: CaseOrder) => string;
}

export const isWrong = (answer: object): answer is Wrong => 'wrong' in answer;
