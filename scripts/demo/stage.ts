import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualTimes } from '../../src/config.ts';
import { startBot } from '../../src/bot.ts';
import type { Bot } from '../../src/bot.ts';
import { invitePermissions } from '../../src/discord/invite-link.ts';
import { dayMs, hourMs } from '../../src/domain/durations.ts';
import { createLog } from '../../src/log.ts';
import { namesOf } from '../../test/support/discord-server/people/people.ts';
import type { Person } from '../../test/support/discord-server/people/person.ts';
import { renderMessage, renderModal } from '../../test/support/discord-server/people/transcript.ts';
import { startDiscord } from '../../test/support/discord-server/server.ts';
import type { DiscordServer } from '../../test/support/discord-server/server.ts';
import { addGuild, memberPermissions } from '../../test/support/discord-server/world/build.ts';
import type { Channel, Guild, Role } from '../../test/support/discord-server/world/types.ts';
import { TestClock } from '../../test/support/test-clock.ts';
import { until } from '../../test/support/until.ts';

const moderateMembers = 1n << 40n;

/** Who plays: members Mira, Tobin and Sol; Rowan and Imke of the staff; Halvard, who leads; Ottilie, who owns. */
export interface Cast {
  mira: Person;
  tobin: Person;
  sol: Person;
  rowan: Person;
  imke: Person;
  halvard: Person;
  ottilie: Person;
}

/** The demo's stage: one community in a loopback Discord, the bot in it, and a narrator. */
export class Stage {
  readonly discord: DiscordServer;
  readonly clock: TestClock;
  readonly guild: Guild;
  readonly roles: { staff: Role; lead: Role };
  readonly cast: Cast;
  lastStep = 'nothing yet';
  #bot: Bot | null = null;
  #begun = false;
  readonly #dataDir: string;

  constructor(discord: DiscordServer, clock: TestClock, dataDir: string) {
    const wishes = { Security: { permissions: memberPermissions | moderateMembers }, 'Security Lead': {} };
    const wish = { name: 'Lantern Hill', botPermissions: invitePermissions, roles: wishes, channels: { general: {} } };
    const built = addGuild(discord.world, wish);
    const [staff, lead] = [built.roles['Security'], built.roles['Security Lead']];
    if (staff === undefined || lead === undefined) throw new Error('The roles of the team are missing');
    this.discord = discord;
    this.clock = clock;
    this.#dataDir = dataDir;
    this.guild = built.guild;
    this.roles = { staff, lead };
    const person = (name: string, ...roles: Role[]) => discord.people.createPerson({ name, guild: built.guild, roles });
    this.cast = {
      mira: person('Mira'),
      tobin: person('Tobin'),
      sol: person('Sol'),
      rowan: person('Rowan', staff),
      imke: person('Imke', staff),
      halvard: person('Halvard', staff, lead),
      ottilie: discord.people.personOf(Object.assign(built.owner, { global_name: 'Ottilie' }), built.guild),
    };
  }

  /** Starts the loopback Discord, builds the community, starts the bot. */
  static async open(): Promise<Stage> {
    const clock = new TestClock();
    const discord = await startDiscord({ clock });
    const stage = new Stage(discord, clock, await mkdtemp(join(tmpdir(), 'casekeeper-demo-')));
    await stage.startBot();
    return stage;
  }

  async startBot(): Promise<void> {
    const config = {
      token: this.discord.token,
      apiBaseUrl: `${this.discord.url}/api`,
      dataDir: this.#dataDir,
      logLevel: 'silent' as const,
      ...usualTimes,
    };
    this.#bot = await startBot({ config, log: createLog('silent'), clock: this.clock, waitGuildTimeoutMs: 500 });
  }

  async stopBot(): Promise<void> {
    await this.#bot?.stop();
    this.#bot = null;
  }

  /** A new day of the story begins, at nine; the first is that on which the clock stands. */
  day(name: string): void {
    if (this.#begun) this.clock.advance(dayMs - ((this.clock.now() - 9 * hourMs) % dayMs));
    this.#begun = true;
    this.#say(`\n${'═'.repeat(72)}\n${name}\n${'═'.repeat(72)}`);
  }

  /** A heading of the story. */
  act(title: string): void {
    this.#say(`\n${'━'.repeat(72)}\n${title}\n${'━'.repeat(72)}`);
  }

  /** What happens next, and the words under which it would be reported should it go wrong. */
  tell(line: string): void {
    this.lastStep = line;
    this.#say(`\n▸ ${line}\n`);
  }

  /** The form a person has open. */
  showForm(person: Person): void {
    if (person.modal === null) throw new Error(`${person.name} has no form open`);
    this.#picture(`${person.name} has this form open`, renderModal(person.modal, namesOf(this.discord.world)));
  }

  /** What the bot answered to a person, for them alone. */
  showAnswer(person: Person): void {
    const { answer } = person;
    if (answer === null) throw new Error(`${person.name} got no answer`);
    this.#picture(`${person.name} reads`, renderMessage(answer.message, namesOf(this.discord.world)));
  }

  /** All a person sees in a channel or thread. */
  showPlace(person: Person, place: Channel): void {
    const messages = person.sees(place).map(({ message }) => renderMessage(message, namesOf(this.discord.world)));
    this.#picture(`${person.name} sees in "${place.name}"`, messages.join('\n'));
  }

  /** The threads a person can see, by name. */
  showThreads(...people: Person[]): void {
    for (const person of people) {
      const names = person.seesThreads();
      this.#say(
        `    ${person.name} sees ${names.length === 0 ? 'no case at all' : names.map((name) => `"${name}"`).join(', ')}.`,
      );
    }
  }

  /** Waits for something the bot does on its own. */
  until<T>(condition: () => T | undefined | null | false, what: string): Promise<T> {
    return until(condition, what);
  }

  /** A promise of the product, checked before the reader's eyes. */
  check(holds: boolean, promise: string): void {
    this.lastStep = promise;
    if (!holds) throw new Error(`Not true: ${promise}`);
    this.#say(`  ✓ ${promise}`);
  }

  /** Case threads of this server, oldest first. */
  get threads(): Channel[] {
    return [...this.guild.channels.values()].filter((channel) => channel.type === 12);
  }

  /** The post in which the team keeps a case that rests, once there is one. */
  shelfPostOf(reference: string): Channel | undefined {
    const posts = [...this.guild.channels.values()].filter(({ type }) => type === 11);
    return posts.findLast(({ name }) => name.startsWith(`${reference} ·`));
  }

  /** The thread in which the team talks with this person, once there is one. */
  talkWith(person: Person): Channel | undefined {
    return this.threads.findLast((thread) => thread.name.startsWith('Security team · ') && person.canSee(thread));
  }

  end(): void {
    this.check(this.discord.unmodelled.length === 0, 'the bot asked nothing of Discord that Discord does not have');
    this.#say('\nThe story ends here. Nothing was lost, nothing was doubled.');
  }

  async close(): Promise<void> {
    await this.stopBot();
    await this.discord.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  #picture(title: string, picture: string): void {
    const lines = picture.split('\n').map((line) => `    ${line}`.trimEnd());
    this.#say(`  ${title}:\n${lines.join('\n')}`);
  }

  #say(text: string): void {
    process.stdout.write(`${text}\n`);
  }
}
