import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventCourse } from './gateway/event-course.ts';
import type { GatewaySettings } from './gateway/gateway.ts';
import { Gateway } from './gateway/gateway.ts';
import type { ApiParts } from './http/call.ts';
import { Cdn } from './http/cdn.ts';
import { Faults } from './http/faults.ts';
import { RateLimits } from './http/rate-limits.ts';
import type { RequestRecord } from './http/recording.ts';
import { Recording } from './http/recording.ts';
import { RouteTable } from './http/route-table.ts';
import { serveApi } from './http/serve.ts';
import { interactionRoutes } from './interactions/routes.ts';
import { InteractionStore } from './interactions/store.ts';
import { People } from './people/people.ts';
import { worldRoutes } from './routes/all.ts';
import { gatewayRoutes } from './routes/gateway-bot.ts';
import { systemClock } from './world/system-clock.ts';
import type { Clock, WorldSettings } from './world/world.ts';
import { World } from './world/world.ts';

export interface DiscordOptions extends Partial<WorldSettings>, Partial<GatewaySettings> {
  /** Default: real time. */
  clock?: Clock;
  token?: string;
  /** Fixed port; default: any free one. */
  port?: number;
  /** Multiplier of every rate limit; 1 is Discord's own pace, 0 refuses nothing. The default is generous. */
  rateScale?: number;
  /** How many requests are remembered. */
  requestCap?: number;
  /** Events before or after the REST reply of the call that made them. */
  eventOrder?: 'before' | 'after';
  /** How events come at all; a given `eventOrder` goes before it. */
  events?: EventCourse;
}

/** A Discord in this process. */
export interface DiscordServer {
  /** `http://127.0.0.1:port`; the bot's API base is `${url}/api`. */
  url: string;
  token: string;
  clock: Clock;
  world: World;
  people: People;
  interactions: InteractionStore;
  gateway: Gateway;
  faults: Faults;
  cdn: Cdn;
  /** The bot's calls, oldest first. */
  requests: RequestRecord[];
  /** Calls of routes nobody modelled, and crashes inside the server. A test that ends with one in here is broken. */
  unmodelled: string[];
  /** How many calls so far count against the 50 a second. */
  globalCalls: () => number;
  stop: () => Promise<void>;
}

/** Starts a Discord on a free port of 127.0.0.1. Any number of them live side by side. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordServer> {
  const clock = options.clock ?? systemClock;
  const token = options.token ?? 'loopback-token';
  const world = new World(clock, settingsIn(options));
  const gateway = new Gateway(world, token, options);
  gateway.events = options.events ?? 'early';
  if (options.eventOrder !== undefined) gateway.eventOrder = options.eventOrder;
  const interactions = new InteractionStore(world);
  const recording = new Recording(options.requestCap ?? 20_000);
  const faults = new Faults();
  const cdn = new Cdn(world);
  const routes = new RouteTable();
  routes.add([...worldRoutes(world), ...gatewayRoutes(gateway), ...interactionRoutes(world, interactions)]);
  const api: ApiParts = {
    token,
    applicationId: world.applicationId,
    now: () => clock.now(),
    routes,
    recording,
    faults,
    limits: new RateLimits(options.rateScale ?? 100),
    inOrder: <T>(run: () => Promise<T>) => gateway.order.run(run),
    crashed: (error: unknown) => recording.unmodelled.push(`crash: ${stackOf(error)}`),
  };
  const server = createServer((request, response) => {
    void answer(request, response, { api, cdn }).catch(api.crashed);
  });
  server.on('upgrade', (request, socket, head) => gateway.accept(request, socket, head));
  world.baseUrl = await listen(server, options.port ?? 0);
  return {
    url: world.baseUrl,
    token,
    clock,
    world,
    people: new People(world, interactions),
    interactions,
    gateway,
    faults,
    cdn,
    requests: recording.requests,
    unmodelled: recording.unmodelled,
    globalCalls: () => recording.globalCalls,
    stop: () => stop(server, { world, gateway, faults, cdn }),
  };
}

type Parts = Pick<DiscordServer, 'world' | 'gateway' | 'faults' | 'cdn'>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { api, cdn }: { api: ApiParts; cdn: Cdn },
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path.startsWith('/cdn/')) await cdn.serve(path, response);
  else await serveApi(api, request, response);
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server, { world, gateway, faults, cdn }: Parts): Promise<void> {
  for (const cancel of world.archiveAlarms.values()) cancel();
  world.archiveAlarms.clear();
  faults.stop();
  cdn.stop();
  gateway.stop();
  const closed = new Promise((resolve) => {
    server.close(resolve);
  });
  server.closeAllConnections();
  await closed;
}

/** Settings left out stay at their defaults. */
function settingsIn(options: DiscordOptions): Partial<WorldSettings> {
  const { nonceWindowMs, refuseOldEdits, refuseDmOpening } = options;
  const { enabledIntents, interactionsEndpointUrl, requiresCodeGrant } = options;
  const portal = { enabledIntents, interactionsEndpointUrl, requiresCodeGrant };
  const given = Object.entries({ nonceWindowMs, refuseOldEdits, refuseDmOpening, ...portal });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
