import { handleCaseCommand } from '../../app/handle-case-command.ts';
import type { Delivered } from '../../app/ports.ts';
import type { NamedPerson } from '../../domain/command.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { CaseView } from '../views/case-view.ts';
import type { Delivery } from './delivery.ts';

/**
 * A confirmed duplicate joins its original: nothing is shown, but another case is changed, which its own commit has to
 * do. The names get ids made from the duplicate's, so that a repeat changes nothing.
 */
export async function joinOriginal(
  { stores, clock }: Delivery,
  { state, words }: CaseView,
  { into }: EffectOf<'join-original'>,
): Promise<Delivered> {
  const staff = new Set((await stores.guilds.staff(state.guildId)).map(({ userId }) => userId));
  const reporters = state.parties
    .filter(({ role, userId }) => role === 'reporter' && (userId === null || !staff.has(userId)))
    .map(({ userId, nameId, partyId }): NamedPerson => {
      const contentId = `${state.caseId}-${partyId}`;
      return { userId, name: { contentId, kind: 'name', text: words.get(nameId) ?? userId ?? '' } };
    });
  const from = { caseId: state.caseId, reference: state.reference };
  await handleCaseCommand(stores.cases, into, { type: 'absorb-duplicate', from, reporters, at: clock.now() });
  return { command: null };
}
