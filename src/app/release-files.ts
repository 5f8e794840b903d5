import type { Files, Stores } from './ports.ts';

/** Removes bytes for good that no case and no form holds any more; those still held stay. */
export async function releaseFiles(
  { stores, files }: { stores: Pick<Stores, 'cases' | 'drafts'>; files: Files },
  hashes: readonly string[],
): Promise<void> {
  for (const sha256 of new Set(hashes)) {
    const held = (await stores.cases.holdsFile(sha256)) || (await stores.drafts.holdsFile(sha256));
    if (!held) await files.remove(sha256);
  }
}
