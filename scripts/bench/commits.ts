import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores } from '../../src/store/open-stores.ts';
import type { Figure } from './figure.ts';
import { sampleOf } from './seed/samples.ts';

const commits = 2_000;

/** Cases opened one after the other, each on disk before the next: row, history, words and people in one transaction. */
export async function measureCommits(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'casekeeper-bench-'));
  const stores = openStores(dataDir);
  const [first] = sampleOf('new');
  if (first === undefined) throw new Error('There is no sample');
  const { state, ...change } = first;
  const startedAt = performance.now();
  for (let number = 0; number < commits; number += 1) {
    const own = { caseId: `case-${number}`, reference: `C-${number}`, number: number + 1 };
    const contents = change.contents.map((one) => ({ ...one, contentId: `${one.contentId}-${number}` }));
    const commit = { ...change, ...own, contents, expectedVersion: 0, next: { ...state, ...own }, effects: [] };
    if ((await stores.cases.commit(commit)) !== 'committed') throw new Error('A commit was not kept');
  }
  const seconds = (performance.now() - startedAt) / 1000;
  stores.close();
  rmSync(dataDir, { recursive: true });
  return [{ what: 'commits with full sync', value: commits / seconds, unit: 'per second' }];
}
