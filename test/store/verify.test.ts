import { expect, it } from 'vitest';
import { adds, newCase, openedAt, opens, threadAttached } from './sample-case.ts';
import { openedWithFile } from './sqlite-engine.ts';

const asked = { type: 'copy-requested', at: openedAt + 2000 } as const;

/** A case of three entries. */
async function recorded() {
  const stores = openedWithFile();
  stores.file.pragma('foreign_keys = OFF');
  await stores.cases.commit(opens(newCase('a', 1)));
  await stores.cases.commit(adds({ ...newCase('a', 1), version: 1 }, [threadAttached, asked]));
  return stores;
}

const swapped = `
  update events set position = position + 10 where version = 2;
  update events set position = 11 - position where version = 2;
`;

const tamperings: [what: string, entry: string, sql: string][] = [
  ['the body of an event', '1.0', "update events set body = replace(body, 'medium', 'low') where version = 1"],
  ['an event that is no JSON any more', '1.0', "update events set body = '{' where version = 1"],
  ['who did it', '2.0', "update events set actor_id = '1' where version = 2 and position = 0"],
  ['when it was', '2.1', 'update events set at = at + 1 where position = 1'],
  ['which kind it says it is', '2.1', "update events set type = 'card-attached' where position = 1"],
  ['the order of events', '2.0', swapped],
  ['an event in the middle that is gone', '2.1', 'delete from events where version = 2 and position = 0'],
  ['the first event that is gone', '2.0', 'delete from events where version = 1'],
  ['the last event that is gone', 'row', 'delete from events where position = 1'],
  ['the row', 'row', "update cases set state = json_set(state, '$.severity', 'low')"],
  ['the version of the row', 'row', 'update cases set version = 3'],
  ['the row that is gone', 'row', 'delete from cases'],
  ['what somebody wrote', '1.0 content words-1', "update contents set text = 'nothing' where content_id = 'words-1'"],
  ['words that are gone', '1.0 content name-1', "delete from contents where content_id = 'name-1'"],
  ['words nobody wrote', 'content forged', "insert into contents values ('a', 'forged', 'name', 'x', '00', null)"],
  ['a digest', '1.0', "update events set digests = '{}' where version = 1"],
];

it.each(tamperings)('finds out who changed %s, and suspects no other case', async (_what, entry, sql) => {
  const { cases, file } = await recorded();
  file.exec(sql);
  await cases.commit(opens(newCase('b', 2)));

  expect((await cases.verify()).broken).toEqual([{ caseId: 'a', entry }]);
});

it('finds a history that was lent to another case', async () => {
  const { cases, file } = await recorded();
  await cases.commit(opens(newCase('b', 2)));
  file.exec("delete from events where case_id = 'b'");
  file.exec("update events set case_id = 'b' where case_id = 'a'");

  expect((await cases.verify('b')).broken).toEqual([{ caseId: 'b', entry: '1.0' }]);
});

it('finds nothing wrong when words were erased with their salt, and no longer tells them', async () => {
  const { cases, file } = await recorded();
  const erase = 'update contents set text = null, salt = null, erased_at = 1 where content_id = ?';
  file.prepare(erase).run('words-1');

  expect((await cases.verify()).broken).toEqual([]);
  expect([...(await cases.contents('a')).keys()].sort()).toEqual(['name-1', 'name-2']);
});

it('salts every digest, so that equal words in two cases do not show', async () => {
  const { cases, file } = await recorded();
  await cases.commit(opens(newCase('b', 2)));
  const digests = file.prepare<[], string>('select digests from events where version = 1').pluck().all();

  expect(new Set(digests).size).toBe(2);
});
