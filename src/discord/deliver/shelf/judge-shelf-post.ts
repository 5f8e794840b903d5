import type { CaseStore } from '../../../app/ports.ts';
import type { CaseState } from '../../../domain/case.ts';
import type { Settings } from '../../../domain/settings.ts';
import { isShelfName, shelfReferenceIn } from '../../../domain/shelf/shelf-name.ts';
import { lastPost } from '../../../domain/shelf/shelf-state.ts';
import { isYoungEnough } from '../find-thread.ts';

/** A thread of ours, as far as its name and place tell. */
interface Found {
  id: string;
  guildId: string;
  parentId: string | null;
  name: string;
}

/**
 * Whether a thread is a shelf post that a case may still take, or one that came too late (SPEC 9.5): the other is on
 * record by then. `fine` for everything else.
 */
export async function judgeShelfPost(
  cases: CaseStore,
  settings: Settings,
  found: Found,
): Promise<'stray' | 'not-yet-known' | 'fine'> {
  const { id, guildId, parentId, name } = found;
  const reference = isShelfPlace(settings, parentId) ? shelfReferenceIn(name) : null;
  const isPrivate = parentId === settings.restrictedChannel;
  // A case thread among the restricted ones is called by its reference alone.
  if (reference === null || (isPrivate && reference === name)) return 'fine';
  const state = await cases.findByReference(guildId, reference);
  if (state === null || !isYoungEnough(id, state) || (await isOnRecord(cases, id))) return 'fine';
  return canTake(state, isPrivate, name) ? 'not-yet-known' : 'stray';
}

const isShelfPlace = ({ restrictedChannel, coldChannel, archiveChannel }: Settings, parentId: string | null) =>
  parentId !== null && [restrictedChannel, coldChannel, archiveChannel].includes(parentId);

const isOnRecord = async (cases: CaseStore, id: string) =>
  (await cases.findByThread(id)) !== null || (await cases.findByShelfPost(id)) !== null;

/** A case that waits for the post of this stay finds it by its name. */
const canTake = (state: CaseState, isPrivate: boolean, name: string) =>
  state.shelf.place !== null &&
  state.restricted === isPrivate &&
  lastPost(state) === null &&
  isShelfName(state, isPrivate, name);
