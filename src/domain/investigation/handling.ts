import type { CaseState } from '../case.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { isCovered, itemsOf, markOf } from './evidence-items.ts';
import type { Item } from './evidence-items.ts';
import type { InvestigationCommand, InvestigationCommandOf } from './investigation-command.ts';

/** Nobody but a leader is shown it from now on. Anybody of the team may: covering harms nobody (SPEC 7.1). */
export function cover(state: CaseState, command: InvestigationCommandOf<'cover-evidence'>): Ruling {
  const { itemId, by, at } = command;
  const wrong = unlessThere(state, itemId);
  if (wrong !== null) return wrong;
  return accept(isCovered(state, itemId) ? [] : [{ type: 'evidence-covered', itemId, by: by.userId, at }]);
}

/** Everybody who may see the case is shown it again. */
export function uncover(state: CaseState, { itemId, by, at }: InvestigationCommandOf<'uncover-evidence'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'uncover-needs-leader' });
  const wrong = unlessThere(state, itemId);
  if (wrong !== null) return wrong;
  return accept(isCovered(state, itemId) ? [{ type: 'evidence-uncovered', itemId, by: by.userId, at }] : []);
}

/** A leader looks at what is covered; each look is on record. */
export function look(state: CaseState, { itemIds, by, at }: InvestigationCommandOf<'look-at-covered'>): Ruling {
  if (!by.isLeader) return refuse({ code: 'uncover-needs-leader' });
  const covered = itemIds.filter((itemId) => unlessThere(state, itemId) === null && isCovered(state, itemId));
  return accept(covered.length === 0 ? [] : [{ type: 'covered-looked-at', itemIds: covered, by: by.userId, at }]);
}

/** It counts no more. It stays on record, with the reason. */
export function withdraw(state: CaseState, command: InvestigationCommandOf<'withdraw-evidence'>): Ruling {
  const { itemId, reason, by, at } = command;
  const wrong = unlessThere(state, itemId);
  if (wrong !== null) return wrong;
  if (markOf(state, itemId).withdrawn !== null) return refuse({ code: 'withdrawn-already' });
  return accept([{ type: 'evidence-withdrawn', itemId, by: by.userId, reasonId: reason.contentId, at }], [reason]);
}

/** Somebody wants personal details gone for good; nothing goes until somebody else says so, too. */
export function askErasure(state: CaseState, command: InvestigationCommandOf<'ask-erasure'>): Ruling {
  const { itemId, reason, by, at } = command;
  const wrong = unlessErasable(state, itemId);
  if (wrong !== null) return wrong;
  if (markOf(state, itemId).erasing !== null) return refuse({ code: 'erasure-asked-already' });
  return accept([{ type: 'erasure-asked', itemId, by: by.userId, reasonId: reason.contentId, at }], [reason]);
}

/** It stays after all. */
export function dropErasure(state: CaseState, { itemId, by, at }: InvestigationCommandOf<'drop-erasure'>): Ruling {
  const wrong = unlessErasable(state, itemId);
  if (wrong !== null) return wrong;
  if (markOf(state, itemId).erasing === null) return refuse({ code: 'erasure-not-asked' });
  return accept([{ type: 'erasure-dropped', itemId, by: by.userId, at }]);
}

/** The second of two: words and bytes go; who gave it, when, and its SHA-256 stay (SPEC 7.1). */
export function confirmErasure(state: CaseState, command: InvestigationCommandOf<'confirm-erasure'>): Ruling {
  const { itemId, by, at } = command;
  const wrong = unlessErasable(state, itemId);
  if (wrong !== null) return wrong;
  const { erasing } = markOf(state, itemId);
  if (erasing === null) return refuse({ code: 'erasure-not-asked' });
  if (erasing.by === by.userId) return refuse({ code: 'erasure-needs-another' });
  const goes = itemsOf(state).filter((item) => item.itemId === itemId);
  return accept(
    goes.map((item) => ({
      type: 'evidence-erased' as const,
      itemId,
      askedBy: erasing.by,
      by: by.userId,
      contentIds: contentsOf(state, item),
      sha256: 'file' in item ? item.file.sha256 : null,
      at,
    })),
  );
}

/** What a piece of evidence alone says; what it shares with others stays with them. */
function contentsOf(state: CaseState, item: Item): string[] {
  const own = 'file' in item ? [item.file.nameId, item.file.urlId] : [item.exhibit.contentId];
  const shows = showsOf(item);
  const isShared = itemsOf(state).some(
    (other) => other.itemId !== item.itemId && showsOf(other) === shows && markOf(state, other.itemId).erased === null,
  );
  return shows === null || isShared ? own : [...own, shows];
}

const showsOf = (item: Item): string | null =>
  'file' in item ? (item.file.given?.showsId ?? null) : item.exhibit.showsId;

type Named = Extract<InvestigationCommand, { itemId: string }>;

function unlessThere(state: CaseState, itemId: Named['itemId']): Ruling | null {
  if (!itemsOf(state).some((item) => item.itemId === itemId)) return refuse({ code: 'no-such-evidence' });
  return markOf(state, itemId).erased === null ? null : refuse({ code: 'evidence-erased' });
}

/** What is still being copied would come back after it was erased. */
function unlessErasable(state: CaseState, itemId: string): Ruling | null {
  const isPending = state.evidence.some((one) => one.evidenceId === itemId && one.state === 'pending');
  return unlessThere(state, itemId) ?? (isPending ? refuse({ code: 'evidence-pending' }) : null);
}
