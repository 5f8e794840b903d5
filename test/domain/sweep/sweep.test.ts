import { interimSamples } from '../interim/samples.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseState } from '../../../src/domain/case.ts';
import type { CaseCommand } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { CaseEvent } from '../../../src/domain/event.ts';
import { waitsSince } from '../../../src/domain/sweep/verdict.ts';
import { eventsOf, ids, opened } from '../given.ts';
import { orders } from '../lifecycle/orders.ts';
import { at, checkInDays, contactSamples as samples, day } from '../contact/samples.ts';

const after = (state: CaseState, ...commands: CaseCommand[]): CaseState =>
  commands.reduce((before, command) => eventsOf(decide(before, command)).reduce(evolve, before), state);

const sweepAt = (when: number): CaseCommand => ({
  type: 'sweep-case',
  coldAfterDays: 14,
  coldMinAttempts: 2,
  at: when,
});

/** Delivers whatever is on its way, as Discord would at once. */
function delivered(state: CaseState, when: number): CaseState {
  const pending = state.conversations.flatMap(({ number, messages }) =>
    messages.flatMap(({ messageId, state: sent }) => (sent === 'pending' ? [{ number, messageId }] : [])),
  );
  const settled = pending.map((one) => ({ ...samples['settle-contact'], ...one, at: when }));
  return after(state, ...settled);
}

/** What each daily sweep does, by day: nothing is left out. */
function days(begin: CaseState, count: number, meanwhile: Record<number, CaseCommand[]> = {}, skipped: number[] = []) {
  const did: Record<number, string[]> = {};
  let state = begin;
  for (let number = 1; number <= count; number += 1) {
    const when = at + number * day;
    state = after(state, ...(meanwhile[number] ?? []).map((command) => ({ ...command, at: when })));
    if (skipped.includes(number)) continue;
    const events = eventsOf(decide(state, sweepAt(when)));
    state = delivered(events.reduce<CaseState>(evolve, state), when);
    const done = events.map(named).filter((one) => one !== 'status-changed');
    if (done.length > 0) did[number] = done;
  }
  return { did, state };
}

const named = (event: CaseEvent) => (event.type === 'team-prompted' ? event.why : event.type);

const medium = after(opened(), { ...orders.triage, severity: 'medium' });
/** In triage, and asked on day 0. */
const asked = after(medium, samples.contact, samples['settle-contact']);

it('asks on day 0, reminds on day 7, warns on day 19, goes cold on day 21', () => {
  const { did, state } = days(asked, 40);
  expect(did).toEqual({ 7: ['contact-requested'], 19: ['cold-warned'], 21: ['went-cold'] });
  expect([state.status, state.coldFrom]).toEqual(['cold', 'triage']);
  expect(state.conversations[0]?.waiting?.attempts.map(({ by }) => by)).toEqual(['person', 'automatic']);
});

it('does nothing twice at the same moment', () => {
  for (const day0 of [7, 19, 21]) {
    const { state } = days(asked, day0);
    expect(eventsOf(decide(state, sweepAt(at + day0 * day)))).toEqual([]);
  }
});

const answer = samples['receive-reply'];
const silentSubject = after(medium, { ...samples.contact, partyId: 'subject-1' }, samples['settle-contact']);

