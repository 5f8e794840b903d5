import { ButtonStyle } from 'discord.js';
import type { MessageCreateOptions, ThreadChannel } from 'discord.js';
import type { Delivered } from '../../app/ports.ts';
import type { CaseState } from '../../domain/case.ts';
import type { EffectOf } from '../../domain/effect.ts';
import type { Addition } from '../../domain/reporter/reporter-state.ts';
import { promisedAt } from '../../domain/reporter/standing.ts';
import { shelfPostOf } from '../../domain/shelf/shelf-state.ts';
import { threadLines } from '../../texts/en/my-reports.ts';
import { reopen } from '../case-actions/ending.ts';
import { encodeCustomId } from '../custom-id.ts';
import { additionMessage } from '../views/addition.ts';
import type { CaseView } from '../views/case-view.ts';
import { button, row } from '../views/components.ts';
import { requireWriting } from './case-channel.ts';
import type { Delivery } from './delivery.ts';
import { threadById } from './delivery.ts';
import { threadOfLead } from './lines-for.ts';
import { nonceOf } from './nonce.ts';
import { earlierMessage, sendOnce } from './send-once.ts';
import { onShelf } from './shelf/on-shelf.ts';
import { isOpenToOthers } from './who-could-read.ts';
import { whoLooksAfter } from './who-looks-after.ts';

/** Tells the team in the thread what the reporter did, once, and calls whoever looks after the case (SPEC 3.7). */
export async function tellThread(
  delivery: Delivery,
  view: CaseView,
  effect: EffectOf<'tell-thread'>,
): Promise<Delivered> {
  const { client, clock } = delivery;
  if (shelfPostOf(view.state) !== null) return await onShelf(delivery, view, tellShelf(delivery, view, effect));
  const { threadId, round } = view.state.thread;
  // A thread made anew is told everything below its own card.
  if (round !== effect.round) return { command: null };
  const thread = threadId === null ? await threadOfLead(delivery, view.state) : await threadById(client, threadId);
  if (thread === null && threadId !== null) return { command: { type: 'lose-thread', threadId, at: clock.now() } };
  return thread === null ? { command: null } : await tellIn(delivery, view, { thread, effect });
}

/** A case that rests goes on in its shelf post: there the team finds what takes it up again (SPEC 9.5). */
async function tellShelf(delivery: Delivery, view: CaseView, effect: EffectOf<'tell-thread'>): Promise<Delivered> {
  const { client, clock } = delivery;
  const threadId = shelfPostOf(view.state)?.threadId;
  if (threadId === undefined) return { command: null };
  const thread = await threadById(client, threadId);
  if (thread === null) return { command: { type: 'lose-shelf-post', threadId, at: clock.now() } };
  return await tellIn(delivery, view, { thread, effect });
}

async function tellIn(
  delivery: Delivery,
  view: CaseView,
  { thread, effect }: { thread: ThreadChannel; effect: EffectOf<'tell-thread'> },
): Promise<Delivered> {
  const { clock, due } = delivery;
  await requireWriting(thread);
  const opening = openingOf(view.state, effect);
  const earlier = await earlierMessage(thread, (message) => message.content.startsWith(opening));
  if (earlier !== null) return { command: null };
  const called = effect.calls ? await whoLooksAfter(delivery, view.state) : [];
  const first = [opening, ...promised(view.state, effect, clock.now()), ...called.map((id) => `<@${id}>`)].join(' ');
  const said = await bodyOf({ delivery, thread }, view, { effect, first });
  await sendOnce(thread, { ...said, allowedMentions: { parse: [], users: called }, nonce: nonceOf(due.key) });
  return { command: null };
}

/** The beginning of the line, by which it is found again. */
function openingOf({ reference, additions }: CaseState, { what, position, at }: EffectOf<'tell-thread'>): string {
  switch (what) {
    case 'added':
      return lineFor(additions[position])(reference, position + 1);
    case 'withdrawn':
      return threadLines.withdrawn(reference);
    case 'asked':
      return threadLines.asked(reference, at);
  }
}

const lineFor = (addition: Addition | undefined) =>
  (addition?.joined ?? null) === null ? threadLines.added : threadLines.joined;

function promised(state: CaseState, { what }: EffectOf<'tell-thread'>, now: number): string[] {
  const hearAt = promisedAt(state);
  return what === 'asked' && hearAt !== null ? [threadLines.promised(hearAt, now)] : [];
}

/** The words themselves only where everybody who could read them may. */
async function bodyOf(
  { delivery, thread }: { delivery: Delivery; thread: ThreadChannel },
  view: CaseView,
  { effect, first }: { effect: EffectOf<'tell-thread'>; first: string },
): Promise<MessageCreateOptions> {
  if (effect.what !== 'added') return { content: first };
  const { caseId, additions } = view.state;
  const isWithheld = additions[effect.position]?.withheld === true || (await isOpenToOthers(delivery, thread, view));
  const show = button(encodeCustomId({ verb: 'show-added', id: caseId, step: effect.position }), threadLines.show);
  const buttons = [...(isWithheld ? [show] : []), ...reopening(view.state)];
  const components = buttons.length === 0 ? [] : [row(...buttons)];
  if (isWithheld) return { content: `${first}\n${threadLines.withheld}`, components };
  const { content, file } = additionMessage(view, effect.position, first);
  return { content, files: file, components };
}

/** What comes after closing may be a reason to take the case up again (SPEC 3.7, 5). */
function reopening({ status, caseId, step }: CaseState) {
  if (status !== 'closed') return [];
  const customId = encodeCustomId({ verb: `do-${reopen.name}`, id: caseId, step });
  return [button(customId, reopen.label, ButtonStyle.Primary)];
}
