import { bits, channelPermissions, has } from '../rules/permissions.ts';
import { canSee } from '../rules/visibility.ts';
import type { CommandForm, MenuCommand, SlashCommand } from '../rules/command-limits.ts';
import type { RegisteredCommand } from '../interactions/command-book.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { PersonError } from './person-error.ts';

export interface Offered<T extends CommandForm> {
  id: string;
  guildId: string | null;
  form: T;
}

interface Seat {
  world: World;
  commands: readonly RegisteredCommand[];
  channel: Channel;
  userId: string;
}

/** The slash command of this name, if Discord offers it to the person in this channel. */
export function offeredSlash(seat: Seat, words: readonly string[]): Offered<SlashCommand> {
  const named = `/${words.join(' ')}`;
  const found = candidates(seat, words[0] ?? '', named).find(
    (one): one is Offered<SlashCommand> => one.form.type === 1,
  );
  if (found === undefined) throw new PersonError(`There is no command ${named} here.`);
  return found;
}

/** The entry of the user menu (2) or message menu (3), if Discord offers it to the person in this channel. */
export function offeredMenu(seat: Seat, type: 2 | 3, name: string): Offered<MenuCommand> {
  const entry = `"${name}"`;
  const found = candidates(seat, name, entry).find((one): one is Offered<MenuCommand> => one.form.type === type);
  if (found === undefined) throw new PersonError(`The menu has no entry ${entry} here.`);
  return found;
}

function candidates(seat: Seat, name: string, shown: string): Offered<CommandForm>[] {
  const { world, channel, userId } = seat;
  if (!canSee(world, userId, channel.id)) throw new PersonError(`${shown}: this person cannot see #${channel.name}.`);
  const here = seat.commands
    .filter((one) => one.form.name === name && isAvailable(one, channel))
    .map((one): Offered<CommandForm> => one)
    .sort((one, other) => Number(one.guildId === null) - Number(other.guildId === null));
  const permitted = here.filter((one) => isPermitted(seat, one.form));
  if (here.length > 0 && permitted.length === 0) throw new PersonError(`You lack the permission to use ${shown} here.`);
  return permitted;
}

/** Guild commands belong to their guild; global ones to the contexts they name, or to all. */
function isAvailable({ guildId, form }: RegisteredCommand, channel: Channel): boolean {
  if (guildId !== null) return guildId === channel.guild_id;
  return (form.contexts ?? [0, 1, 2]).includes(channel.guild_id === null ? 1 : 0);
}

function isPermitted({ world, channel, userId }: Seat, form: CommandForm): boolean {
  if (channel.guild_id === null) return true;
  const permissions = channelPermissions(world, channel, userId);
  if (has(permissions, bits.Administrator)) return true;
  if (!has(permissions, bits.UseApplicationCommands)) return false;
  const needed = form.default_member_permissions ?? null;
  if (needed === null) return mayOpenMenus(permissions, form, channel);
  return needed !== '0' && has(permissions, BigInt(needed)) && mayOpenMenus(permissions, form, channel);
}

/** Menu commands also need the right to send messages in the channel. */
function mayOpenMenus(permissions: bigint, form: CommandForm, channel: Channel): boolean {
  const isThread = channel.thread_metadata !== null;
  return form.type === 1 || has(permissions, isThread ? bits.SendMessagesInThreads : bits.SendMessages);
}
