import { expect, it } from 'vitest';
import { boardPauseMs } from '../../src/domain/board.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { Settings } from '../../src/domain/settings.ts';
import { isUnattended } from '../../src/domain/calls/attended.ts';
import type { CaseState } from '../../src/domain/case.ts';
import type { EngineStores, OpenEngine } from './engine.ts';
import { opened } from './engine.ts';
import {
  channelId,
  guildId,
  leaderId,
  newCase,
  openedAt,
  opens,
  otherGuildId,
  planned,
  staffId,
  threadId,
} from './sample-case.ts';

const claim = { worker: 'w', now: openedAt, lockedUntil: openedAt + 60_000, limit: 50 };
const board = { channelId, messageId: threadId, shown: 'digest', shownAt: openedAt };

const wish = (number: number, guild = guildId): PlannedEffect => ({
  ...planned(`board-${number}`, 'board', { kind: 'refresh-board', guildId: guild }),
  refresh: true,
});

async function commits({ cases }: EngineStores, number: number, change: Partial<CaseState> = {}): Promise<void> {
  const state = newCase(`case-${number}`, number, change);
  await cases.commit(opens(state, { effects: [wish(number, state.guildId)] }));
}

const claimed = async ({ outbox }: EngineStores, now = openedAt) => await outbox.claim({ ...claim, now });

/** What every engine promises of the queue board (SPEC 4.8). */
export function boardContract(open: OpenEngine): void {
  wishContract(open);
  listContract(open);

  it('keeps one board per server, and forgets it', async () => {
    const { boards } = opened(open);
    expect(await boards.load(guildId)).toBeNull();
    await boards.save(guildId, { ...board, shown: 'earlier' });
    await boards.save(guildId, board);
    expect(await boards.load(guildId)).toEqual(board);
    expect(await boards.guildOf(threadId)).toBe(guildId);
    await boards.save(guildId, null);

    expect([await boards.load(guildId), await boards.guildOf(threadId)]).toEqual([null, null]);
  });

  it('keeps the history of the settings, newest first, and tells of what matters once a server is set up', async () => {
    const stores = opened(open);
    const chosen = Object.fromEntries(
      ['casesChannel', 'restrictedChannel', 'archiveChannel', 'coldChannel', 'contactChannel', 'staffChannel'].map(
        (kind) => [kind, channelId],
      ),
    );
    const [fresh, set] = [
      Settings.parse({}),
      Settings.parse({ ...chosen, staffRoles: [staffId], leaderRoles: [staffId] }),
    ];
    const steps = [fresh, set, { ...set, selfAssign: true }, { ...set, selfAssign: true, reportsPerHour: 2 }];
    for (const [at, after] of steps.slice(1).entries()) {
      await stores.guilds.saveSettings({ guildId, before: steps[at] ?? fresh, after, by: leaderId, at });
    }
    const due = await claimed(stores);
    const [latest, second] = await stores.guilds.settingsChanges(guildId, 2);

    expect([latest, second]).toEqual([
      { by: leaderId, at: 2, before: steps[2], after: steps[3] },
      { by: leaderId, at: 1, before: steps[1], after: steps[2] },
    ]);
    expect(await stores.guilds.settingsChange(guildId, 3)).toEqual(latest);
    expect(await stores.guilds.settingsChange(otherGuildId, 3)).toBeNull();
    expect(due.map(({ effect }) => effect)).toEqual([
      { kind: 'refresh-board', guildId },
      { kind: 'tell-staff-channel', guildId, changeId: 3 },
    ]);
  });
}

