/**
 * How the events of a whole server reach the bot. Discord promises none of it: `early` and `late` come before and after the
 * reply to the request that made them, `twice` comes everything double, `shuffled` overtakes, and `lossy` loses whatever
 * the bot's own requests bring about, which it knows from their replies. What people do is lost in no course: that comes back
 * with the next session only, which has journeys of its own.
 */
export const eventCourses = ['early', 'late', 'twice', 'shuffled', 'lossy'] as const;
export type EventCourse = (typeof eventCourses)[number];

type Deliver = (t: string, d: Record<string, unknown>) => void;

/** What a session begins with, and answers to what the client asked for: these come once and at once. */
const orderly = new Set(['READY', 'RESUMED', 'GUILD_CREATE', 'GUILD_MEMBERS_CHUNK']);

/** Real milliseconds in which events overtake each other. */
const windowMs = 4;

interface Waiting {
  t: string;
  d: Record<string, unknown>;
  deliver: Deliver;
}

/** Doubles or shuffles dispatches; the other courses are decided where the events are made. */
export class EventCourseOf {
  course: EventCourse = 'early';
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;
  #seed = 1;

  pass(t: string, d: Record<string, unknown>, deliver: Deliver): void {
    if (orderly.has(t)) return deliver(t, d);
    if (this.course === 'shuffled') return this.#hold({ t, d, deliver });
    deliver(t, d);
    if (this.course === 'twice') deliver(t, structuredClone(d));
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #hold(event: Waiting): void {
    this.#waiting.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), windowMs);
  }

  #flush(): void {
    this.#timer = null;
    const waiting = shuffled(this.#waiting, () => this.#chance());
    this.#waiting = [];
    for (const { t, d, deliver } of waiting) deliver(t, d);
  }

  /** The same numbers in every run. */
  #chance(): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed / 2_147_483_647;
  }
}

function shuffled(events: Waiting[], chance: () => number): Waiting[] {
  const drawn = events.map((event) => ({ event, at: chance() })).toSorted((a, b) => a.at - b.at);
  const queues = new Map<string, Waiting[]>();
  for (const event of events) {
    const thing = thingOf(event);
    if (thing !== null) queues.set(thing, [...(queues.get(thing) ?? []), event]);
  }
  return drawn.map(({ event }) => queues.get(thingOf(event) ?? '')?.shift() ?? event);
}

/**
 * What an event tells the state of. News of one channel, thread, role or member carry no version, so that nobody could tell
 * which is newer: they keep their order among themselves. Messages and interactions overtake everything.
 */
function thingOf({ t, d }: Waiting): string | null {
  if (t.startsWith('CHANNEL_') || t.startsWith('THREAD_')) return String(d.id ?? d.channel_id ?? d.guild_id);
  if (t.startsWith('GUILD_MEMBER_')) return `${String(d.guild_id)}/${idIn(d.user)}`;
  if (t.startsWith('GUILD_ROLE_')) return typeof d.role_id === 'string' ? d.role_id : idIn(d.role);
  return t.startsWith('GUILD_') ? String(d.guild_id ?? d.id) : null;
}

const idIn = (thing: unknown): string =>
  typeof thing === 'object' && thing !== null && 'id' in thing ? String(thing.id) : '';
