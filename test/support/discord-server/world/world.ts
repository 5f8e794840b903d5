import { deleteMessages, editMessage, postMessage } from './messages.ts';
import type { MessageEdit, NewMessage } from './messages.ts';
import { MessageLog } from './message-log.ts';
import { FileStore } from './file-store.ts';
import type { NewFile } from './file-store.ts';
import { SnowflakeSource } from './snowflakes.ts';
import type { Attachment, Channel, Guild, Member, Message, User, Webhook } from './types.ts';
import { newDm, newUser } from './fresh.ts';

/** The clock all of the server runs on, apart from rate limits, which the client counts in real time. */
export interface Clock {
  now(): number;
  wakeAt(at: number, run: () => void): () => void;
}

/** A dispatch on its way to the gateway, which filters it by intent and by what the bot may see. */
export interface WorldEvent {
  t: string;
  d: Record<string, unknown>;
  /** Null outside a guild, and for ephemeral messages. */
  guildId: string | null;
  /** The channel the bot has to see for the event to reach it; null when none is needed. */
  channelId: string | null;
  /** The message inside, for blanking its content where the MESSAGE_CONTENT intent is missing. */
  message?: Message;
}

export interface WorldSettings {
  /** How long a nonce is remembered, milliseconds. */
  nonceWindowMs: number;
  /** Edits of messages older than an hour are refused with 429 / 30046. */
  refuseOldEdits: boolean;
  /** Opening a DM is refused with 40003. */
  refuseDmOpening: boolean;
  /** Which privileged intents the portal grants. */
  enabledIntents: { guildMembers: boolean; messageContent: boolean };
  /** Where the portal says that interactions go instead of the gateway. */
  interactionsEndpointUrl: string | null;
  /** The portal asks for a full OAuth2 grant before the bot joins anywhere. */
  requiresCodeGrant: boolean;
}

const defaultSettings: WorldSettings = {
  nonceWindowMs: 5 * 60_000,
  refuseOldEdits: false,
  refuseDmOpening: false,
  enabledIntents: { guildMembers: true, messageContent: true },
  interactionsEndpointUrl: null,
  requiresCodeGrant: false,
};

/** Everything that is true on this Discord at the moment. Behaviour lives in the sibling files, as functions over it. */
export class World {
  readonly clock: Clock;
  readonly settings: WorldSettings;
  readonly bot: User;
  /** Whose application the bot is. */
  appOwner: User;
  readonly applicationId: string;
  readonly guilds = new Map<string, Guild>();
  readonly users = new Map<string, User>();
  /** Guild channels, threads and DMs by id. */
  readonly channels = new Map<string, Channel>();
  /** DM channels by the id of the person. */
  readonly dms = new Map<string, Channel>();
  readonly webhooks = new Map<string, Webhook>();
  readonly files = new FileStore();
  /** Author and nonce to the message it made. */
  readonly nonces = new Map<string, { messageId: string; channelId: string; at: number }>();
  /** Alarms of the automatic archiving, by thread. */
  readonly archiveAlarms = new Map<string, () => void>();
  readonly #messages = new Map<string, MessageLog>();
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #ids: SnowflakeSource;
  /** Set when the server listens; attachments live under `${baseUrl}/cdn/`. */
  baseUrl = 'http://127.0.0.1:0';

  constructor(clock: Clock, settings: Partial<WorldSettings> = {}) {
    this.clock = clock;
    this.settings = { ...defaultSettings, ...settings };
    this.#ids = new SnowflakeSource(() => clock.now());
    this.bot = newUser(this.nextId(), 'casekeeper', { bot: true });
    this.applicationId = this.bot.id;
    this.users.set(this.bot.id, this.bot);
    this.appOwner = newUser(this.nextId(), 'maintainer');
  }

  /** A snowflake of this moment, larger than every one before. */
  nextId(): string {
    return this.#ids.next();
  }

  /** The moment as Discord writes it. */
  timestamp(): string {
    return new Date(this.clock.now()).toISOString();
  }

  guild(id: string | null | undefined): Guild | undefined {
    return typeof id === 'string' ? this.guilds.get(id) : undefined;
  }

  member(guildId: string | null | undefined, userId: string): Member | undefined {
    return this.guild(guildId)?.members.get(userId);
  }

  /** A guild channel, a thread or a DM. */
  channel(id: string | null | undefined): Channel | undefined {
    return typeof id === 'string' ? this.channels.get(id) : undefined;
  }

  messagesOf(channelId: string): MessageLog {
    const known = this.#messages.get(channelId);
    if (known !== undefined) return known;
    const log = new MessageLog();
    this.#messages.set(channelId, log);
    return log;
  }

  message(channelId: string, messageId: string): Message | undefined {
    return this.#messages.get(channelId)?.get(messageId);
  }

  forgetMessagesOf(channelId: string): void {
    this.#messages.delete(channelId);
  }

  /** The DM between the bot and a person: the same one every time. */
  openDm(userId: string): Channel {
    const open = this.dms.get(userId);
    if (open !== undefined) return open;
    const dm = newDm(this.nextId(), userId);
    this.dms.set(userId, dm);
    this.channels.set(dm.id, dm);
    return dm;
  }

  /** Stores the message, applies its mentions and dispatches MESSAGE_CREATE. Checks nothing: the routes do that. */
  postMessage(input: NewMessage): Message {
    return postMessage(this, input);
  }

  /** Changes the given fields only, re-parses mentions (adding to threads without a ping), dispatches MESSAGE_UPDATE. */
  editMessage(message: Message, changes: MessageEdit): Message {
    return editMessage(this, message, changes);
  }

  deleteMessage(message: Message): void {
    deleteMessages(this, message.channel_id, [message]);
  }

  /** Puts bytes on the CDN and answers the attachment that points at them. */
  storeFile(file: NewFile): Attachment {
    return this.files.add(this.nextId(), this.baseUrl, file);
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Answers the function that stops listening. */
  onEmit(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
