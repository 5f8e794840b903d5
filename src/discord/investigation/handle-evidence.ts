import type { ChatInputCommandInteraction } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { content } from '../../app/report-form.ts';
import { itemNamed } from '../../domain/investigation/evidence-items.ts';
import type { Item } from '../../domain/investigation/evidence-items.ts';
import type { InvestigationCommand } from '../../domain/investigation/investigation-command.ts';
import { evidenceDone as done } from '../../texts/en/evidence.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Says } from '../with-words.ts';
import { says } from '../with-words.ts';
import { refusedWith } from './refused-with.ts';

/** What is done to a piece of evidence that is there already. */
export const handlingNames = ['cover', 'uncover', 'withdraw', 'erase'] as const;
type Handling = (typeof handlingNames)[number];

/** `/evidence cover`, `uncover`, `withdraw`, `erase` (SPEC 7.1). */
export async function handleEvidence(
  name: Handling,
  interaction: ChatInputCommandInteraction,
  acting: Acting,
): Promise<Says> {
  const { view, by, context } = acting;
  const reason = interaction.options.getString('reason') ?? '';
  const item = itemNamed(view.state, interaction.options.getString('which', true));
  if (item === null) return refusedWith(refusalText({ code: 'no-such-evidence' }), reason);
  const order = orderOf(name, item, { acting, reason });
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(context.stores.cases, view.state.caseId, order, link);
  if (!handled.ok) return refusedWith(refusalText(handled.refusal), reason);
  context.poke();
  return says(answers[name](item.name));
}

const answers: Record<Handling, (name: string) => string> = {
  cover: done.covered,
  uncover: done.uncovered,
  withdraw: done.withdrawn,
  erase: done.erasing,
};

function orderOf(
  name: Handling,
  { itemId }: Item,
  { acting, reason }: { acting: Acting; reason: string },
): InvestigationCommand {
  const { by, at, context } = acting;
  const why = content('note', reason, context.chance);
  switch (name) {
    case 'cover':
      return { type: 'cover-evidence', by, itemId, at };
    case 'uncover':
      return { type: 'uncover-evidence', by, itemId, at };
    case 'withdraw':
      return { type: 'withdraw-evidence', by, itemId, reason: why, at };
    case 'erase':
      return { type: 'ask-erasure', by, itemId, reason: why, at };
  }
}
