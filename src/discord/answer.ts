import { DiscordAPIError, MessageFlags } from 'discord.js';
import type { InteractionReplyOptions, InteractionUpdateOptions, RepliableInteraction } from 'discord.js';
import { sortDiscordError } from './discord-error.ts';
import type { Answer, Context, Shown } from './handler.ts';

/** Shows a person what they asked for, past a hiccup of Discord (SPEC 12.5). */
export async function answer(interaction: RepliableInteraction, context: Context, given: Answer): Promise<void> {
  switch (given.show) {
    case 'modal': {
      if (interaction.isModalSubmit()) throw new Error('A form cannot be answered with a form');
      await once(() => interaction.showModal(given.modal));
      return;
    }
    case 'message':
      return reply(interaction, context, given);
    case 'redraw':
      return redraw(interaction, given);
    case 'later':
      return answerLater(interaction, given);
  }
}

async function reply(interaction: RepliableInteraction, context: Context, shown: Extract<Shown, { show: 'message' }>) {
  try {
    await once(() => interaction.reply(toReply(shown.payload)));
  } catch (err) {
    context.log.warn({ err, interactionId: interaction.id }, 'answer not shown');
    await shown.unseen?.();
  }
}

async function redraw(interaction: RepliableInteraction, shown: Extract<Shown, { show: 'redraw' }>) {
  if (interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())) {
    await once(() => interaction.update(toUpdate(shown.payload)));
  } else {
    await once(() => interaction.reply(toReply(shown.payload)));
  }
}

async function answerLater(interaction: RepliableInteraction, later: Extract<Answer, { show: 'later' }>) {
  const redraws = later.redraws === true && interaction.isMessageComponent();
  const acknowledged = await once(() =>
    redraws ? interaction.deferUpdate() : interaction.deferReply({ flags: MessageFlags.Ephemeral }),
  );
  if (acknowledged === 'elsewhere') return;
  // The client does not know it of a try whose reply was lost.
  interaction.deferred = true;
  const shown = await later.work();
  await onceMore(() => interaction.editReply(toUpdate(shown.payload)));
}

/** A hiccup of Discord is answered over at once: the person has three seconds. */
const answersAtMost = 2;

/** Discord has an answer to this interaction already. */
const alreadyAnswered = 40060;

/**
 * The first answer to an interaction, tried twice. When Discord has one already after a try of ours went wrong, that try
 * got through and only its reply did not; before any, the same interaction was delivered twice and is answered `elsewhere`.
 */
export async function once(show: () => Promise<unknown>): Promise<'shown' | 'elsewhere'> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await show();
      return 'shown';
    } catch (err) {
      if (err instanceof DiscordAPIError && err.code === alreadyAnswered) return attempt > 1 ? 'shown' : 'elsewhere';
      if (attempt === answersAtMost || sortDiscordError(err).sort !== 'again') throw err;
    }
  }
}

/** What was done stands: a hiccup of Discord must not make it look undone. */
async function onceMore(show: () => Promise<unknown>): Promise<void> {
  try {
    await show();
  } catch (err) {
    if (sortDiscordError(err).sort !== 'again') throw err;
    await show();
  }
}

/** Shown to the one person, pinging nobody. */
export function toReply({ v2, ...payload }: Extract<Shown, { payload: unknown }>['payload']): InteractionReplyOptions {
  const flags = v2 ? MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 : MessageFlags.Ephemeral;
  return { ...payload, flags, allowedMentions: { parse: [] } };
}

function toUpdate({ v2, ...payload }: Extract<Shown, { payload: unknown }>['payload']): InteractionUpdateOptions {
  const { content, components, files } = payload;
  return {
    ...(content === undefined ? {} : { content }),
    ...(components === undefined ? {} : { components }),
    ...(files === undefined ? {} : { files }),
    ...(v2 ? { flags: MessageFlags.IsComponentsV2 as const } : {}),
    allowedMentions: { parse: [] },
  };
}
