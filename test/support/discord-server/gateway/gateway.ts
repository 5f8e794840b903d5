import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { canSee } from '../rules/visibility.ts';
import type { World, WorldEvent } from '../world/world.ts';
import { Connection } from './connection.ts';
import type { EventCourse } from './event-course.ts';
import { EventCourseOf } from './event-course.ts';
import type { EventFaultHandle, EventFilter } from './event-faults.ts';
import { EventFaults } from './event-faults.ts';
import { EventOrder } from './event-order.ts';
import { forIntents } from './intents.ts';
import type { Session } from './session.ts';

export interface GatewaySettings {
  heartbeatIntervalMs: number;
  /** How many events a session keeps for a resume. */
  replayLimit: number;
  /** Refuses a second identify within five seconds (op 9), as Discord does. */
  enforceIdentifyRate: boolean;
}

const defaultGatewaySettings: GatewaySettings = {
  heartbeatIntervalMs: 41_250,
  replayLimit: 5000,
  enforceIdentifyRate: false,
};

/** The gateway: sessions and their connections, and what a test may do to them. */
export class Gateway {
  readonly world: World;
  readonly token: string;
  readonly settings: GatewaySettings;
  readonly sessions = new Map<string, Session>();
  readonly order = new EventOrder();
  /** What went out, oldest first; the latest few thousand. */
  readonly dispatches: { t: string; d: Record<string, unknown> }[] = [];
  /** Heartbeats get no answer: the client has to notice by itself. */
  ackHeartbeats = true;
  identifies = 0;
  resumes = 0;
  lastIdentifyAt = Number.NEGATIVE_INFINITY;
  readonly #faults = new EventFaults();
  readonly #course = new EventCourseOf();
  readonly #connections = new Set<Connection>();
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(world: World, token: string, settings: Partial<GatewaySettings>) {
    this.world = world;
    this.token = token;
    this.settings = { ...defaultGatewaySettings, ...settings };
    world.onEmit((event) => this.#route(event));
  }

  /** Events before or after the REST reply of the call that made them. */
  set eventOrder(order: 'before' | 'after') {
    this.order.order = order;
  }

  /** How all events come from now on. */
  set events(course: EventCourse) {
    this.#course.course = course;
    this.eventOrder = course === 'late' ? 'after' : 'before';
  }

  get url(): string {
    return this.world.baseUrl.replace('http', 'ws');
  }

  get connected(): number {
    return this.#connections.size;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      const connection = new Connection(this, webSocket);
      this.#connections.add(connection);
      webSocket.on('close', () => this.#connections.delete(connection));
    });
  }

  /** Cuts every connection. Code 1006 cuts without a goodbye; what is not resumable forgets its session. */
  disconnect({ code, resumable }: { code: number; resumable: boolean }): void {
    if (!resumable) this.sessions.clear();
    for (const connection of this.#connections) connection.close(code);
  }

  /** Op 7: asks every client to reconnect. */
  askToReconnect(): void {
    for (const connection of this.#connections) connection.send({ op: 7, d: null, s: null, t: null });
  }

  /** Op 9: tells every client that its session is invalid. */
  invalidateSessions({ resumable }: { resumable: boolean }): void {
    if (!resumable) this.sessions.clear();
    for (const connection of this.#connections) connection.send({ op: 9, d: resumable, s: null, t: null });
  }

  /** Asks every client for a heartbeat at once. */
  requestHeartbeat(): void {
    for (const connection of this.#connections) connection.send({ op: 1, d: null, s: null, t: null });
  }

  /** Loses matching events for good: not even a resume brings them back. */
  dropEvents(filter: EventFilter): EventFaultHandle {
    return this.#faults.add('drop', filter);
  }

  duplicateEvents(filter: EventFilter): EventFaultHandle {
    return this.#faults.add('duplicate', filter);
  }

  /** Holds matching events back until `off()`, so that later ones overtake them. */
  delayEvents(filter: EventFilter): EventFaultHandle {
    return this.#faults.add('delay', filter);
  }

  /** To one session, past intents but through the faults. */
  deliver(session: Session, t: string, d: Record<string, unknown>): void {
    const send = (name: string, data: Record<string, unknown>) => {
      this.dispatches.push({ t: name, d: data });
      if (this.dispatches.length > 5000) this.dispatches.splice(0, 1000);
      session.dispatch(name, data);
    };
    this.#course.pass(t, d, (name, data) => this.#faults.pass(name, data, send));
  }

  stop(): void {
    this.#course.stop();
    for (const connection of this.#connections) connection.close(1006);
    this.sessions.clear();
    this.#server.close();
  }

  /** Decides at once who gets the event, because the rights may change before it is sent. */
  #route(event: WorldEvent): void {
    if (this.sessions.size === 0 || !this.#botMayHear(event)) return;
    if (this.#course.course === 'lossy' && this.order.isInRequest) return;
    const parcels = [...this.sessions.values()].flatMap((session) => {
      const d = forIntents(this.world, session.intents, event);
      return d === null ? [] : [{ session, d }];
    });
    this.order.emit(() => {
      for (const { session, d } of parcels) this.deliver(session, event.t, d);
    });
  }

  #botMayHear(event: WorldEvent): boolean {
    if (event.t === 'INTERACTION_CREATE' || event.t === 'GUILD_DELETE') return true;
    const botId = this.world.bot.id;
    if (event.guildId !== null && this.world.member(event.guildId, botId) === undefined) return false;
    return event.channelId === null || canSee(this.world, botId, event.channelId);
  }
}
