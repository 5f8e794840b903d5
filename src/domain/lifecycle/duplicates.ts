import { withoutOnIt } from '../calls/evolve-calls.ts';
import type { CaseState, Party } from '../case.ts';
import { accept } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import type { LifecycleCommandOf } from './lifecycle-command.ts';
import type { LifecycleEventOf } from './lifecycle-event.ts';

/** The other half of closing a duplicate: this case takes in its reporters, and the two are linked (SPEC 5). */
export function absorbDuplicate(state: CaseState, command: LifecycleCommandOf<'absorb-duplicate'>): Ruling {
  const { from, reporters, at } = command;
  if (state.links.some(({ caseId, how }) => caseId === from.caseId && how !== 'same-subject')) return accept([]);
  const known = new Set(
    state.parties.flatMap(({ role, userId }) => (role === 'reporter' && userId !== null ? [userId] : [])),
  );
  const fresh = reporters.filter(({ userId }) => userId === null || !known.has(userId));
  const named = fresh.map(({ userId, name }) => ({ userId, nameId: name.contentId }));
  return accept(
    [{ type: 'duplicate-absorbed', from, reporters: named, at }],
    fresh.map(({ name }) => name),
  );
}

/** The case that took in a duplicate: one more link, its reporters among the parties. */
export function absorbed(
  state: CaseState,
  { from, reporters }: LifecycleEventOf<'duplicate-absorbed'>,
): Partial<CaseState> {
  const before = state.parties.filter(({ role }) => role === 'reporter').length;
  const parties = reporters.map(({ userId, nameId }, index): Party => ({
    partyId: `reporter-${before + index + 1}`,
    role: 'reporter',
    userId,
    nameId,
  }));
  const onIt = withoutOnIt(
    state,
    reporters.flatMap(({ userId }) => userId ?? []),
  );
  const links = withLink(state.links, { ...from, how: 'has-duplicate' });
  return { links, parties: [...state.parties, ...parties], onIt };
}

type Links = CaseState['links'];

/** A duplicate says more than that both are about the same person, so it takes that link's place. */
function withLink(links: Links, link: Omit<Links[number], 'openedAt'>): Links {
  const known = links.find(({ caseId }) => caseId === link.caseId);
  return [...links.filter((one) => one !== known), { ...link, openedAt: known?.openedAt ?? 0 }];
}

/** The links of a case that is closed: to what it is a duplicate of, if it is one. */
export function withOriginal({ links, closing }: CaseState): CaseState['links'] {
  const original = closing?.duplicateOf ?? null;
  const isSaid = links.some(({ caseId, how }) => caseId === original?.caseId && how !== 'same-subject');
  return original === null || isSaid ? links : withLink(links, { ...original, how: 'duplicate-of' });
}

/** The cases tied to this one as duplicates, either way round, also while that is only proposed; each once. */
export function tiedIds({ links, closing }: Pick<CaseState, 'links' | 'closing'>): string[] {
  const duplicates = links.flatMap(({ caseId, how }) => (how === 'same-subject' ? [] : [caseId]));
  const original = closing?.duplicateOf ?? null;
  return [...new Set([...duplicates, ...(original === null ? [] : [original.caseId])])];
}
