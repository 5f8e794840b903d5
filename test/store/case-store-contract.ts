import { expect, it } from 'vitest';
import type { OpenEngine } from './engine.ts';
import { opened } from './engine.ts';
import { commitContract } from './commit-contract.ts';
import { adds, flake, guildId, newCase, openedAt, opens, otherGuildId, planned, reporterId } from './sample-case.ts';
import { channelId, leaderId, staffId, subjectId, threadAttached, threadId, words } from './sample-case.ts';

/** What every engine promises of cases (SPEC 2, 6, 11, 12.1). */
export function caseStoreContract(open: OpenEngine): void {
  commitContract(open);
  findingContract(open);
  messageContract(open);
  historyContract(open);
  reportContract(open);
}

const staff = { userId: staffId, guildId, isStaff: true, isLeader: false };
const leader = { userId: leaderId, guildId, isStaff: true, isLeader: true };

function findingContract(open: OpenEngine): void {
  it('finds a case by its reference for those who may see it, and for others answers as if there were none', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));

    expect(await cases.findVisible(staff, 'C-0001')).toEqual({ ...newCase('a', 1), version: 1 });
    expect(await cases.findVisible({ ...staff, userId: subjectId }, 'C-0001')).toBeNull();
    expect(await cases.findVisible({ ...staff, guildId: otherGuildId }, 'C-0001')).toBeNull();
    expect(await cases.findVisible(staff, 'C-0002')).toBeNull();
  });

  it('lists the references a person may see, newest first, by how they begin', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    await cases.commit(opens(newCase('b', 2, { openedAt: openedAt + 2 })));
    await cases.commit(opens(newCase('c', 3, { openedAt: openedAt + 3, leadersOnly: true, restricted: true })));
    await cases.commit(opens(newCase('d', 0, { number: null, reference: 'C-7K3Q', openedAt: openedAt + 1 })));

    expect(await cases.visibleReferences(leader, '', 10)).toEqual(['C-0003', 'C-0002', 'C-7K3Q', 'C-0001']);
    expect(await cases.visibleReferences(staff, '', 10)).toEqual(['C-0002', 'C-7K3Q', 'C-0001']);
    expect(await cases.visibleReferences(staff, 'C-0', 10)).toEqual(['C-0002', 'C-0001']);
    expect(await cases.visibleReferences(staff, 'C-0', 1)).toEqual(['C-0002']);
    expect(await cases.visibleReferences(staff, 'C-%', 10)).toEqual([]);
  });

  it('finds a case by server and reference for the bot itself', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));

    expect((await cases.findByReference(guildId, 'C-0001'))?.caseId).toBe('a');
    expect(await cases.findByReference(otherGuildId, 'C-0001')).toBeNull();
    expect(await cases.findByReference(guildId, 'C-0002')).toBeNull();
  });

  it('finds a case by its thread and forgets a thread that was lost', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    await cases.commit(adds({ ...newCase('a', 1), version: 1 }, [threadAttached]));
    const attached = await cases.findByThread(threadId);
    expect(attached?.caseId).toBe('a');
    expect(await cases.threadsIn(channelId)).toEqual([threadId]);

    const lost = { type: 'thread-lost', threadId, at: openedAt } as const;
    await cases.commit(adds({ ...newCase('a', 1), version: 2 }, [lost]));
    expect(await cases.findByThread(threadId)).toBeNull();
    expect(await cases.threadsIn(channelId)).toEqual([]);
  });
}

function messageContract(open: OpenEngine): void {
  it('finds every case about a message', async () => {
    const { cases } = opened(open);
    const around = { state: 'pending', reason: null, contentId: null, before: 0, after: 0 } as const;
    const known = { channelId, messageId: threadId, snapshotId: 's', seenByBot: false, editedAt: null };
    const message = { ...known, editedSince: false, deletedSince: false, around };
    await cases.commit(opens(newCase('a', 1, { message })));
    await cases.commit(opens(newCase('b', 2, { message })));
    await cases.commit(opens(newCase('c', 3)));

    expect((await cases.idsByMessage(threadId)).toSorted()).toEqual(['a', 'b']);
    expect(await cases.idsByMessage(channelId)).toEqual([]);
  });
}

function historyContract(open: OpenEngine): void {
  it('tells the history in order, with who did what when', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    const asked = { type: 'copy-requested', at: openedAt + 2000 } as const;
    await cases.commit(adds({ ...newCase('a', 1), version: 1 }, [threadAttached, asked], { actorId: null }));

    const history = await cases.history('a');
    const told = history.map(({ version, position, event, actorId, at }) => [
      version,
      position,
      event.type,
      actorId,
      at,
    ]);
    expect(told).toEqual([
      [1, 0, 'case-opened', reporterId, openedAt],
      [2, 0, 'thread-attached', null, openedAt + 1000],
      [2, 1, 'copy-requested', null, openedAt + 2000],
    ]);
    expect(new Set(history.map(({ hash }) => hash)).size).toBe(3);
  });

  it('keeps what people wrote apart from the history', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));

    expect(await cases.contents('a')).toEqual(new Map(words.map(({ contentId, text }) => [contentId, text])));
    expect(JSON.stringify(await cases.history('a'))).not.toContain('will not stop');
  });

  it('finds nothing wrong with an untouched record', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    await cases.commit(adds({ ...newCase('a', 1), version: 1 }, [threadAttached]));
    await cases.commit(opens(newCase('b', 2)));

    expect(await cases.verify()).toEqual({ cases: 2, events: 3, broken: [] });
    expect(await cases.verify('b')).toEqual({ cases: 1, events: 1, broken: [] });
  });
}

function reportContract(open: OpenEngine): void {
  it('knows when a member reported in this server, and not where they are something else', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1, { openedAt: openedAt + 5 })));
    await cases.commit(opens(newCase('b', 2, { openedAt: openedAt + 1 })));
    await cases.commit(opens(newCase('c', 1, { guildId: otherGuildId })));

    expect(await cases.reportTimes(guildId, reporterId, openedAt)).toEqual([openedAt + 1, openedAt + 5]);
    expect(await cases.reportTimes(guildId, reporterId, openedAt + 2)).toEqual([openedAt + 5]);
    expect(await cases.reportTimes(guildId, subjectId, 0)).toEqual([]);
    expect(await cases.reportTimes(guildId, flake(77), 0)).toEqual([]);
  });

  it('ties a draft to its case, and takes the same words from the same form once', async () => {
    const { cases, outbox } = opened(open);
    const first = opens(newCase('a', 1), { draftId: 'draft', effects: [planned('one')] });
    const again = opens(newCase('b', 2), { draftId: 'draft', effects: [planned('two')] });

    expect(await cases.commit(first)).toBe('committed');
    expect(await cases.commit(again)).toBe('conflict');
    expect((await cases.findByDraft('draft'))?.caseId).toBe('a');
    expect(await cases.findByDraft('other')).toBeNull();
    expect(await cases.nextNumber(guildId)).toBe(2);
    expect(await outbox.claim({ worker: 'w', now: openedAt, lockedUntil: openedAt + 1, limit: 9 })).toHaveLength(1);
  });

  it('takes other words from the same form as another report', async () => {
    const { cases } = opened(open);
    const contents = words.map((content) => ({ ...content, text: `${content.text} And again today.` }));
    await cases.commit(opens(newCase('a', 1), { draftId: 'draft' }));

    expect(await cases.commit(opens(newCase('b', 2), { draftId: 'draft', contents }))).toBe('committed');
    expect((await cases.findByDraft('draft'))?.caseId).toBe('b');
  });
}
