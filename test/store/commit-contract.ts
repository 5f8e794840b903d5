import { expect, it } from 'vitest';
import type { OpenEngine } from './engine.ts';
import { opened, openedTwice } from './engine.ts';
import { adds, guildId, newCase, openedAt, opens, otherGuildId, planned, staffId } from './sample-case.ts';
import { threadAttached, threadId } from './sample-case.ts';

/** What every engine promises of a commit: everything or nothing, and only on what was read. */
export function commitContract(open: OpenEngine): void {
  rowContract(open);
  togetherContract(open);
  numberContract(open);
  raceContract(open);
  interactionContract(open);
  eventlessContract(open);
}

const claimAll = { worker: 'w', now: openedAt + 9_000, lockedUntil: openedAt + 99_000, limit: 99 };
const first = { ...newCase('a', 1), version: 1 };

function rowContract(open: OpenEngine): void {
  it('gives back what was committed, counted up by one version', async () => {
    const { cases } = opened(open);

    expect(await cases.load('a')).toBeNull();
    expect(await cases.commit(opens(newCase('a', 1)))).toBe('committed');
    expect(await cases.load('a')).toEqual(first);
    expect(await cases.commit(adds(first, [threadAttached]))).toBe('committed');
    expect(await cases.load('a')).toMatchObject({ version: 2, thread: { threadId } });
  });

  it('survives a restart', async () => {
    const [before, after] = openedTwice(open);
    await before.cases.commit(opens(newCase('a', 1), { effects: [planned('one')] }));

    expect(await after.cases.load('a')).toEqual(first);
    expect(await after.outbox.claim(claimAll)).toMatchObject([{ key: 'one' }]);
  });

  it('writes nothing at all on a conflict', async () => {
    const { cases, outbox } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    const late = { ...first, version: 7 };
    const links = { interactionId: 'i', draftId: 'd', effects: [planned('one')], takesNumber: 2 };

    expect(await cases.commit(adds(late, [threadAttached], links))).toBe('conflict');
    expect(await cases.load('a')).toEqual(first);
    expect(await cases.history('a')).toHaveLength(1);
    expect(await outbox.claim(claimAll)).toEqual([]);
    expect(await cases.findByDraft('d')).toBeNull();
    expect(await cases.nextNumber(guildId)).toBe(2);
    expect(await cases.commit(adds(first, [threadAttached], { interactionId: 'i' }))).toBe('committed');
  });
}

function togetherContract(open: OpenEngine): void {
  it('commits several cases at once, each as a whole or not at all', async () => {
    const { cases, outbox } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    await cases.commit(opens(newCase('b', 2)));
    const second = { ...newCase('b', 2), version: 1 };
    const outcomes = await cases.commitAll([
      adds({ ...first, version: 7 }, [threadAttached], { effects: [planned('one')] }),
      adds(second, [threadAttached], { effects: [planned('two')] }),
    ]);

    expect(outcomes).toEqual(['conflict', 'committed']);
    expect(await cases.load('a')).toEqual(first);
    expect(await cases.load('b')).toMatchObject({ version: 2, thread: { threadId } });
    expect((await outbox.claim(claimAll)).map(({ key }) => key)).toEqual(['two']);
    expect(await cases.verify()).toMatchObject({ cases: 2, broken: [] });
    expect(await cases.commitAll([])).toEqual([]);
  });
}

function numberContract(open: OpenEngine): void {
  it('counts numbers for each server, without gaps', async () => {
    const { cases } = opened(open);
    expect(await cases.nextNumber(guildId)).toBe(1);
    await cases.commit(opens(newCase('a', 1)));

    expect(await cases.nextNumber(guildId)).toBe(2);
    expect(await cases.nextNumber(otherGuildId)).toBe(1);
    expect(await cases.commit(opens(newCase('b', 3)))).toBe('conflict');
    expect(await cases.commit(opens(newCase('b', 2)))).toBe('committed');
  });

  it('takes a case without a number without touching the counter', async () => {
    const { cases } = opened(open);
    const restricted = newCase('a', 0, { number: null, reference: 'C-7K3Q', restricted: true });

    expect(await cases.commit(opens(restricted))).toBe('committed');
    expect(await cases.nextNumber(guildId)).toBe(1);
  });

  it('takes a random reference once in a server', async () => {
    const { cases } = opened(open);
    const restricted = (caseId: string, guild = guildId) =>
      opens(newCase(caseId, 0, { number: null, reference: 'C-7K3Q', guildId: guild }));
    await cases.commit(restricted('a'));

    expect(await cases.commit(restricted('b'))).toBe('conflict');
    expect(await cases.commit(restricted('c', otherGuildId))).toBe('committed');
    expect(await cases.load('b')).toBeNull();
  });
}

