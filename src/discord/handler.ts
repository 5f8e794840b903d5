import type {
  APIModalInteractionResponseCallbackData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Client,
  InteractionReplyOptions,
  Locale,
  APIMessage,
  MessageComponentInteraction,
  ModalSubmitInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
  User,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Chance, Clock, Files, Stores } from '../app/ports.ts';
import type { Turns } from '../app/turns.ts';
import type { Person } from '../domain/access.ts';
import type { Settings } from '../domain/settings.ts';
import type { AnswersRead } from './contact/answers-read.ts';
import type { CustomId } from './custom-id.ts';

/** What the whole Discord edge works with. */
export interface Services {
  client: Client<true>;
  /** Ids of whoever runs this bot (SPEC 3.10). */
  runBy: readonly string[];
  stores: Stores;
  files: Files;
  clock: Clock;
  chance: Chance;
  /** Reports of one server are numbered one after the other. */
  turns: Turns;
  log: Logger;
  /** New effects may be waiting in the outbox. */
  poke: () => void;
  /** Whoever judges silence waits for it. */
  answersRead: AnswersRead;
  /** Reads anew who the staff of a server are. */
  syncStaff: (guildId: string) => Promise<void>;
}

/** One interaction's view of the world: who asks, where, under which settings. In a DM there is no server. */
export interface Context extends Services {
  interactionId: string;
  userId: string;
  locale: Locale;
  /** Null in a DM. */
  inGuild: { guildId: string; person: Person; settings: Settings; isAdministrator: boolean; isGuest: boolean } | null;
}

/** A context that surely has a server. */
export type GuildContext = Context & { inGuild: NonNullable<Context['inGuild']> };

type Payload = Omit<InteractionReplyOptions, 'flags' | 'withResponse'> & { v2?: boolean };

/** What a person is shown: a message for them alone, the message they pressed on redrawn, or a form. */
export type Shown =
  | { show: 'message'; payload: Payload; unseen?: () => Promise<void> }
  | { show: 'redraw'; payload: Payload }
  | { show: 'modal'; modal: APIModalInteractionResponseCallbackData };

/**
 * `later` is acknowledged first and answered when its work is done (with `redraws`, by redrawing the message that was
 * pressed on); everything else must be quick (3 seconds).
 */
export type Answer =
  | Shown
  | { show: 'later'; redraws?: boolean; work: () => Promise<Exclude<Shown, { show: 'modal' }>> };

/** Who may use something at all; what it then shows is asked of the access policy again. */
export type Audience = 'member' | 'staff' | 'leader' | 'administrator';

interface Rules {
  audience: Audience;
  /** Answers before `/setup start` is done, too. */
  beforeSetup?: boolean;
}

export interface SlashCommand extends Rules {
  data: RESTPostAPIApplicationCommandsJSONBody;
  /** Usable in the bot's DM; `context.inGuild` is null there. */
  run: (interaction: ChatInputCommandInteraction, context: Context) => Promise<Answer>;
  /** At most 25 suggestions, already limited to what the person may see. */
  suggest?: (interaction: AutocompleteInteraction, context: Context) => Promise<string[]>;
}

/** An entry of the menu on a member. */
export interface UserMenu extends Rules {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run: (user: User, context: Context) => Promise<Answer>;
}

/** An entry of the menu on a message; it gets the message as Discord sent it, null when Discord sent none. */
export interface MessageMenu extends Rules {
  data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  run: (message: APIMessage | null, context: Context) => Promise<Answer>;
}

export interface ComponentHandler extends Rules {
  verb: string;
  run: (interaction: MessageComponentInteraction, context: Context, customId: CustomId) => Promise<Answer>;
}

export interface ModalHandler extends Rules {
  verb: string;
  run: (interaction: ModalSubmitInteraction, context: Context, customId: CustomId) => Promise<Answer>;
}
