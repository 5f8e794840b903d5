import type { CaseState, Evidence } from '../domain/case.ts';
import type { NamedPerson, OpenCase } from '../domain/command.ts';
import { randomReference } from '../domain/reference.ts';
import type { Refusal } from '../domain/ruling.ts';
import { planChange } from './plan-change.ts';
import type { Change, Planned } from './plan-change.ts';
import type { Chance, Commit, Draft, Stores } from './ports.ts';
import { content, personFromText } from './report-form.ts';
import type { Turns } from './turns.ts';

export interface OpeningNeeds {
  stores: Stores;
  chance: Chance;
  turns: Turns;
}

/** A report that joined an open case: which of its additions it is, and what came with it just now (SPEC 3.9). */
interface Joining {
  position: number;
  evidence: Evidence[];
  /** Staff kept out because of it. */
  recusedIds: string[];
}

/** `already`: this very form became this case, or joined it, before. `joined` is null for a case of its own. */
export type Opened =
  | { ok: 'new' | 'already'; state: CaseState; joined: Joining | null }
  | { ok: false; refusal: Refusal };

interface Opening {
  guildId: string;
  draftId: string;
  /** By which the same form sent twice is known again. */
  description: string;
  openedBy: string;
  interactionId: string;
  /** The order, made anew for each attempt; null when the category is not offered any more. */
  command: () => Promise<OpenCase | null>;
  /** An open case that it joins instead of making its own; null where there is none. */
  join?: (command: OpenCase) => Promise<Planned | null>;
}

/** How often a number or a random reference may be taken by somebody else before something is wrong. */
const attemptsAtMost = 20;

/**
 * A form becomes a case, durably, before anybody is told a reference (SPEC 12.1); those of one server one after the
 * other. The same form sent twice with the same words is one case.
 */
export async function openInTurn(needs: OpeningNeeds, opening: Opening): Promise<Opened> {
  return await needs.turns.run(opening.guildId, () => open(needs.stores, opening));
}

async function open(stores: Stores, opening: Opening): Promise<Opened> {
  for (let attempt = 1; attempt <= attemptsAtMost; attempt += 1) {
    const already = await sameCase(stores, opening);
    if (already !== null) return { ok: 'already', ...already };
    const command = await opening.command();
    if (command === null) return { ok: false, refusal: { code: 'category-unknown' } };
    const planned = (await opening.join?.(command)) ?? planChange(command.caseId, null, command);
    if (!planned.ok) return planned;
    const outcome = await stores.cases.commit(withLinks(planned.change, opening));
    if (outcome === 'committed') return { ok: 'new', state: planned.change.next, joined: joinedBy(planned.change) };
  }
  throw new Error('No free case number after several attempts');
}

function joinedBy({ next, events }: Change): Joining | null {
  const added = events.find((event) => event.type === 'information-added');
  if (added === undefined) return null;
  const recusedIds = added.recusals.map(({ userId }) => userId);
  return { position: next.additions.length - 1, evidence: added.evidence, recusedIds };
}

/** The case that this form became or joined, if it held these words. */
export async function sameCase(
  { cases }: Stores,
  { draftId, description }: Pick<Opening, 'draftId' | 'description'>,
): Promise<{ state: CaseState; joined: Joining | null } | null> {
  const state = await cases.findByDraft(draftId);
  if (state === null) return null;
  const words = await cases.contents(state.caseId);
  if (words.get(state.descriptionId) === description) return { state, joined: null };
  const position = state.additions.findLastIndex(({ textId }) => words.get(textId) === description);
  return position < 0 ? null : { state, joined: { position, evidence: [], recusedIds: [] } };
}

function withLinks(change: Change, { openedBy, draftId, interactionId }: Opening): Commit {
  const { number } = change.next;
  const counter = number === null || change.expectedVersion > 0 ? {} : { takesNumber: number };
  return { ...change, ...counter, actorId: openedBy, draftId, interactionId };
}

/** What every new case begins with: its id, the next number, a reference nobody can guess, and who the staff are. */
export async function newCaseOf({ stores, chance }: Pick<OpeningNeeds, 'stores' | 'chance'>, guildId: string) {
  return {
    type: 'open-case' as const,
    caseId: chance.id(),
    guildId,
    number: await stores.cases.nextNumber(guildId),
    randomReference: randomReference([chance.fraction(), chance.fraction(), chance.fraction(), chance.fraction()]),
    staff: await stores.guilds.staff(guildId),
  };
}

/** Whom a form is about: a member, or somebody in words. */
export function subjectOf({ subject }: Pick<Draft, 'subject'>, chance: Chance): NamedPerson | null {
  if (subject === null) return null;
  if (subject.userId === null) return personFromText(subject.name, chance);
  return { userId: subject.userId, name: content('name', subject.name, chance) };
}
