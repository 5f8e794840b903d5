import { afterEach, expect, it } from 'vitest';
import { addGuild } from '../support/discord-server/world/build.ts';
import { postMessage } from '../support/discord-server/world/messages.ts';
import { closeScenes, connect, found, scene, textChannel } from './scene.ts';

afterEach(closeScenes);

it('holds fifty guilds and a hundred thousand messages, and pages through them', async () => {
  const { server, channels, owner } = await scene({}, { requestCap: 100 });
  const rooms = [found(channels.general)];
  for (let count = 1; count < 50; count += 1)
    rooms.push(found(addGuild(server.world, { name: `Guild ${count}`, owner }).channels.general));
  const client = await connect(server);

  for (let count = 0; count < 100_000; count += 1) {
    postMessage(server.world, {
      channel: found(rooms[count % rooms.length]),
      author: owner,
      content: `message ${count}`,
    });
  }
  const general = textChannel(client, rooms[7]);
  let read = 0;
  for (let before: string | undefined; ;) {
    const page = await general.messages.fetch({
      limit: 100,
      cache: false,
      ...(before === undefined ? {} : { before }),
    });
    read += page.size;
    before = page.lastKey();
    if (page.size < 100) break;
  }

  expect(read).toBe(2000);
  expect(client.guilds.cache.size).toBe(50);
});
