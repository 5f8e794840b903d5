import type { Delivered } from '../../app/ports.ts';
import type { EffectOf } from '../../domain/effect.ts';
import { actions } from '../../texts/en/lifecycle.ts';
import { contactAction } from '../../texts/en/contact.ts';
import { waitingLines as words } from '../../texts/en/sweep.ts';
import { tellLine } from '../contact/tell.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from '../views/case-view.ts';
import { button } from '../views/components.ts';
import type { Delivery } from './delivery.ts';
import { whoLooksAfter } from './who-looks-after.ts';

/** Tells the team that nobody answers, and what follows from it, with what they can do (SPEC 9.4). */
export async function tellWaiting(
  delivery: Delivery,
  view: CaseView,
  { what, silentSince, coldAt }: EffectOf<'tell-waiting'>,
): Promise<Delivered> {
  const { reference, caseId: id, step } = view.state;
  const isColdSoon = what === 'goes-cold';
  const ask = button(encodeCustomId({ verb: 'do-contact', id, step }), contactAction.label);
  const hold = button(encodeCustomId({ verb: 'do-hold', id, step }), actions.hold.label);
  const decide = button(encodeCustomId({ verb: 'do-decide', id, step }), actions.decide.label);
  return await tellLine(delivery, view, {
    opening: words.opening(reference, silentSince),
    rest: isColdSoon ? words['goes-cold'](coldAt ?? silentSince) : words[what],
    buttons: isColdSoon ? [ask, hold] : what === 'subject-silent' ? [decide] : [ask],
    called: await whoLooksAfter(delivery, view.state),
  });
}
