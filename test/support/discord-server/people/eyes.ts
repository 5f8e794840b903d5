import type { InteractionStore } from '../interactions/store.ts';
import { canSee, canSeeMessage, visibleTo } from '../rules/visibility.ts';
import { isThread } from '../rules/permissions.ts';
import { olderThan } from '../world/message-log.ts';
import type { Attachment, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { type OpenModal, showModal } from './open-modal.ts';
import { flatten, type Shown, shownComponents, textOf } from './shown.ts';

/** A message as somebody reads it. */
export interface Seen {
  author: string;
  /** Content, Text Displays and embeds, one below the other. */
  text: string;
  /** Buttons, menus and everything else, flat, top to bottom. */
  components: Shown[];
  buttons: { label: string; customId: string | undefined; disabled: boolean }[];
  embeds: Record<string, unknown>[];
  attachments: Attachment[];
  ephemeral: boolean;
  /** "… is thinking": the bot has deferred and not answered yet. */
  loading: boolean;
  message: Message;
}

const loadingFlag = 1 << 7;

/** What one person can read at this moment. */
export class Eyes {
  readonly #world: World;
  readonly #store: InteractionStore;
  readonly #userId: string;

  constructor(world: World, store: InteractionStore, userId: string) {
    this.#world = world;
    this.#store = store;
    this.#userId = userId;
  }

  /** Messages of one channel, or of everywhere, oldest first; nothing where the person cannot look. */
  messages(channelId?: string): Message[] {
    const ids = channelId === undefined ? [...this.#world.channels.keys()] : [channelId];
    return ids
      .filter((id) => canSee(this.#world, this.#userId, id))
      .flatMap((id) => [...this.#world.messagesOf(id).values()])
      .filter((message) => message.visibleTo === null || message.visibleTo === this.#userId)
      .sort((one, other) => (olderThan(one.id, other.id) ? -1 : 1));
  }

  /** A message as it stands now; undefined when it is gone or hidden from this person. */
  message(channelId: string, messageId: string): Message | undefined {
    const message = this.#world.message(channelId, messageId);
    return message !== undefined && canSeeMessage(this.#world, this.#userId, message) ? message : undefined;
  }

  threadNames(): string[] {
    return [...this.#world.channels.values()]
      .filter((channel) => isThread(channel) && canSee(this.#world, this.#userId, channel.id))
      .map((thread) => thread.name);
  }

  /** The last message the bot showed in answer to something this person did. */
  get lastShown(): Message | undefined {
    const last = this.#store.lastShown.get(this.#userId);
    return last === undefined ? undefined : this.message(last.channelId, last.messageId);
  }

  get modal(): OpenModal | null {
    const shown = this.#store.modals.get(this.#userId);
    return shown === undefined ? null : showModal(shown.form);
  }

  /** Every string the person can read anywhere: names of places, messages with all that is in them, the open modal. */
  everything(): Set<string> {
    const { channels, threads, dms, messages } = visibleTo(this.#world, this.#userId);
    const places = [...channels, ...threads, ...dms].flatMap((place) => [place.name, place.topic ?? '', ...place.tags]);
    const written = messages.flatMap((message) => message.texts);
    const strings = [...places, ...written, ...modalStrings(this.modal)];
    return new Set(strings.filter((text) => text !== ''));
  }
}

/** The message as it reads. */
export function seen(message: Message): Seen {
  const components = flatten(shownComponents(message));
  const buttons = components.filter((shown) => shown.type === 2);
  return {
    author: message.author.global_name ?? message.author.username,
    text: textOf(message),
    components,
    buttons: buttons.map((button) => ({
      label: button.label ?? '',
      customId: button.custom_id,
      disabled: button.disabled === true,
    })),
    embeds: message.embeds,
    attachments: message.attachments,
    ephemeral: message.visibleTo !== null,
    loading: (message.flags & loadingFlag) !== 0,
    message,
  };
}

function modalStrings(modal: OpenModal | null): string[] {
  const fields = modal?.parts.flatMap((part) => ('text' in part ? [part.text] : fieldStrings(part))) ?? [];
  return [modal?.title ?? '', ...fields];
}

function fieldStrings(field: OpenModal['fields'][number]): string[] {
  const options = field.options.flatMap((option) => [option.label, option.description ?? '']);
  return [field.label, field.description, field.placeholder, field.value, ...options];
}
