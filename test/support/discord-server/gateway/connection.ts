import { GatewayIntentBits as intent } from 'discord.js';
import type { RawData, WebSocket } from 'ws';
import { isRecord } from '../rules/component-text.ts';
import { wireGuildCreate } from '../world/wire-guild.ts';
import { wireUser } from '../world/wire.ts';
import type { Gateway } from './gateway.ts';
import { memberChunks } from './member-chunks.ts';
import { Session } from './session.ts';

interface Frame {
  op: number;
  d: unknown;
  s: number | null;
  t: string | null;
}

/** One WebSocket of a client, from hello to its end. */
export class Connection {
  readonly #gateway: Gateway;
  readonly #socket: WebSocket;
  #session: Session | null = null;

  constructor(gateway: Gateway, socket: WebSocket) {
    this.#gateway = gateway;
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(data));
    socket.on('close', (code) => this.#closed(code));
    this.send({ op: 10, d: { heartbeat_interval: gateway.settings.heartbeatIntervalMs }, s: null, t: null });
  }

  send(frame: Frame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(code: number): void {
    if (this.#session?.socket === this.#socket) this.#session.socket = null;
    if (code === 1006) this.#socket.terminate();
    else this.#socket.close(code);
  }

  #receive(data: RawData): void {
    const frame: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '{}');
    if (!isRecord(frame)) return;
    const d = isRecord(frame.d) ? frame.d : {};
    if (frame.op === 1 && this.#gateway.ackHeartbeats) this.send({ op: 11, d: null, s: null, t: null });
    else if (frame.op === 2) this.#identify(d);
    else if (frame.op === 6) this.#resume(d);
    else if (frame.op === 8) this.#requestMembers(d);
  }

  /** 1000 and 1001 from the client end the session; anything else leaves it open to a resume. */
  #closed(code: number): void {
    const session = this.#session;
    if (session === null || (session.socket !== null && session.socket !== this.#socket)) return;
    session.socket = null;
    if (code === 1000 || code === 1001) this.#gateway.sessions.delete(session.id);
  }

  #identify(d: Record<string, unknown>): void {
    const intents = typeof d.intents === 'number' ? d.intents : 0;
    if (d.token !== this.#gateway.token) return this.#socket.close(4004, 'Authentication failed.');
    if ((intents & this.#disallowed()) !== 0) return this.#socket.close(4014, 'Disallowed intent(s).');
    if (this.#tooSoon()) return this.send({ op: 9, d: false, s: null, t: null });
    this.#gateway.identifies += 1;
    const session = new Session(this.#socket, intents, this.#gateway.settings.replayLimit);
    this.#session = session;
    this.#gateway.sessions.set(session.id, session);
    this.#greet(session);
  }

  #tooSoon(): boolean {
    const { settings, lastIdentifyAt } = this.#gateway;
    this.#gateway.lastIdentifyAt = Date.now();
    return settings.enforceIdentifyRate && Date.now() - lastIdentifyAt < 5000;
  }

  #disallowed(): number {
    const { enabledIntents } = this.#gateway.world.settings;
    const members = enabledIntents.guildMembers ? 0 : intent.GuildMembers;
    const content = enabledIntents.messageContent ? 0 : intent.MessageContent;
    return members | content | intent.GuildPresences;
  }

  #greet(session: Session): void {
    const { world } = this.#gateway;
    const guilds = [...world.guilds.values()].filter((one) => one.members.has(world.bot.id));
    this.#gateway.deliver(session, 'READY', {
      v: 10,
      user: { ...wireUser(world.bot), verified: true, mfa_enabled: true, email: null, flags: 0 },
      guilds: guilds.map((one) => ({ id: one.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#gateway.url,
      application: { id: world.applicationId, flags: 0 },
      private_channels: [],
      session_type: 'normal',
      shard: [0, 1],
    });
    for (const guild of guilds) {
      if (guild.available) this.#gateway.deliver(session, 'GUILD_CREATE', wireGuildCreate(world, guild));
    }
  }

  #resume(d: Record<string, unknown>): void {
    const session = this.#gateway.sessions.get(typeof d.session_id === 'string' ? d.session_id : '');
    const seq = typeof d.seq === 'number' ? d.seq : 0;
    if (d.token !== this.#gateway.token) return this.#socket.close(4004, 'Authentication failed.');
    if (session === undefined || !session.canReplay(seq)) return this.send({ op: 9, d: false, s: null, t: null });
    this.#gateway.resumes += 1;
    this.#session = session;
    session.replay(this.#socket, seq);
    this.#gateway.deliver(session, 'RESUMED', {});
  }

  /** The whole list is for those with GUILD_MEMBERS only; prefixes and ids are for everybody. */
  #requestMembers(d: Record<string, unknown>): void {
    const session = this.#session;
    if (session === null) return;
    const wholeList = d.user_ids === undefined && d.query === '' && d.limit === 0;
    if (wholeList && (session.intents & intent.GuildMembers) === 0)
      return this.#socket.close(4014, 'Disallowed intent(s).');
    for (const chunk of memberChunks(this.#gateway.world, d))
      this.#gateway.deliver(session, 'GUILD_MEMBERS_CHUNK', chunk);
  }
}
