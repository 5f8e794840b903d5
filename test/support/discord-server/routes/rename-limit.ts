import { TooManyRequests } from '../http/api-error.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world/world.ts';

const windowMs = 600_000;
const mostRenames = 2;

/** The hidden limit: two new names in ten minutes, whatever the bucket headers promise. */
export function checkRename(world: World, channel: Channel, name: string): void {
  if (name === channel.name) return;
  const now = world.clock.now();
  channel.renamedAt = channel.renamedAt.filter((at) => now - at < windowMs);
  const [oldest] = channel.renamedAt;
  if (oldest !== undefined && channel.renamedAt.length >= mostRenames) {
    throw new TooManyRequests((windowMs - (now - oldest)) / 1000);
  }
  channel.renamedAt.push(now);
}
