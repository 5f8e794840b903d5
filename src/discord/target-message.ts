import { ApplicationCommandType, GatewayDispatchEvents, InteractionType } from 'discord.js';
import type { APIInteraction, APIMessage, Client, Interaction } from 'discord.js';

/**
 * The message a menu was used on, as Discord sent it: the client's own object leaves out what it replies to. Answers a
 * function to be asked while the client hands out the interaction, in the same turn in which the gateway spoke of it.
 */
export function hearTargets(client: Client<true>): (interaction: Interaction) => APIMessage | null {
  let last: APIInteraction | null = null;
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) => {
    last = raw;
  });
  return ({ id }) => (last?.id === id ? targetOf(last) : null);
}

function targetOf(raw: APIInteraction): APIMessage | null {
  if (raw.type !== InteractionType.ApplicationCommand || raw.data.type !== ApplicationCommandType.Message) return null;
  return raw.data.resolved.messages[raw.data.target_id] ?? null;
}
