/** Where a link to a message leads; `guildId` is null for direct messages. */
export interface MessageLink {
  guildId: string | null;
  channelId: string;
  messageId: string;
}

const link =
  /^<?https?:\/\/(?:(?:www|ptb|canary)\.)?discord(?:app)?\.com\/channels\/(@me|\d{17,20})\/(\d{17,20})\/(\d{17,20})\/?(?:[?#]\S*?)?>?$/iu;

/** What somebody pasted, as a link to a message of Discord; null for anything else, also for a link to a channel. */
export function parseMessageLink(typed: string): MessageLink | null {
  const [, guildId, channelId, messageId] = link.exec(typed.trim()) ?? [];
  if (guildId === undefined || channelId === undefined || messageId === undefined) return null;
  return { guildId: guildId.toLowerCase() === '@me' ? null : guildId, channelId, messageId };
}
