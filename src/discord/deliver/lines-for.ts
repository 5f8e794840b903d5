import type { ThreadChannel } from 'discord.js';
import { handleCaseCommand } from '../../app/handle-case-command.ts';
import { DeliveryError } from '../../app/ports.ts';
import { isBarred } from '../../domain/access.ts';
import type { CaseState } from '../../domain/case.ts';
import type { StaffMember } from '../../domain/recusal.ts';
import { barredIn } from '../../domain/readers/decide-readers.ts';
import { mayName } from '../../domain/same-subject/naming.ts';
import type { GatheredLines } from '../../domain/same-subject/same-subject-state.ts';
import type { CaseView } from '../views/case-view.ts';
import type { GatheredLine } from '../views/gathered-lines.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { isOpen, readersAmong } from './who-could-read.ts';

/** The thread of a lead, and who is in it. */
interface Place {
  lead: CaseState;
  thread: ThreadChannel;
  memberIds: ReadonlySet<string>;
  staff: readonly StaffMember[];
}

/**
 * The reports of one message, each as this thread may show it at this moment (SPEC 6.3, 6.4). A gathered one that
 * somebody could read here who must not, gets its own thread at once, and nothing of it stands here.
 */
export async function linesFor(
  delivery: Delivery,
  lead: CaseView,
  { thread, lines }: { thread: ThreadChannel; lines: Pick<GatheredLines, 'caseIds'> },
): Promise<GatheredLine[]> {
  const { cases } = delivery.stores;
  const place = await placeOf(delivery, lead.state, thread);
  const isWithheld = await isOpen(delivery, thread, lead);
  const shown: GatheredLine[] = [];
  for (const caseId of lines.caseIds) {
    const state = await cases.load(caseId);
    const how = state === null ? null : await howShown(delivery, place, state);
    if (state === null || how === null) continue;
    const view = { state, words: await cases.contents(caseId), settings: lead.settings };
    shown.push({ view, shown: how === 'whole' && isWithheld ? 'withheld' : how });
  }
  return shown;
}

async function placeOf({ stores }: Delivery, lead: CaseState, thread: ThreadChannel): Promise<Place> {
  const members = await thread.members.fetch({ cache: false });
  return { lead, thread, memberIds: new Set(members.keys()), staff: await stores.guilds.staff(lead.guildId) };
}

/** Null for a case of which nothing may stand in this thread. */
async function howShown(
  { stores, clock }: Delivery,
  place: Place,
  state: CaseState,
): Promise<'whole' | 'parted' | null> {
  const isGathered = state.gatheredIn?.caseId === place.lead.caseId;
  const isForReaders = mayName(place.lead, state, place.staff) && !(await hasOtherReaders(place, state));
  if (isForReaders) return isGathered ? 'whole' : 'parted';
  if (isGathered) {
    await handleCaseCommand(stores.cases, state.caseId, { type: 'part-case', why: 'readers', at: clock.now() });
  }
  return null;
}

/** True if somebody reads this thread who is part of that case, and not of the lead: those are told its reference alone. */
async function hasOtherReaders({ lead, thread, memberIds }: Place, state: CaseState): Promise<boolean> {
  const others = barredIn(state).filter((userId) => !isBarred(lead, userId));
  return others.some((userId) => memberIds.has(userId)) || (await readersAmong(thread, others)).length > 0;
}

/**
 * The thread in which a gathered case is told of; null when it is not gathered, or somebody could read there who must not
 * know of it: it has a thread of its own then, where all is told.
 * @throws DeliveryError `again` while the lead has no thread
 */
export async function threadOfLead(delivery: Delivery, state: CaseState): Promise<ThreadChannel | null> {
  const { client, stores } = delivery;
  const lead = state.gatheredIn === null ? null : await stores.cases.load(state.gatheredIn.caseId);
  if (lead === null) return null;
  const { threadId, cardId } = lead.thread;
  const thread = threadId === null || cardId === null ? null : await threadById(client, threadId);
  if (thread === null) throw new DeliveryError('again', 'the thread it is gathered in is not there yet');
  const how = await howShown(delivery, await placeOf(delivery, lead, thread), state);
  return how === null ? null : thread;
}
