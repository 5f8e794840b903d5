import { unknownChannel, unknownMessage } from '../http/api-error.ts';
import type { ApiReply, ApiRequest } from '../http/router.ts';
import type { Message } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { callbackType, type Interaction } from './interaction.ts';
import { editResponse, postResponse } from './response-message.ts';
import type { InteractionStore } from './store.ts';

/** A further message. The first one after a deferred reply fills in the "thinking" message instead. */
export function followUp(world: World, store: InteractionStore, request: ApiRequest): ApiReply {
  const interaction = store.acknowledged(request.params.token ?? '');
  const isFirst = interaction.state === 'deferred' && interaction.callback === callbackType.deferredMessage;
  const message = isFirst ? fillIn(world, interaction, request) : addMessage(world, interaction, request);
  interaction.messageIds.add(message.id);
  return shown(world, store, { interaction, message });
}

export function getResponse(world: World, store: InteractionStore, request: ApiRequest): ApiReply {
  const { message } = locate(world, store, request);
  return { status: 200, body: wireMessage(world, message) };
}

export function patchResponse(world: World, store: InteractionStore, request: ApiRequest): ApiReply {
  const { interaction, message } = locate(world, store, request);
  editResponse(world, message, request);
  return shown(world, store, { interaction, message });
}

export function deleteResponse(world: World, store: InteractionStore, request: ApiRequest): ApiReply {
  const { interaction, message } = locate(world, store, request);
  world.deleteMessage(message);
  if (message.id === interaction.originalId) store.fulfil(interaction);
  return { status: 204 };
}

interface Located {
  interaction: Interaction;
  message: Message;
}

/** The message of the path: `@original`, or one that was made through this token. */
function locate(world: World, store: InteractionStore, request: ApiRequest): Located {
  const interaction = store.acknowledged(request.params.token ?? '');
  const named = request.params.message;
  const id = named === '@original' ? interaction.originalId : named;
  const message = world.message(interaction.wish.channelId, id ?? '');
  if (message === undefined || !interaction.messageIds.has(message.id)) throw unknownMessage();
  return { interaction, message };
}

function fillIn(world: World, interaction: Interaction, request: ApiRequest): Message {
  const loading = world.message(interaction.wish.channelId, interaction.originalId ?? '');
  if (loading === undefined) throw unknownMessage();
  return editResponse(world, loading, request);
}

function addMessage(world: World, interaction: Interaction, request: ApiRequest): Message {
  const channel = world.channel(interaction.wish.channelId);
  if (channel === undefined) throw unknownChannel();
  return postResponse(world, interaction, channel, request);
}

function shown(world: World, store: InteractionStore, { interaction, message }: Located): ApiReply {
  store.showMessage(interaction, message);
  store.fulfil(interaction);
  return { status: 200, body: wireMessage(world, message) };
}
