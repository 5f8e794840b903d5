import { expect, it } from 'vitest';
import type { Draft } from '../../src/app/ports.ts';
import type { OpenEngine } from './engine.ts';
import { opened } from './engine.ts';
import { guildId, newCase, openedAt, opens, planned, reporterId, subjectId } from './sample-case.ts';

const expiresAt = openedAt + 60_000;

const draft: Draft = {
  draftId: 'draft',
  guildId,
  userId: reporterId,
  subject: { userId: subjectId, name: 'Sam' },
  fields: { category: 'harassment', description: 'He will not stop', boxes: ['danger'] },
  files: [
    { name: 'a.png', size: 3, url: 'https://cdn.discordapp.com/a', sha256: null, from: 'reporter' },
    { name: 'b.png', size: 4, url: 'https://cdn.discordapp.com/b', sha256: null, from: 'reporter' },
  ],
  snapshot: null,
  offered: ['case'],
  expiresAt,
};

const copies = [0, 1].map((position) =>
  planned(`copy:${position}`, `file:${position}`, { kind: 'copy-draft-file', draftId: 'draft', position }),
);
const claim = { worker: 'w', now: openedAt, lockedUntil: openedAt + 1, limit: 9 };

/** What every engine promises of drafts (SPEC 3.12). */
export function draftStoreContract(open: OpenEngine): void {
  keepingContract(open);
  endContract(open);
}

function keepingContract(open: OpenEngine): void {
  it('keeps a form as it was left, until its time is over', async () => {
    const { drafts } = opened(open);
    await drafts.save(draft, []);
    expect(await drafts.load('draft', openedAt)).toEqual(draft);
    expect(await drafts.load('draft', expiresAt)).toBeNull();
    expect(await drafts.load('other', openedAt)).toBeNull();

    const changed: Draft = { ...draft, subject: null, fields: {}, files: [], expiresAt: expiresAt + 1 };
    await drafts.save(changed, []);
    expect(await drafts.load('draft', expiresAt)).toEqual(changed);
  });

  it('keeps a form that is for no server yet', async () => {
    const { drafts, outbox } = opened(open);
    await drafts.save({ ...draft, guildId: null }, copies);
    expect(await drafts.load('draft', openedAt)).toEqual({ ...draft, guildId: null });
    expect(await outbox.claim(claim)).toMatchObject([{ caseId: null }, { caseId: null }]);

    await drafts.save(draft, []);
    expect(await drafts.load('draft', openedAt)).toEqual(draft);
  });

  it('notes where the bytes of a file are, and settles the effect that fetched them', async () => {
    const { drafts, outbox } = opened(open);
    await drafts.save(draft, copies);
    const [, second] = await outbox.claim(claim);
    await drafts.keepFile('draft', 1, 'abc', second?.effectId ?? 0);

    const kept = await drafts.load('draft', openedAt);
    expect(kept?.files.map(({ sha256 }) => sha256)).toEqual([null, 'abc']);
    expect(await outbox.claim({ ...claim, now: claim.lockedUntil })).toMatchObject([{ key: 'copy:0' }]);
  });
}

function endContract(open: OpenEngine): void {
  it('is emptied by the report it becomes', async () => {
    const { drafts, cases, outbox } = opened(open);
    await drafts.save(draft, copies);
    await cases.commit(opens(newCase('a', 1), { draftId: 'draft' }));
    expect(await drafts.load('draft', openedAt)).toBeNull();

    const [due] = await outbox.claim(claim);
    await drafts.keepFile('draft', 0, 'abc', due?.effectId ?? 0);
    expect(await drafts.load('draft', openedAt)).toBeNull();
    expect((await cases.findByDraft('draft'))?.caseId).toBe('a');
  });

  it('keeps what is sent from the same form after that', async () => {
    const { drafts, cases } = opened(open);
    await drafts.save(draft, []);
    await cases.commit(opens(newCase('a', 1), { draftId: 'draft' }));
    await drafts.save(draft, []);

    expect(await drafts.load('draft', openedAt)).toEqual(draft);
    expect((await cases.findByDraft('draft'))?.caseId).toBe('a');
  });

  it('erases forms whose time is over, and what they became stays', async () => {
    const { drafts, cases } = opened(open);
    await drafts.save(draft, []);
    await drafts.save(
      { ...draft, draftId: 'kept', files: [{ name: 'a', size: 3, url: 'x', sha256: 'abc', from: 'reporter' }] },
      [],
    );
    expect([await drafts.holdsFile('abc'), await drafts.holdsFile('abd')]).toEqual([true, false]);
    await drafts.save({ ...draft, draftId: 'later', expiresAt: expiresAt + 1 }, []);
    await drafts.save({ ...draft, draftId: 'sent' }, []);
    await cases.commit(opens(newCase('a', 1), { draftId: 'sent' }));

    expect(await drafts.eraseExpired(expiresAt)).toEqual(['abc']);
    expect(await drafts.eraseExpired(expiresAt)).toEqual([]);
    expect(await drafts.holdsFile('abc')).toBe(false);
    expect(await drafts.load('draft', openedAt)).toBeNull();
    expect(await drafts.load('later', openedAt)).not.toBeNull();
    expect((await cases.findByDraft('sent'))?.caseId).toBe('a');
  });
}
