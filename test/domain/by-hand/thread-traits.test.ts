import { expect, it } from 'vitest';
import { traitsOff } from '../../../src/domain/by-hand/thread-traits.ts';
import type { FoundThread } from '../../../src/domain/by-hand/thread-traits.ts';
import { openStatuses } from '../../../src/domain/lifecycle/transitions.ts';
import { Status } from '../../../src/domain/words.ts';
import { openedAt } from '../given.ts';

const dayMs = 24 * 60 * 60_000;
const inUse = { status: 'triage', restingSince: null } as const;

/** An open private thread in which somebody wrote an hour ago. */
const found = (changes: Partial<FoundThread> = {}): FoundThread => ({
  archived: false,
  locked: false,
  invitable: false,
  archiveChangedAt: openedAt,
  lastActiveAt: openedAt - 60 * 60_000,
  idleAfterMs: 7 * dayMs,
  isCrowded: false,
  ...changes,
});
const idle = { archived: true, lastActiveAt: openedAt - 7 * dayMs };

it.each([
  ['as it should be', found(), []],
  ['archived by hand', found({ archived: true }), ['archived']],
  ['locked', found({ locked: true }), ['locked']],
  ['closed in one go', found({ archived: true, locked: true }), ['archived', 'locked']],
  ['open to invitations', found({ invitable: true }), ['invitable']],
  ['a post, where nobody is invited', found({ invitable: null }), []],
  ['archived by Discord after a week', found(idle), []],
  [
    'archived by Discord, which is never to the second',
    found({ ...idle, lastActiveAt: idle.lastActiveAt + 59_000 }),
    [],
  ],
  ['archived a minute too early', found({ ...idle, lastActiveAt: idle.lastActiveAt + 61_000 }), ['archived']],
  ['idle, and locked by somebody', found({ ...idle, locked: true }), ['archived', 'locked']],
  ['idle and open to invitations, which is seen to when it opens', found({ ...idle, invitable: true }), []],
  ['archived early by Discord, which is full', found({ archived: true, isCrowded: true }), []],
] as const)('%s', (_name, thread, off) => {
  expect(traitsOff(inUse, thread)).toEqual(off);
});

it('leaves a thread alone that rests to make room, until it is opened (SPEC 4.7)', () => {
  const resting = { ...inUse, restingSince: openedAt };

  expect(traitsOff(resting, found({ archived: true }))).toEqual([]);
  expect(traitsOff(resting, found({ archived: true, locked: true }))).toEqual([]);
  expect(traitsOff(resting, found({ locked: true }))).toEqual(['locked']);
});

it('leaves the threads of cases alone that are not worked on', () => {
  const wrong = found({ archived: true, locked: true, invitable: true });
  const left = Status.options.filter((status) => traitsOff({ ...inUse, status }, wrong).length === 0);

  expect(left).toEqual(Status.options.filter((status) => !openStatuses.includes(status)));
});
