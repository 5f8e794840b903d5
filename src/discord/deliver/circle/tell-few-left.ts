import type { Delivered } from '../../../app/ports.ts';
import { isBarred } from '../../../domain/access.ts';
import type { CircleEffectOf } from '../../../domain/circle/circle-effect.ts';
import { fewLeftNote, ownerFewNote } from '../../../texts/en/circle.ts';
import { acknowledgement } from '../../../texts/en/report.ts';
import type { CaseView } from '../../views/case-view.ts';
import { safeName } from '../../views/safe-text.ts';
import { tell, tellReporters } from '../copies.ts';
import type { Delivery } from '../delivery.ts';
import { guildOf } from '../delivery.ts';

/** The owner, unless they are part of it, is asked for somebody fair; the reporter hears it honestly (SPEC 6.8). */
export async function tellFewLeft(
  delivery: Delivery,
  view: CaseView,
  { to, left }: CircleEffectOf<'tell-few-left'>,
): Promise<Delivered> {
  const { state, settings } = view;
  const guild = guildOf(delivery.client, state.guildId);
  const ownerAsked = !isBarred(state, guild.ownerId);
  if (to === 'reporter') {
    const outside = acknowledgement.outside(settings.outsideContact);
    return await tellReporters(delivery, view, fewLeftNote(left, { ownerAsked, outside }));
  }
  const note = ownerFewNote(safeName(guild.name), state.reference, settings.outsideContact);
  if (ownerAsked) await tell(delivery, guild.ownerId, note);
  return { command: null };
}
