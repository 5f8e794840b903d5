import { ButtonStyle, ComponentType } from 'discord.js';
import { draftLifeMs } from '../../app/new-draft.ts';
import type { Draft } from '../../app/ports.ts';
import type { CaseForm } from '../../app/report-form.ts';
import { shorten } from '../../domain/names.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { openRefused } from '../../texts/en/open-case.ts';
import { refusals } from '../../texts/en/refusals.ts';
import { reportRefused } from '../../texts/en/report.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { ComponentHandler, GuildContext, Shown } from '../handler.ts';
import { button } from '../views/components.ts';
import { openBoxes, openFormView } from '../views/open-form.ts';
import { safeName } from '../views/safe-text.ts';
import { says } from '../with-words.ts';
import type { LinkTrouble } from './linked-message.ts';

/** A form of `/case open` as it was sent. */
export interface SentCase {
  draft: Draft;
  form: CaseForm;
  openerName: string;
}

type Reason = LinkTrouble | Refusal['code'];

/** No case was opened: the reason, what would be right, and a button that opens the form filled in (SPEC 3.12, 12.5). */
export async function refusedCase(
  context: GuildContext,
  sent: SentCase,
  reason: Reason,
): Promise<Exclude<Shown, { show: 'modal' }>> {
  const filled = filledDraft(context, sent);
  await context.stores.drafts.save(filled, []);
  const content = [reasonText(reason, sent.form), reportRefused.kept].join('\n');
  const customId = encodeCustomId({ verb: 'open-again', id: filled.draftId });
  const open = button(customId, reportRefused.openAgain, ButtonStyle.Primary);
  return { show: 'message', payload: { content, components: [{ type: ComponentType.ActionRow, components: [open] }] } };
}

/** A form of its own: the one it was sent from may be sent again from the person's screen. */
function filledDraft({ chance, clock, inGuild }: GuildContext, { draft, form }: SentCase): Draft {
  const { category, description, harmed, link } = form;
  const boxes = [
    ...(form.danger ? [openBoxes.danger] : []),
    ...(form.isHarmed ? [openBoxes.harmed] : []),
    ...(form.isWitness ? [openBoxes.witness] : []),
  ];
  const fields = { category, description, harmed, link, boxes };
  const fresh = { files: [], snapshot: null, guildId: inGuild.guildId };
  return { ...draft, ...fresh, draftId: chance.id(), fields, expiresAt: clock.now() + draftLifeMs };
}

function reasonText(reason: Reason, { link }: CaseForm): string {
  if (reason === 'not-a-link') return openRefused['not-a-link'](shorten(safeName(link), 200));
  if (isTrouble(reason)) return openRefused[reason];
  if (reason === 'description-empty') return reportRefused.descriptionEmpty;
  return reason === 'category-unknown' ? openRefused.categoryUnknown : refusals.noSuchCase;
}

const isTrouble = (reason: Reason): reason is Exclude<LinkTrouble, 'not-a-link'> =>
  reason !== 'not-a-link' && Object.hasOwn(openRefused, reason);

/** The button under a refused form. */
export const openCaseAgain: ComponentHandler = {
  verb: 'open-again',
  audience: 'staff',
  run: async (_interaction, { inGuild, stores, clock, userId }, { id }) => {
    const draft = await stores.drafts.load(id, clock.now());
    if (draft === null || inGuild === null || draft.guildId !== inGuild.guildId) return says(openRefused.gone);
    if (draft.userId !== userId) return says(reportRefused.notYours);
    return { show: 'modal', modal: openFormView(draft, inGuild.settings) };
  },
};