function wishContract(open: OpenEngine): void {
  it('wants one drawing for many commits of a server, without a case', async () => {
    const stores = opened(open);
    await commits(stores, 1);
    await commits(stores, 2);
    await commits(stores, 1, { caseId: 'other', guildId: otherGuildId });
    const due = await claimed(stores);

    expect(due.map(({ caseId, effect }) => ({ caseId, effect }))).toEqual([
      { caseId: null, effect: { kind: 'refresh-board', guildId } },
      { caseId: null, effect: { kind: 'refresh-board', guildId: otherGuildId } },
    ]);
  });

  it('draws again for a change after the drawing has begun, once the pause is over', async () => {
    const stores = opened(open);
    await commits(stores, 1);
    const [first] = await claimed(stores);
    await stores.boards.save(guildId, board);
    await commits(stores, 2);
    await stores.outbox.done(first?.effectId ?? 0);

    expect(await claimed(stores, openedAt + boardPauseMs - 1)).toEqual([]);
    expect(await claimed(stores, openedAt + boardPauseMs)).toHaveLength(1);
  });

  it('brings a drawing that waits for later forward', async () => {
    const stores = opened(open);
    await stores.boards.refreshAt(guildId, openedAt + 9_000);
    await stores.boards.refreshAt(guildId, openedAt + 90_000);
    expect(await stores.outbox.nextRunAt()).toBe(openedAt + 9_000);
    await commits(stores, 1);

    expect(await claimed(stores)).toHaveLength(1);
  });

  it('comes after everything else that is due', async () => {
    const stores = opened(open);
    await stores.boards.refreshAt(guildId, openedAt);
    await stores.cases.commit(opens(newCase('case-1', 1), { effects: [planned('one'), planned('two', 'reporter')] }));
    const due = await stores.outbox.claim({ ...claim, limit: 2 });

    expect(due.map(({ key }) => key)).toEqual(['one', 'two']);
  });
}

function listContract(open: OpenEngine): void {
  it('lists open cases by status, urgent and grave ones first, without those somebody is kept out of', async () => {
    const stores = opened(open);
    await commits(stores, 1, { status: 'triage', urgent: true });
    await commits(stores, 2, { openedAt: openedAt + 2 });
    await commits(stores, 3, { openedAt: openedAt + 1 });
    await commits(stores, 4, { severity: 'high', openedAt: openedAt + 3 });
    await commits(stores, 5, { urgent: true, severity: 'low' });
    await commits(stores, 6, { status: 'closed' });
    await commits(stores, 7, { restricted: true });
    await commits(stores, 8, { leadersOnly: true });
    await commits(stores, 9, { recusals: [{ userId: staffId, why: 'named' }] });
    const leader = { userId: leaderId, guildId, isStaff: true, isLeader: true };
    const page = await stores.cases.queue(leader, { skip: 1, take: 3 });
    const hidden = await stores.cases.queue({ ...leader, userId: staffId, isLeader: false }, { skip: 0, take: 50 });

    const references = (cases: CaseState[]) => cases.map(({ reference }) => reference);
    expect(references(await stores.cases.onBoard(guildId))).toEqual(['C-0005', 'C-0004', 'C-0003', 'C-0002', 'C-0001']);
    expect([page.total, references(page.cases)]).toEqual([8, ['C-0004', 'C-0007', 'C-0008']]);
    expect(references(hidden.cases)).not.toContain('C-0008');
    expect(references(hidden.cases)).not.toContain('C-0009');
  });

  it('keeps on top what nobody is on, as the domain says', async () => {
    const stores = opened(open);
    const onIt = { userId: staffId, nameId: 'n', at: openedAt };
    const surge = { upTo: 9, lines: [], leftIds: [], calledAt: openedAt, leadersCalledAt: openedAt, partedAt: null };
    await commits(stores, 1, { severity: 'critical' });
    await commits(stores, 2, { urgent: true, onIt });
    await commits(stores, 3, { urgent: true, openedAt: openedAt + 9 });
    await commits(stores, 4, { urgent: true, assigneeId: staffId });
    await commits(stores, 5, { urgent: true, status: 'triage' });
    await commits(stores, 6, { urgent: true, gatheredIn: { caseId: 'case-1', reference: 'C-0001' } });
    await commits(stores, 7, { gathering: surge, severity: 'low' });
    await commits(stores, 8, { gathering: { ...surge, partedAt: openedAt } });
    const cases = await stores.cases.onBoard(guildId);

    expect(cases.slice(0, 2).map(({ reference }) => reference)).toEqual(['C-0003', 'C-0007']);
    expect(cases.map(isUnattended)).toEqual([true, true, ...Array<boolean>(6).fill(false)]);
  });
}
