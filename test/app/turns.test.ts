import { expect, it } from 'vitest';
import { Turns } from '../../src/app/turns.ts';

/** A task that ends when it is told to. */
function heldTask(log: string[], name: string) {
  let end = () => {};
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await held;
    log.push(`${name} ends`);
  };
  return { run, end };
}

it('takes one after the other under one key, and others side by side', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [first, second, other] = ['first', 'second', 'other'].map((name) => heldTask(log, name));
  if (first === undefined || second === undefined || other === undefined) throw new Error('Three tasks were made');
  const all = [turns.run('a', first.run), turns.run('a', second.run), turns.run('b', other.run)];
  other.end();
  await all[2];
  first.end();
  second.end();
  await Promise.all(all);

  expect(log).toEqual(['first begins', 'other begins', 'other ends', 'first ends', 'second begins', 'second ends']);
});

it('goes on after a task that failed, and hands its error to whoever asked', async () => {
  const turns = new Turns();
  const failed = turns.run('a', () => Promise.reject(new Error('no')));
  const next = turns.run('a', () => Promise.resolve('yes'));

  await expect(failed).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});
