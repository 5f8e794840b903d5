import type { ChatInputCommandInteraction } from 'discord.js';
import { filesGiven, messageGiven } from '../../app/give-evidence.ts';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Draft } from '../../app/ports.ts';
import { maxFileBytes } from '../../app/submit-report.ts';
import type { CaseState } from '../../domain/case.ts';
import { itemsOf } from '../../domain/investigation/evidence-items.ts';
import type { InvestigationCommand } from '../../domain/investigation/investigation-command.ts';
import { shorten } from '../../domain/names.ts';
import { evidenceDone as done, evidenceWrong as wrong } from '../../texts/en/evidence.ts';
import { openRefused } from '../../texts/en/open-case.ts';
import { refusalText } from '../../texts/en/refusal-text.ts';
import type { Acting } from '../case-actions/case-action.ts';
import type { Answer, GuildContext } from '../handler.ts';
import { linkedMessage } from '../opening/linked-message.ts';
import type { LinkTrouble } from '../opening/linked-message.ts';
import { fileSize } from '../views/proof.ts';
import { safeName } from '../views/safe-text.ts';
import type { Says } from '../with-words.ts';
import { says } from '../with-words.ts';
import { refusedWith } from './refused-with.ts';

export const fileOptions = ['file', 'file2', 'file3', 'file4', 'file5'] as const;

/** `/evidence add`: files, with what they show. */
export async function addFiles(interaction: ChatInputCommandInteraction, acting: Acting): Promise<Says> {
  const shows = interaction.options.getString('shows', true);
  const files = fileOptions.flatMap((name) => interaction.options.getAttachment(name) ?? []);
  const offered = files.map(({ name, size, url }) => ({ name, size, url, sha256: null, from: 'team' as const }));
  return await giveFiles(offered, { shows, messageId: null }, acting);
}

/** Files become evidence, or the one that cannot be kept is named and nothing is recorded. */
export async function giveFiles(
  files: Draft['files'],
  about: { shows: string | null; messageId: string | null },
  acting: Acting,
): Promise<Says> {
  const unfit = files.map((file) => unfitness(file)).find((reason) => reason !== null);
  if (unfit !== undefined) return refusedWith(unfit, about.shows ?? '');
  const order = filesGiven(files, about, { ...acting, chance: acting.context.chance });
  return await given(acting, order, about.shows ?? '');
}

function unfitness({ name, size }: Draft['files'][number]): string | null {
  const shown = shorten(safeName(name), 60);
  if (size === 0) return wrong.empty(shown);
  return size > maxFileBytes ? wrong.tooLarge(shown, fileSize(maxFileBytes)) : null;
}

/** `/evidence link`: a message as it is now, if whoever gives the link can read it. */
export function addLink(interaction: ChatInputCommandInteraction, acting: Acting, context: GuildContext): Answer {
  const typed = interaction.options.getString('link', true);
  const shows = interaction.options.getString('shows', true);
  return {
    show: 'later',
    work: async () => {
      const snapshot = await linkedMessage(context, typed);
      if (typeof snapshot === 'string') return refusedWith(linkTrouble(snapshot, typed), shows);
      const giver = { ...acting, chance: context.chance };
      return await given(acting, messageGiven(acting.view.state, { snapshot, shows }, giver), shows);
    },
  };
}

function linkTrouble(trouble: LinkTrouble, typed: string): string {
  if (trouble === 'not-a-link') return openRefused['not-a-link'](shorten(safeName(typed), 200));
  return trouble === 'bot-blind' ? wrong.botBlind : openRefused[trouble];
}

/** The case takes it in; the answer names what it became. `typed` comes back with a refusal. */
async function given(acting: Acting, order: InvestigationCommand, typed: string): Promise<Says> {
  const { view, context, by } = acting;
  const link = { actorId: by.userId, interactionId: context.interactionId };
  const handled = await handleCaseCommand(context.stores.cases, view.state.caseId, order, link);
  if (!handled.ok) return refusedWith(refusalText(handled.refusal), typed);
  context.poke();
  return says(answerTo(handled.state, order));
}

function answerTo(state: CaseState, order: InvestigationCommand): string {
  const { reference, minorSafety } = state;
  const items = itemsOf(state);
  if (order.type === 'give-files') {
    const ids = new Set(order.files.map(({ evidenceId }) => evidenceId));
    const names = items.filter(({ itemId }) => ids.has(itemId)).map(({ name }) => name);
    return minorSafety ? done.leftOut(reference) : done.files(reference, names);
  }
  const name = items.findLast((item) => 'exhibit' in item)?.name ?? '';
  return order.type === 'give-message' && minorSafety
    ? done.messageLeftOut(reference, name)
    : done.one(reference, name);
}
