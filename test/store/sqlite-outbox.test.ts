import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { guildId, newCase, openedAt, opens, planned } from './sample-case.ts';
import { openedWithFile } from './sqlite-engine.ts';

const claim = { worker: 'w', now: openedAt, lockedUntil: openedAt + 1, limit: 9 };

it('claims as fast beside a hundred thousand done effects', async () => {
  const { cases, outbox, file } = openedWithFile();
  file.exec(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
    insert into outbox (guild_id, scope, lane, kind, payload, key, refresh, state, attempts, run_at, ages_from)
    select '1', 'case-' || i, 'thread', 'send-copy', '{"kind":"send-copy"}', 'old-' || i, 0, 'done', 1, 1, 1 from n
  `);
  await cases.commit(opens(newCase('a', 1), { effects: [planned('one')] }));
  const before = performance.now();

  expect(await outbox.claim(claim)).toMatchObject([{ key: 'one' }]);
  expect(await outbox.nextRunAt()).toBe(claim.lockedUntil);
  expect(performance.now() - before).toBeLessThan(50);
});

it('puts an effect aside that this version cannot read, and goes on with the others', async () => {
  const { cases, outbox, file } = openedWithFile();
  await cases.commit(opens(newCase('a', 1), { effects: [planned('one'), planned('two', 'reporter')] }));
  file.exec(`update outbox set kind = 'dance', payload = '{"kind":"dance"}' where key = 'one'`);

  expect(await outbox.claim(claim)).toMatchObject([{ key: 'two' }]);
  const row = file.prepare("select state, last_error from outbox where key = 'one'").get();
  expect(row).toEqual({ state: 'dead', last_error: 'unknown effect dance' });
  expect(await outbox.troubles(guildId)).toEqual([]);
});
