/** The queue board of a server as it was last shown (SPEC 4.8). */
export interface Board {
  channelId: string;
  messageId: string;
  /** A digest of what it says. */
  shown: string;
  /** When it was last posted or edited (ms UTC). */
  shownAt: number;
}

export interface BoardStore {
  load(guildId: string): Promise<Board | null>;
  /** Null forgets it: the message is gone. */
  save(guildId: string, board: Board | null): Promise<void>;
  /** Whose board this message is. */
  guildOf(messageId: string): Promise<string | null>;
  /** Draws it anew at this moment (ms UTC); an earlier wish that still waits is enough. */
  refreshAt(guildId: string, at: number): Promise<void>;
}
