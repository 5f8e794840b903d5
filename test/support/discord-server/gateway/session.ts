import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';

interface Sent {
  s: number;
  frame: string;
}

/** One identified session: its intents, its sequence and the log a resume replays. It outlives its connections. */
export class Session {
  readonly id = randomBytes(16).toString('hex');
  readonly intents: number;
  readonly #replayLimit: number;
  #log: Sent[] = [];
  #seq = 0;
  socket: WebSocket | null;

  constructor(socket: WebSocket, intents: number, replayLimit: number) {
    this.socket = socket;
    this.intents = intents;
    this.#replayLimit = replayLimit;
  }

  /** Numbers the event, keeps it for a resume and sends it, if somebody is connected. */
  dispatch(t: string, d: Record<string, unknown>): void {
    this.#seq += 1;
    const frame = JSON.stringify({ op: 0, t, d, s: this.#seq });
    this.#log.push({ s: this.#seq, frame });
    if (this.#log.length > this.#replayLimit * 1.25) this.#log = this.#log.slice(-this.#replayLimit);
    this.socket?.send(frame);
  }

  /** Whether everything after `seq` is still there to be replayed. */
  canReplay(seq: number): boolean {
    const oldest = this.#log[0]?.s ?? this.#seq + 1;
    return seq <= this.#seq && seq >= oldest - 1;
  }

  /** Sends everything after `seq` again over the new connection. */
  replay(socket: WebSocket, seq: number): void {
    this.socket = socket;
    for (const sent of this.#log) if (sent.s > seq) socket.send(sent.frame);
  }
}
