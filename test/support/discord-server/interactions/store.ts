import { randomBytes } from 'node:crypto';
import { ApiError } from '../http/api-error.ts';
import type { Message } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { CommandBook } from './command-book.ts';
import { envelope } from './envelope.ts';
import type { CallbackType, Interaction, ShownModal, Wish } from './interaction.ts';
import { callbackType, firstCallbackWithinMs, tokenLifeMs } from './interaction.ts';

/** Every interaction of one Discord: what was asked, what the bot answered, which modals stand open. */
export class InteractionStore {
  readonly #world: World;
  readonly #byToken = new Map<string, Interaction>();
  readonly #listeners = new Set<() => void>();
  readonly #alarms = new Map<string, () => void>();
  /** What the bot registered. */
  readonly commands: CommandBook;
  /** The modal on each person's screen. */
  readonly modals = new Map<string, ShownModal>();
  /** The last message the bot showed each person in answer to something they did. */
  readonly lastShown = new Map<string, { channelId: string; messageId: string }>();

  constructor(world: World) {
    this.#world = world;
    this.commands = new CommandBook(() => world.nextId());
  }

  /** Everything asked so far, oldest first. */
  get all(): Interaction[] {
    return [...this.#byToken.values()];
  }

  /** Dispatches the interaction; from now on the bot has three seconds of the world's clock. */
  start(wish: Wish): Interaction {
    const id = this.#world.nextId();
    const token = randomBytes(40).toString('base64url');
    const interaction: Interaction = {
      id,
      token,
      wish,
      createdAt: this.#world.clock.now(),
      payload: envelope(this.#world, wish, { id, token }),
      dispatchedAt: performance.now(),
      state: 'waiting',
      callback: null,
      answeredInMs: null,
      originalId: null,
      messageIds: new Set(),
      choices: null,
    };
    this.#byToken.set(token, interaction);
    const deadline = interaction.createdAt + firstCallbackWithinMs;
    this.#alarms.set(
      id,
      this.#world.clock.wakeAt(deadline, () => this.#fail(interaction)),
    );
    this.redeliver(interaction.payload);
    return interaction;
  }

  /** Sends an INTERACTION_CREATE, once more when it was sent before. */
  redeliver(payload: Record<string, unknown>): void {
    this.#world.emit({ t: 'INTERACTION_CREATE', d: structuredClone(payload), guildId: null, channelId: null });
  }

  /** The interaction a first callback is for; refuses what is unknown, too late or answered already. */
  awaiting(id: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction === undefined || interaction.id !== id || interaction.state === 'failed') {
      throw new ApiError(404, 10062, 'Unknown interaction');
    }
    if (interaction.state !== 'waiting') {
      throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
    }
    return interaction;
  }

  /** The interaction whose token is used as a webhook; refuses before the first callback and after 15 minutes. */
  acknowledged(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction === undefined || this.#world.clock.now() - interaction.createdAt >= tokenLifeMs) {
      throw new ApiError(401, 50027, 'Invalid Webhook Token');
    }
    if (interaction.callback === null) throw new ApiError(404, 10015, 'Unknown Webhook');
    return interaction;
  }

  /** Records the first callback. */
  acknowledge(interaction: Interaction, type: CallbackType): void {
    this.#alarms.get(interaction.id)?.();
    this.#alarms.delete(interaction.id);
    interaction.callback = type;
    interaction.answeredInMs = performance.now() - interaction.dispatchedAt;
    const deferred = type === callbackType.deferredMessage || type === callbackType.deferredUpdate;
    interaction.state = deferred ? 'deferred' : 'answered';
    this.#changed();
  }

  /** A deferred answer was filled in. */
  fulfil(interaction: Interaction): void {
    interaction.state = 'answered';
    this.#changed();
  }

  showModal(shown: ShownModal): void {
    this.modals.set(shown.interaction.wish.userId, shown);
  }

  showMessage(interaction: Interaction, message: Message): void {
    this.lastShown.set(interaction.wish.userId, { channelId: message.channel_id, messageId: message.id });
  }

  /** Runs `listener` after every change of state; answers the function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #fail(interaction: Interaction): void {
    if (interaction.state !== 'waiting') return;
    interaction.state = 'failed';
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
