import { expect, it } from 'vitest';
import type { CaseState } from '../../src/domain/case.ts';
import { decide } from '../../src/domain/decide.ts';
import { evolve } from '../../src/domain/evolve.ts';
import type { GuestCommandOf } from '../../src/domain/guests/guest-command.ts';
import { refuse } from '../../src/domain/ruling.ts';
import { eventsOf, ids, opened, openedAt, staff } from './given.ts';

const guestId = '600000000000000001';
const ownerId = '700000000000000001';
const at = openedAt + 1000;
const leader = { userId: ids.leader, isLeader: true, isOwner: false };
const owner = { userId: ownerId, isLeader: false, isOwner: true };
const [rowan, imke, halvard] = staff;
const days = { critical: 1, high: 3, medium: 7, low: 14 };

const named = (changes: Partial<GuestCommandOf<'name-guest'>> = {}): GuestCommandOf<'name-guest'> => ({
  type: 'name-guest',
  host: owner,
  userId: guestId,
  name: { contentId: 'g1', kind: 'name', text: 'sol' },
  staff,
  checkInDays: days,
  at,
  ...changes,
});

const barring = (...people: (typeof rowan)[]): CaseState => ({
  ...opened(),
  restricted: true,
  recusals: people.flatMap((one) => (one === undefined ? [] : [{ userId: one.userId, why: 'named' as const }])),
});
const everybodyOut: CaseState = { ...barring(rowan, imke, halvard), nobodyLeft: true };

const after = (state: CaseState, command: GuestCommandOf<'name-guest'>): CaseState =>
  eventsOf(decide(state, command)).reduce<CaseState>(evolve, state);

it.each([
  ['the owner, where nobody is left', everybodyOut, named()],
  ['the owner, where one is left', barring(imke, halvard), named()],
  ['the owner, where two are left and no leader', barring(halvard), named()],
  ['a leader who is left alone', barring(rowan, imke), named({ host: leader })],
])('lets in a guest by %s', (_who, state, command) => {
  const next = after(state, command);

  expect(next).toMatchObject({ guestIds: [guestId], restricted: true, nobodyLeft: false });
  expect(eventsOf(decide(next, command))).toEqual([]);
});

const noCase = refuse({ code: 'no-such-case' });

it.each<[string, CaseState, GuestCommandOf<'name-guest'>, ReturnType<typeof refuse>]>([
  ['a leader, where enough are left', opened(), named({ host: leader }), refuse({ code: 'guest-not-needed' })],
  ['the owner, where enough are left', opened(), named(), noCase],
  ['a leader who is kept out', everybodyOut, named({ host: leader }), noCase],
  ['an owner who is part of it', { ...everybodyOut, recusals: [{ userId: ownerId, why: 'named' }] }, named(), noCase],
  ['somebody else', everybodyOut, named({ host: { userId: guestId, isLeader: false, isOwner: false } }), noCase],
  ['somebody who is part of it', everybodyOut, named({ userId: ids.subject }), refuse({ code: 'guest-cannot' })],
  ['somebody of the team', everybodyOut, named({ userId: ids.staff }), refuse({ code: 'guest-cannot' })],
  [
    'anybody, once it is closed',
    { ...everybodyOut, status: 'closed' },
    named(),
    refuse({ code: 'wrong-status', status: 'closed', needs: ['new', 'triage', 'investigating', 'resolved', 'cold'] }),
  ],
])('refuses %s', (_who, state, command, refusal) => {
  expect(decide(state, command)).toEqual(refusal);
});

it('promises a new date where nobody could give one before', () => {
  expect(after(everybodyOut, named()).checkInAt).toBe(at + 7 * 24 * 3_600_000);
  expect(after(barring(halvard), named()).checkInAt).toBe(opened().checkInAt);
});

it('lets guests go with the end of the case', () => {
  const open = { ...after(everybodyOut, named()), closing: null };
  const second = { ...open, guestIds: [guestId, ownerId] };
  const by = { userId: guestId, isLeader: false };
  const proposed = eventsOf(
    decide(second, { type: 'propose-closing', by, reason: 'out-of-scope', duplicateOf: null, note: null, at }),
  ).reduce<CaseState>(evolve, second);
  const events = eventsOf(decide(proposed, { type: 'confirm-closing', by: { userId: ownerId, isLeader: false }, at }));

  expect(events.at(-1)).toEqual({ type: 'guests-left', userIds: [guestId, ownerId], why: 'closed', at });
});
