import { expect, it } from 'vitest';
import { parseMessageLink } from '../../src/domain/message-link.ts';

const [guildId, channelId, messageId] = ['100000000000000001', '100000000000000002', '10000000000000000003'];
const path = `channels/${guildId}/${channelId}/${messageId}`;

it.each([
  `https://discord.com/${path}`,
  `https://ptb.discord.com/${path}`,
  `https://canary.discord.com/${path}`,
  `https://www.discord.com/${path}/`,
  `http://discordapp.com/${path}`,
  `  <https://canary.discordapp.com/${path}>  `,
  `HTTPS://DISCORD.COM/${path}?from=here#top`,
])('reads %s', (typed) => {
  expect(parseMessageLink(typed)).toEqual({ guildId, channelId, messageId });
});

it('knows a link into direct messages', () => {
  expect(parseMessageLink(`https://discord.com/channels/@me/${channelId}/${messageId}`)).toEqual({
    guildId: null,
    channelId,
    messageId,
  });
});

it.each([
  '',
  'in #general',
  messageId,
  path,
  `https://discord.com/channels/${guildId}/${channelId}`,
  `https://discord.com/${path}/${messageId}`,
  `https://discord.com.example.org/${path}`,
  `https://example.org/?https://discord.com/${path}`,
  `https://notdiscord.com/${path}`,
  `see https://discord.com/${path}`,
  'https://discord.com/channels/1/2/3',
])('takes “%s” for no link', (typed) => {
  expect(parseMessageLink(typed)).toBeNull();
});
