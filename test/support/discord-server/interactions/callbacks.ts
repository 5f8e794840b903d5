import { z } from 'zod';
import { invalidForm, unknownChannel, unknownMessage } from '../http/api-error.ts';
import type { ApiReply, ApiRequest } from '../http/router.ts';
import { parseForm, text } from '../rules/form.ts';
import { validateModal } from '../rules/modal-limits.ts';
import type { Channel, Message } from '../world/types.ts';
import { wireMessage } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { type CallbackType, callbackType, type Interaction, interactionType, type Wish } from './interaction.ts';
import { editResponse, messageFlags, postLoading, postResponse } from './response-message.ts';
import type { InteractionStore } from './store.ts';

const CallbackForm = z.object({ type: z.int(), data: z.record(z.string(), z.unknown()).nullish() });
const ChoicesForm = z.object({
  choices: z.array(z.object({ name: text(1, 100), value: z.union([text(1, 100), z.number()]) })).max(25),
});

/** The first answer to an interaction: `POST /interactions/:id/:token/callback`. */
export function answerInteraction(world: World, store: InteractionStore, request: ApiRequest): ApiReply {
  const interaction = store.awaiting(request.params.interaction ?? '', request.params.token ?? '');
  const form = parseForm(CallbackForm, request.body);
  const type = allowedType(interaction.wish, form.type);
  const sent = { body: form.data ?? {}, files: request.files };
  const message = carryOut({ world, store, interaction }, type, sent);
  if (message !== undefined) {
    interaction.originalId = message.id;
    interaction.messageIds.add(message.id);
    store.showMessage(interaction, message);
  }
  store.acknowledge(interaction, type);
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: responseBody(world, interaction, { type, message }) };
}

interface Scene {
  world: World;
  store: InteractionStore;
  interaction: Interaction;
}

function carryOut(scene: Scene, type: CallbackType, sent: Parameters<typeof editResponse>[2]): Message | undefined {
  const { world, store, interaction } = scene;
  switch (type) {
    case callbackType.message:
      return postResponse(world, interaction, channelIn(scene), sent);
    case callbackType.deferredMessage:
      return postLoading(world, interaction, channelIn(scene), z.int().catch(0).parse(sent.body.flags));
    case callbackType.deferredUpdate:
      return sourceIn(scene);
    case callbackType.update:
      return editResponse(world, sourceIn(scene), sent);
    case callbackType.choices:
      interaction.choices = parseForm(ChoicesForm, sent.body, 'data').choices;
      return undefined;
    case callbackType.modal:
      store.showModal({ interaction, form: numbered(validateModal(sent.body)) });
      return undefined;
  }
}

const allowedTypes: Record<Wish['type'], readonly CallbackType[]> = {
  [interactionType.command]: [4, 5, 9],
  [interactionType.component]: [4, 5, 6, 7, 9],
  [interactionType.autocomplete]: [8],
  [interactionType.modalSubmit]: [4, 5],
};

/** A modal that came from a component may update that message too. */
function allowedType(wish: Wish, type: number): CallbackType {
  const fromMessage = wish.type === interactionType.modalSubmit && wish.source !== undefined;
  const allowed: readonly CallbackType[] = fromMessage ? [4, 5, 6, 7] : allowedTypes[wish.type];
  const found = allowed.find((one) => one === type);
  if (found !== undefined) return found;
  const list = `(${allowed.join(', ')})`;
  throw invalidForm('type', 'BASE_TYPE_CHOICES', `This interaction takes one of ${list}, not ${type}.`);
}

function channelIn({ world, interaction }: Scene): Channel {
  const channel = world.channel(interaction.wish.channelId);
  if (channel === undefined) throw unknownChannel();
  return channel;
}

function sourceIn({ world, interaction }: Scene): Message {
  const { source } = interaction.wish;
  const message = source === undefined ? undefined : world.message(source.channelId, source.messageId);
  if (message === undefined) throw unknownMessage();
  return message;
}

/** Discord numbers the components of a modal that came without ids; the submit carries the numbers back. */
function numbered(form: ReturnType<typeof validateModal>): ReturnType<typeof validateModal> {
  let next = 1;
  const withId = <T extends { id?: number | undefined }>(component: T): T => ({
    ...component,
    id: component.id ?? next++,
  });
  const components = form.components.map((top) => {
    switch (top.type) {
      case 1:
        return { ...withId(top), components: top.components.map(withId) };
      case 10:
        return withId(top);
      case 18:
        return { ...withId(top), component: withId(top.component) };
    }
  });
  return { ...form, components };
}

function responseBody(
  world: World,
  { id, wish }: Interaction,
  { type, message }: { type: CallbackType; message: Message | undefined },
): Record<string, unknown> {
  const about: Record<string, unknown> = { id, type: wish.type };
  if (message !== undefined) {
    about.response_message_id = message.id;
    about.response_message_loading = (message.flags & messageFlags.loading) !== 0;
    about.response_message_ephemeral = message.visibleTo !== null;
  }
  const carriesMessage = type === callbackType.message || type === callbackType.update;
  const resource = carriesMessage && message !== undefined ? { type, message: wireMessage(world, message) } : { type };
  return { interaction: about, resource };
}
