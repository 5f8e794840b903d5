import type { Delivered } from '../../../app/ports.ts';
import type { CircleEffectOf } from '../../../domain/circle/circle-effect.ts';
import { circleLines, recuseWords } from '../../../texts/en/circle.ts';
import { tellLine } from '../../contact/tell.ts';
import { encodeCustomId } from '../../custom-id.ts';
import type { CaseView } from '../../views/case-view.ts';
import { button } from '../../views/components.ts';
import type { Delivery } from '../delivery.ts';
import { leadersByName } from '../who-looks-after.ts';

/** What the thread is told: that somebody should not take part, never who (SPEC 6.1). */
export async function tellRecusal(
  delivery: Delivery,
  view: CaseView,
  { what, number }: CircleEffectOf<'tell-recusal'>,
): Promise<Delivered> {
  const { state } = view;
  const { reference, recusing, caseId: id } = state;
  if (what === 'taken-out') {
    const opening = circleLines.takenOut(reference, number);
    return await tellLine(delivery, view, { opening, rest: '.', buttons: [], called: [] });
  }
  if (recusing?.number !== number) return { command: null };
  const leaders = await leadersByName(delivery, state);
  return await tellLine(delivery, view, {
    opening: circleLines.proposed(reference, number),
    rest: circleLines.proposedRest[recusing.what],
    buttons: [button(encodeCustomId({ verb: 'recusal-look', id, step: number }), recuseWords.look)],
    called: leaders.filter((userId) => userId !== recusing.proposedBy),
  });
}
