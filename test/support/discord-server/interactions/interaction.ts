import type { ModalForm } from '../rules/modal-limits.ts';

export const interactionType = { command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;
type InteractionType = (typeof interactionType)[keyof typeof interactionType];

export const callbackType = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;
export type CallbackType = (typeof callbackType)[keyof typeof callbackType];

/** Milliseconds from the dispatch to the first callback, and how long the token lives. */
export const firstCallbackWithinMs = 3000;
export const tokenLifeMs = 15 * 60_000;

export interface Choice {
  name: string;
  value: string | number;
}

/**
 * Where an interaction stands: `waiting` for the first callback, `failed` because none came in time, `deferred` (the
 * "thinking" message or the untouched card still has to be filled in), or `answered`.
 */
type InteractionState = 'waiting' | 'failed' | 'deferred' | 'answered';

/** What somebody wants of the bot, before it has an id and a token. */
export interface Wish {
  type: InteractionType;
  userId: string;
  channelId: string;
  data: Record<string, unknown>;
  /** The message whose component was used, or from which the modal was opened. */
  source?: { channelId: string; messageId: string } | undefined;
  /** Message type of the reply: 20 to a slash command, 23 to a menu command. */
  replyType?: number;
}

/** One interaction from its dispatch to the end of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly wish: Wish;
  readonly createdAt: number;
  /** The `d` of its INTERACTION_CREATE. */
  readonly payload: Record<string, unknown>;
  /** Real time of the dispatch, for measuring. */
  readonly dispatchedAt: number;
  state: InteractionState;
  callback: CallbackType | null;
  /** Real milliseconds between dispatch and first callback. */
  answeredInMs: number | null;
  /** The message `@original` stands for. */
  originalId: string | null;
  /** Every message made through the token. */
  readonly messageIds: Set<string>;
  /** Suggestions of an answered autocomplete. */
  choices: Choice[] | null;
}

/** A modal on the screen of one person. */
export interface ShownModal {
  interaction: Interaction;
  form: ModalForm;
}