function raceContract(open: OpenEngine): void {
  it('lets one of two processes win a number and a version', async () => {
    const [one, two] = openedTwice(open);
    const opening = [one.cases.commit(opens(newCase('a', 1))), two.cases.commit(opens(newCase('b', 1)))];
    expect((await Promise.all(opening)).sort()).toEqual(['committed', 'conflict']);

    const winner = (await one.cases.load('a')) ?? (await one.cases.load('b')) ?? first;
    const changing = [one, two].map(({ cases }) => cases.commit(adds(winner, [threadAttached])));
    expect((await Promise.all(changing)).sort()).toEqual(['committed', 'conflict']);
    expect(await two.cases.verify()).toEqual({ cases: 1, events: 2, broken: [] });
  });

  it('gives thirty reports from two processes thirty numbers', async () => {
    const processes = openedTwice(open);
    const report = async (index: number): Promise<void> => {
      const { cases } = processes[index % 2] ?? processes[0];
      const number = await cases.nextNumber(guildId);
      const outcome = await cases.commit(opens(newCase(`case-${index}`, number)));
      if (outcome === 'conflict') await report(index);
    };
    await Promise.all(Array.from({ length: 30 }, (_, index) => report(index)));

    const leader = { userId: staffId, guildId, isStaff: true, isLeader: true };
    const references = await processes[0].cases.visibleReferences(leader, '', 200);
    expect(references.at(0)).toBe('C-0030');
    expect(new Set(references).size).toBe(30);
  });
}

function interactionContract(open: OpenEngine): void {
  it('does nothing for an interaction that was carried out already, in whichever process', async () => {
    const [one, two] = openedTwice(open);
    await one.cases.commit(opens(newCase('a', 1), { interactionId: 'i' }));
    const again = opens(newCase('b', 2), { interactionId: 'i', effects: [planned('two')] });

    expect(await two.cases.commit(again)).toBe('repeated');
    expect(await two.cases.commit(adds(first, [threadAttached], { interactionId: 'i' }))).toBe('repeated');
    expect(await one.cases.load('a')).toEqual(first);
    expect(await one.cases.load('b')).toBeNull();
    expect(await one.cases.nextNumber(guildId)).toBe(2);
    expect(await one.outbox.claim(claimAll)).toEqual([]);
  });
}

function eventlessContract(open: OpenEngine): void {
  it('settles an effect in the same commit as its result', async () => {
    const { cases, outbox } = opened(open);
    await cases.commit(opens(newCase('a', 1), { effects: [planned('one'), planned('two')] }));
    const [due] = await outbox.claim(claimAll);
    await cases.commit(adds(first, [threadAttached], { settles: due?.effectId ?? 0 }));

    expect(await outbox.claim(claimAll)).toMatchObject([{ key: 'two' }]);
  });

  it('settles an effect without events, and leaves the row and its history as they are', async () => {
    const { cases, outbox } = opened(open);
    await cases.commit(opens(newCase('a', 1), { effects: [planned('one')] }));
    const [due] = await outbox.claim(claimAll);

    const settles = due?.effectId ?? 0;
    expect(await cases.commit(adds({ ...first, version: 2 }, [], { settles }))).toBe('conflict');
    expect(await cases.commit(adds(first, [], { settles, interactionId: 'i' }))).toBe('committed');
    expect(await cases.load('a')).toEqual(first);
    expect(await cases.history('a')).toHaveLength(1);
    expect(await outbox.nextRunAt()).toBeNull();
    expect(await cases.commit(adds(first, [threadAttached], { interactionId: 'i' }))).toBe('repeated');
  });

  it('refuses words that no event proves', async () => {
    const { cases } = opened(open);
    await cases.commit(opens(newCase('a', 1)));
    const contents = [{ contentId: 'stray', kind: 'name', text: 'x' }] as const;

    await expect(cases.commit(adds(first, [], { contents: [...contents] }))).rejects.toThrow('without an event');
  });
}
