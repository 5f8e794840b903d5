import { extname } from 'node:path';
import { Resolved } from '../interactions/resolved.ts';
import { canSee } from '../rules/visibility.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { Picking, PickKind, PersonFile } from './fill-modal.ts';
import { PersonError } from './person-error.ts';

const contentTypes: Record<string, string> = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
};

/** Choosing from Discord's own lists: offers what this person is offered in this channel, and collects what was chosen. */
export class ListPicking implements Picking {
  readonly resolved: Resolved;
  readonly #world: World;
  readonly #channel: Channel;
  readonly #userId: string;

  constructor(world: World, channel: Channel, userId: string) {
    this.#world = world;
    this.#channel = channel;
    this.#userId = userId;
    this.resolved = new Resolved(world, channel);
  }

  pick(kind: PickKind, id: string, channelTypes: readonly number[] = []): string {
    const found =
      this.#pickUser(kind, id) ||
      this.#pickRole(kind, id) ||
      (kind === 'channel' && this.#pickChannel(id, channelTypes));
    if (!found) throw new PersonError(`The list does not offer a ${kind} with the id ${id}.`);
    return id;
  }

  upload(file: PersonFile): string {
    const limit = this.#world.guild(this.#channel.guild_id)?.fileLimit ?? 10 * 1024 * 1024;
    if (file.bytes.byteLength > limit)
      throw new PersonError(`"${file.name}" is too large; the limit is ${limit} bytes.`);
    const contentType = contentTypeOf(file);
    const attachment = this.#world.storeFile({ name: file.name, contentType, bytes: file.bytes, ephemeral: true });
    this.resolved.addAttachment(attachment);
    return attachment.id;
  }

  #pickUser(kind: PickKind, id: string): boolean {
    const outsiders = kind === 'anyone' || this.#channel.guild_id === null;
    const offered = ['anyone', 'member', 'mentionable'].includes(kind);
    const known = outsiders ? this.#world.users.has(id) : this.#world.member(this.#channel.guild_id, id) !== undefined;
    if (!offered || !known) return false;
    this.resolved.addUser(id);
    return true;
  }

  #pickRole(kind: PickKind, id: string): boolean {
    const known = this.#world.guild(this.#channel.guild_id)?.roles.has(id) === true;
    if (!['role', 'mentionable'].includes(kind) || !known) return false;
    this.resolved.addRole(id);
    return true;
  }

  #pickChannel(id: string, types: readonly number[]): boolean {
    const channel = this.#world.channel(id);
    if (channel === undefined || channel.guild_id !== this.#channel.guild_id) return false;
    if (!canSee(this.#world, this.#userId, id) || (types.length > 0 && !types.includes(channel.type))) return false;
    this.resolved.addChannel(id, this.#userId);
    return true;
  }
}

/** As Discord guesses it from the name, where the device said nothing. */
export function contentTypeOf(file: PersonFile): string {
  return file.contentType ?? contentTypes[extname(file.name).toLowerCase()] ?? 'application/octet-stream';
}
