import { ApiError } from '../http/api-error.ts';
import { type CommandForm, validateCommand, validateCommands } from '../rules/command-limits.ts';

/** A command the bot registered; `guildId` null means everywhere. */
export interface RegisteredCommand {
  id: string;
  guildId: string | null;
  form: CommandForm;
}

/** Every command of the application. Each change is checked against Discord's limits before it counts. */
export class CommandBook {
  readonly #commands = new Map<string, RegisteredCommand>();
  readonly #nextId: () => string;

  constructor(nextId: () => string) {
    this.#nextId = nextId;
  }

  get all(): readonly RegisteredCommand[] {
    return [...this.#commands.values()];
  }

  /** The commands of one scope, in the order of registration. */
  inScope(guildId: string | null): RegisteredCommand[] {
    return this.all.filter((command) => command.guildId === guildId);
  }

  get(guildId: string | null, id: string): RegisteredCommand {
    const command = this.#commands.get(id);
    if (command === undefined || command.guildId !== guildId)
      throw new ApiError(404, 10063, 'Unknown application command');
    return command;
  }

  /** Bulk overwrite: what is not in the list is gone; what keeps its name and type keeps its id. */
  replaceAll(guildId: string | null, list: readonly unknown[]): RegisteredCommand[] {
    const forms = validateCommands(list);
    const before = this.inScope(guildId);
    for (const { id } of before) this.#commands.delete(id);
    return forms.map((form) => this.#put({ id: same(before, form)?.id ?? this.#nextId(), guildId, form }));
  }

  /** Adds a command, or overwrites the one with its name and type. */
  upsert(guildId: string | null, json: unknown): { command: RegisteredCommand; isNew: boolean } {
    const form = validateCommand(json);
    const existing = same(this.inScope(guildId), form);
    const others = this.inScope(guildId).filter((command) => command !== existing);
    validateCommands([...others.map((command) => command.form), form]);
    const command = this.#put({ id: existing?.id ?? this.#nextId(), guildId, form });
    return { command, isNew: existing === undefined };
  }

  edit(guildId: string | null, id: string, changes: Record<string, unknown>): RegisteredCommand {
    const { form } = this.get(guildId, id);
    return this.#put({ id, guildId, form: validateCommand({ ...form, ...changes, type: form.type }) });
  }

  delete(guildId: string | null, id: string): void {
    this.#commands.delete(this.get(guildId, id).id);
  }

  #put(command: RegisteredCommand): RegisteredCommand {
    this.#commands.set(command.id, command);
    return command;
  }
}

function same(commands: readonly RegisteredCommand[], form: CommandForm): RegisteredCommand | undefined {
  return commands.find((command) => command.form.name === form.name && command.form.type === form.type);
}