const stories: {
  what: string;
  begin?: CaseState;
  meanwhile?: Record<number, CaseCommand[]>;
  skipped?: number[];
  did: object;
}[] = [
  { what: 'an answer', meanwhile: { 20: [answer] }, did: { 7: ['contact-requested'], 19: ['cold-warned'] } },
  { what: 'a question nobody needs answered any more', meanwhile: { 3: [samples['drop-question']] }, did: {} },
  {
    what: 'somebody who asks again: the clock begins anew',
    meanwhile: {
      10: [
        { ...samples.contact, text: { ...samples.contact.text, contentId: 'm2' } },
        { ...samples['settle-contact'], messageId: 'm2' },
      ],
    },
    did: { 7: ['contact-requested'], 17: ['contact-requested'], 29: ['cold-warned'], 31: ['went-cold'] },
  },
  {
    what: 'a hold: the clock begins anew when it ends',
    meanwhile: { 2: [{ ...orders.hold, until: at + 20 * day }] },
    did: { 27: ['contact-requested'], 39: ['cold-warned'] },
  },
  {
    what: 'high severity',
    begin: after(asked, { ...orders.triage, severity: 'high' }),
    did: { 7: ['contact-requested'] },
  },
  {
    what: 'immediate risk',
    begin: after(asked, { ...orders.triage, severity: 'low', immediateRisk: true, risk: samples.contact.text }),
    did: { 7: ['contact-requested'] },
  },
  {
    what: 'an interim measure',
    begin: after(asked, interimSamples['take-interim']),
    did: { 7: ['contact-requested'] },
  },
  { what: 'an open proposal', begin: after(asked, orders.proposeClosing), did: { 7: ['contact-requested'] } },
  {
    what: 'three days without a sweep: late, but none missed',
    skipped: [6, 7, 8],
    did: { 9: ['contact-requested'], 21: ['cold-warned'], 23: ['went-cold'] },
  },
  {
    what: 'an outage over the warning: the team still has its two days',
    skipped: [18, 19, 20, 21, 22],
    did: { 7: ['contact-requested'], 23: ['cold-warned'], 25: ['went-cold'] },
  },
  {
    what: 'silence of the subject alone: the team is asked once',
    begin: silentSubject,
    did: { 7: ['contact-requested'], 21: ['subject-silent'] },
  },
  {
    what: 'too few attempts, where the bot cannot remind',
    begin: after(asked, samples['mute-conversation']),
    did: { 14: ['attempts-wanted'] },
  },
  {
    what: 'a revival by hand: it does not rest again at once',
    meanwhile: { 22: [{ ...orders.revive, checkInDays }] },
    did: { 7: ['contact-requested'], 19: ['cold-warned'], 21: ['went-cold'], 34: ['cold-warned'], 36: ['went-cold'] },
  },
];

it.each(stories)('$what', ({ begin = asked, meanwhile = {}, skipped = [], did }) => {
  expect(days(begin, 40, meanwhile, skipped).did).toEqual(did);
});

it('waits for nobody before a question arrives, and in no case that is new, resolved, closed or cold', () => {
  expect(waitsSince(medium)).toBeNull();
  expect(waitsSince(asked)).toBe(at);
  expect(waitsSince(after(asked, answer))).toBeNull();
  expect(waitsSince(after(asked, orders.goCold))).toBeNull();
});

/** However often and late it runs, and whatever is answered: one reminder to an attempt of a person, and two days of warning. */
it('never reminds twice and never moves unwarned, over random weeks', () => {
  const happening = fc.constantFrom('sweep', 'sweep', 'sweep', 'answer', 'ask', 'read', 'nothing');
  const weeks = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 90 })), { maxLength: 60 });
  fc.assert(
    fc.property(weeks, (steps) => walk(steps).every(({ isRight }) => isRight)),
    { numRuns: 500 },
  );
});

/** After every step: whether what a sweep did was its to do. */
function walk(steps: [string, number][]): { isRight: boolean }[] {
  let [state, when, warnedAt] = [asked, at, 0];
  return steps.map(([what, hours], index) => {
    when += hours * hourMs;
    const events = eventsOf(decide(state, commandFor(what, index, when)));
    if (events.some(({ type }) => type === 'cold-warned')) warnedAt = when;
    const isCold = events.some(({ type }) => type === 'went-cold');
    state = delivered(events.reduce<CaseState>(evolve, state), when);
    const attempts = state.conversations[0]?.waiting?.attempts ?? [];
    const byTurns = attempts.every(({ by }, place) => by === 'person' || attempts[place - 1]?.by === 'person');
    return { isRight: byTurns && (!isCold || when - warnedAt >= 2 * day - 2 * hourMs) };
  });
}

const hourMs = 60 * 60_000;

function commandFor(what: string, index: number, when: number): CaseCommand {
  switch (what) {
    case 'answer':
      return {
        ...answer,
        replyId: `70000000000000000${index}`,
        text: { ...answer.text, contentId: `r${index}` },
        at: when,
      };
    case 'ask':
      return { ...samples.contact, text: { ...samples.contact.text, contentId: `q${index}` }, at: when };
    case 'read':
      return { ...samples['read-replies'], from: 1, to: 99, personId: ids.staff, at: when };
    case 'sweep':
      return sweepAt(when);
    default:
      return { type: 'lose-thread', threadId: 'none', at: when };
  }
}
